import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../scripts/start-postgres.ts';
import { createPasswords } from '../server/auth/password.ts';
import { rawPostgres, rawSqlite } from './raw-engine.ts';
import { type BenchServer, settle, startBenchServer } from './server-place.ts';
import { type Load, pushLoad } from './push-load.ts';

/**
 * `npm run bench:server -- [--singles 6000] [--batches 200] [--engine sqlite|postgres] [--dir /path]`: pushes per second through real HTTP into a
 * server process of its own, one operation and a hundred at a time, with 64 clients in one unit and 256 in four; beside it what the bare
 * engine commits in the same run, and the share of that; CPU of the server per request; time until it is ready after SIGKILL; what a password costs under both profiles. Generator and server share the
 * machine, so rates are lower bounds; CPU per request is what carries over to another machine.
 */
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1] ?? fallback;
};
const singles = Number(option('singles', '6000'));
const batches = Number(option('batches', '200'));
const wanted = option('engine', 'both');
const folder = mkdtempSync(path.join(option('dir', tmpdir()), 'duwang-bench-'));

console.log('引擎        场景            客户端    次/秒     操作/秒     p50       p99     CPU/次    503  引擎裸写（提交/秒、行/秒）  占裸写');
try {
  if (wanted !== 'postgres') {
    const raw = rawSqlite(folder);
    await measure('SQLite', await startBenchServer(path.join(folder, 'sqlite'), null), raw);
  }
  if (wanted !== 'sqlite') {
    const postgres = await startPostgres('128MB');
    try {
      const raw = await rawPostgres(postgres.url);
      await measure('PostgreSQL', await startBenchServer(path.join(folder, 'postgres'), postgres.url), raw);
    } finally {
      await postgres.stop();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const name of ['scrypt', 'pbkdf2-sm3'] as const) console.log(`口令散列 ${name}：${(await hashing(name)).toFixed(0)} 毫秒 CPU（七次的中位数）`);
console.log(`机器：${cores()}；一分钟平均负载 ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}。数据在 ${folder}。`);

async function measure(engine: string, server: BenchServer, raw: { readonly commits: number; readonly rows: number }): Promise<void> {
  try {
    const units = await settle(server, 4, 64);
    await pushLoad(server, units.slice(0, 1), 1, 500);
    for (const [name, people, size, count] of [['单项', units.slice(0, 1), 1, singles], ['单项', units, 1, singles], ['每批 100 项', units.slice(0, 1), 100, batches], ['每批 100 项', units, 100, batches]] as const) {
      const load = await pushLoad(server, people, size, count);
      console.log([engine.padEnd(10), name.padEnd(8), String(people.length * 64).padStart(6), rate(load), rate({ ...load, done: load.done * size }), ms(load.p50), ms(load.p99), ms(load.cpu), String(load.busy).padStart(5), `${raw.commits.toFixed(0)}、${raw.rows.toFixed(0)}`, share(load, size, raw)].join('  '));
    }
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const writing = pushLoad(server, units.slice(0, 1), 1, singles).catch(() => null);
      await new Promise(resolve => setTimeout(resolve, 300));
      await server.kill();
      await writing;
      times.push(await server.start());
    }
    console.log(`${engine}：写入中 SIGKILL 5 次，从启动进程到 /readyz 可用 ${times.map(time => `${(time / 1000).toFixed(2)} 秒`).join('、')}`);
  } finally {
    await server.kill();
  }
}

/** Processor time of one password hash at the cost the server uses, in milliseconds. */
async function hashing(name: 'scrypt' | 'pbkdf2-sm3'): Promise<number> {
  const passwords = createPasswords(undefined, name);
  const times: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const before = process.cpuUsage();
    await passwords.hash('Correct-Horse-7');
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.toSorted((a, b) => a - b)[3] ?? 0;
}

/**
 * Operations a second as a share of what the bare engine took in this run: single ones beside its commits (more than 1 where requests that
 * wait together share a commit), batches beside its rows. On a busy machine both sides lose alike, so this is what two runs can be compared by.
 */
function share(load: Load, size: number, raw: { readonly commits: number; readonly rows: number }): string {
  return (load.done * size / load.seconds / (size === 1 ? raw.commits : raw.rows)).toFixed(2).padStart(8);
}

function rate({ done, seconds }: Load): string {
  return (done / seconds).toFixed(0).padStart(8);
}

function ms(value: number): string {
  return `${value.toFixed(2).padStart(8)}ms`;
}

function cores(): string {
  const text = readFileSync('/proc/cpuinfo', 'utf8');
  return `${text.match(/^processor/gm)?.length ?? 0} 核 ${/^model name\s*: (.*)$/m.exec(text)?.[1] ?? ''}`;
}
