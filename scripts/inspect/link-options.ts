import { readFile } from 'node:fs/promises';
import { fastProfile, politeProfile, type Pace, type Profile } from '../../links/profile.ts';
import { UsageError, type Options } from './options.ts';

/**
 * The limits of the link check from the command line; null when links are not to be checked.
 * @param warn hears of keys of the pace file that mean nothing
 * @throws UsageError when the pace file cannot be read or its numbers make no sense
 */
export async function linkProfile({ links }: Pick<Options, 'links'>, warn: (text: string) => void = () => undefined): Promise<Profile | null> {
  if (!links) return null;
  const paced = links.pace === null ? politeProfile : await readPace(links.pace, warn);
  const firstByte = links.timeout === null ? paced.firstByte : links.timeout * 1000;
  return { ...paced, firstByte, body: Math.min(paced.body, Math.max(firstByte, 500)), retry: links.retry === null ? paced.retry : links.retry * 1000 };
}

/**
 * JSON: `{"profile": "fast"}`, or any of `perHost` (at once), `gap` (milliseconds between starts), `perFiveMinutes`, `total` (at once on
 * all hosts), and `hosts`: the first three by host name, where `*.example.test` covers everything below.
 */
async function readPace(file: string, warn: (text: string) => void): Promise<Profile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`--link-pace：读不懂 ${file}（${error instanceof Error ? error.message : String(error)}）`);
  }
  if (!isObject(value)) throw new UsageError(`--link-pace：${file} 应是一个 JSON 对象，例如 {"perHost": 6, "gap": 0}`);
  const { profile = 'polite', hosts = {}, total, ...rest } = value;
  if (profile !== 'fast' && profile !== 'polite') throw new UsageError(`--link-pace：profile 只能是 fast 或 polite，不能是 ${JSON.stringify(profile)}`);
  if (!isObject(hosts)) throw new UsageError('--link-pace：hosts 应是以主机名为键的 JSON 对象');
  const base = profile === 'fast' ? fastProfile : politeProfile;
  const pace = paceOf(rest, base.pace, warn);
  return {
    ...base, pace, total: total === undefined ? base.total : natural('total', total, 1),
    hosts: Object.fromEntries(Object.entries(hosts).map(([host, given]) => {
      if (!isObject(given)) throw new UsageError(`--link-pace：hosts 里的 ${host} 应是 JSON 对象`);
      return [host.toLowerCase(), paceOf(given, pace, warn)];
    })),
  };
}

function paceOf(given: Readonly<Record<string, unknown>>, base: Pace, warn: (text: string) => void): Pace {
  const { perHost = base.perHost, gap = base.gap, perFiveMinutes = base.perWindow, ...unknown } = given;
  for (const key of Object.keys(unknown)) warn(`--link-pace：不认识 ${key}，没有采用；可用的有 profile、perHost、gap、perFiveMinutes、total、hosts`);
  return { perHost: natural('perHost', perHost, 1), gap: natural('gap', gap, 0), perWindow: natural('perFiveMinutes', perFiveMinutes, 1) };
}

function natural(name: string, value: unknown, least: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) throw new UsageError(`--link-pace：${name} 应是不小于 ${least} 的整数，不能是 ${JSON.stringify(value)}`);
  return value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
