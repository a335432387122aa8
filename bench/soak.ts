import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../scripts/start-postgres.ts';
import { pullPage, push, signIn } from '../tests/server/support/person.ts';
import { create, finding } from '../tests/server/support/records.ts';
import { type BenchServer, type Pusher, settle, startBenchServer } from './server-place.ts';

/**
 * `npm run soak -- [--minutes 1440] [--engine sqlite|postgres] [--dir /path]`: T29. A server process of its own under ten times the burst of
 * a city (backend 8.2): fifty people, 4 pushes of five operations and 4 pulls a second, without a pause. Every minute: memory of the server, size of the
 * log, waiting times. At the end: the slope of the memory over the last three quarters, the largest log, p99 of the second and the last quarter.
 * The machine should have nothing else to do; its load is printed.
 */
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1] ?? fallback;
};
const minutes = Number(option('minutes', '1440'));
const engine = option('engine', 'sqlite');
const folder = mkdtempSync(path.join(option('dir', tmpdir()), 'duwang-soak-'));
const second = 1000;

interface Minute { readonly at: number; readonly memory: number; readonly log: number; readonly waits: readonly number[]; readonly failed: number }
interface Soaked { readonly seen: readonly Minute[]; readonly cpu: number }

const postgres = engine === 'postgres' ? await startPostgres('128MB') : null;
const server = await startBenchServer(path.join(folder, 'data'), postgres?.url ?? null);
try {
  const [people] = await settle(server, 1, 50);
  report(await soak(server, people!));
} finally {
  await server.kill();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function soak(under: BenchServer, people: readonly Pusher[]): Promise<Soaked> {
  const seen: Minute[] = [];
  const cursors = new Map<string, string>();
  const began = Date.now();
  const cpuBefore = under.cpu();
  let signedIn = began;
  let held = people;
  let turn = 0;
  console.log('分钟   内存 MB   日志 MB   次数    p50 ms    p99 ms   失败   负载');
  while (Date.now() - began < minutes * 60 * second) {
    // A sign-in lasts twelve hours.
    if (Date.now() - signedIn > 6 * 3600 * second) {
      signedIn = Date.now();
      const again: Pusher[] = [];
      for (const { person, siteId } of held) again.push({ person: await signIn(under.url, person.me.name, person.deviceId), siteId });
      held = again;
    }
    const waits: number[] = [];
    let failed = 0;
    const running: Promise<void>[] = [];
    const timed = async (work: () => Promise<unknown>): Promise<void> => {
      const start = performance.now();
      await work().then(() => void waits.push(performance.now() - start), () => void (failed += 1));
    };
    const until = Math.min(Date.now() + 60 * second, began + minutes * 60 * second);
    while (Date.now() < until) {
      const next = new Promise(resolve => setTimeout(resolve, second / 4));
      const { person, siteId } = held[turn % held.length]!;
      const reader = held[(turn * 7 + 3) % held.length]!.person;
      turn += 1;
      running.push(timed(() => push(person, Array.from({ length: 5 }, () => create('finding', finding(siteId, { note: '备注'.repeat(40) }))))));
      running.push(timed(async () => {
        const { next: cursor } = await pullPage(reader, cursors.get(reader.deviceId) ?? '');
        cursors.set(reader.deviceId, cursor);
      }));
      await next;
    }
    await Promise.all(running);
    const minute = { at: (Date.now() - began) / 60_000, memory: under.memory(), log: logSize(), waits: waits.toSorted((a, b) => a - b), failed };
    seen.push(minute);
    console.log([minute.at.toFixed(1).padStart(5), mb(minute.memory), mb(minute.log), String(waits.length).padStart(6), share(minute.waits, 0.5), share(minute.waits, 0.99), String(failed).padStart(6), loadavg().padStart(6)].join('  '));
  }
  return { seen, cpu: under.cpu() - cpuBefore };
}

function report({ seen, cpu }: Soaked): void {
  const quarter = (from: number, to: number): readonly number[] => seen.slice(Math.floor(seen.length * from), Math.ceil(seen.length * to)).flatMap(({ waits }) => waits).toSorted((a, b) => a - b);
  const settled = seen.slice(Math.floor(seen.length / 4));
  console.log(`${engine}，${minutes} 分钟：内存每小时 ${slope(settled.map(({ at, memory }) => [at / 60, memory / 1e6])).toFixed(2)} MB（后四分之三，最小二乘；${mb(settled[0]?.memory ?? 0).trim()} → ${mb(settled.at(-1)?.memory ?? 0).trim()}），日志最大 ${mb(Math.max(...seen.map(({ log }) => log))).trim()} MB，`
    + `p99 第二个四分之一 ${share(quarter(0.25, 0.5), 0.99).trim()}、最后四分之一 ${share(quarter(0.75, 1), 0.99).trim()} 毫秒，失败 ${seen.reduce((sum, { failed }) => sum + failed, 0)} 次，服务器 CPU ${(cpu / seen.reduce((sum, { waits }) => sum + waits.length, 0)).toFixed(2)} 毫秒每次。`);
}

/** Of points, by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  return points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

function logSize(): number {
  return statSync(path.join(folder, 'data', 'duwang.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0;
}

function loadavg(): string {
  return readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '';
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1).padStart(8);
}

function share(sorted: readonly number[], part: number): string {
  return (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1).padStart(8);
}
