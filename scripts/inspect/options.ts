import { parseArgs } from 'node:util';

/** What `npm run inspect` was asked to do. Times in seconds, as typed. */
export interface Options {
  readonly targets: readonly string[];
  readonly as: readonly string[];
  readonly manifest: string | null;
  readonly connectTo: readonly Mapping[];
  readonly rubrics: readonly string[];
  readonly now: number | null;
  readonly json: string | null;
  readonly html: string | null;
  readonly xlsx: string | null;
  readonly failOn: 'fail' | 'review' | 'veto' | 'never';
  readonly headed: boolean;
  /** Press external links and see whether they warn before leaving. */
  readonly probe: boolean;
  /** Compare with what a search engine is given. */
  readonly cloak: boolean;
  /** Check the links too, with these limits in seconds and a file with the pace; null: do not. */
  readonly links: { readonly timeout: number | null; readonly retry: number | null; readonly pace: string | null } | null;
}

/** `HOST:PORT` (a `*` in the host is allowed) and where its requests go. */
export interface Mapping {
  readonly host: string;
  readonly port: number;
  readonly to: string;
}

/** A mistake in how the command was called: exit status 2, with a sentence for people. */
export class UsageError extends Error {}

const ofLinks = ['link-timeout', 'link-retry', 'link-pace'] as const;

/** Reads the command line of report-format. Throws UsageError with what is wrong and what would be right. */
export function readOptions(args: readonly string[]): Options {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args], allowPositionals: true, strict: true,
      options: {
        as: { type: 'string', multiple: true }, manifest: { type: 'string' }, 'connect-to': { type: 'string', multiple: true },
        rubric: { type: 'string', multiple: true }, now: { type: 'string' }, json: { type: 'string' }, html: { type: 'string' }, xlsx: { type: 'string' },
        'fail-on': { type: 'string' }, headed: { type: 'boolean' },
        links: { type: 'boolean' }, probe: { type: 'boolean' }, cloak: { type: 'boolean' },
        'link-timeout': { type: 'string' }, 'link-retry': { type: 'string' }, 'link-pace': { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`看不懂这条命令：${error instanceof Error ? error.message : String(error)}`);
  }
  const { values, positionals } = parsed;
  for (const name of ofLinks) if (values[name] !== undefined && !values.links) throw new UsageError(`--${name} 要和 --links 一起用`);
  if (positionals.length === 0 && values.manifest === undefined) throw new UsageError('请给出要检查的网址或 HTML 文件，例如：npm run inspect -- https://www.example.gov.cn/');
  const failOn = values['fail-on'] ?? 'never';
  if (!isFailOn(failOn)) throw new UsageError(`--fail-on 只能是 fail、review、veto 或 never，不能是 ${failOn}`);
  return {
    targets: positionals, as: (values.as ?? []).map((url) => webAddress(url, '--as')), manifest: values.manifest ?? null,
    connectTo: (values['connect-to'] ?? []).map(readMapping), rubrics: values.rubric ?? ['guangxi-2017'],
    now: values.now === undefined ? null : readMoment(values.now),
    json: values.json ?? null, html: values.html ?? null, xlsx: values.xlsx ?? null, failOn, headed: values.headed ?? false, probe: values.probe ?? false, cloak: values.cloak ?? false,
    links: values.links ? { timeout: seconds(values['link-timeout'], '--link-timeout', 0.1), retry: seconds(values['link-retry'], '--link-retry', 0), pace: values['link-pace'] ?? null } : null,
  };
}

/** The address, normalised; throws UsageError when it is not http or https. */
export function webAddress(text: string, where: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new UsageError(`${where}：${text} 不是网址`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new UsageError(`${where}：只能检查 http 或 https 网址，不能是 ${text}`);
  return url.href;
}

function isFailOn(text: string): text is Options['failOn'] {
  return text === 'fail' || text === 'review' || text === 'veto' || text === 'never';
}

function seconds(text: string | undefined, name: string, least: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < least || value > 3600) throw new UsageError(`${name} 应是 ${least} 到 3600 之间的秒数，不能是 ${text}`);
  return value;
}

function readMapping(text: string): Mapping {
  const parts = /^([^:=]+):(\d+)=(.+:\d+)$/.exec(text);
  if (!parts) throw new UsageError(`--connect-to 应写作 主机:端口=地址:端口，例如 *.gov.cn:443=127.0.0.1:8443，不能是 ${text}`);
  return { host: parts[1]!, port: Number(parts[2]), to: parts[3]! };
}

function readMoment(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new UsageError(`--now 应是 ISO 时间，例如 2026-11-21T09:00:00+08:00，不能是 ${text}`);
  return moment;
}
