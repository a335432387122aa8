import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { addPerson, type Person, postForm, postJson, push, setUp, signIn, testPassword } from '../tests/server/support/person.ts';
import { create, site } from '../tests/server/support/records.ts';

const program = path.join(import.meta.dirname, '../tests/server/support/server-process.ts');

/** A server in a process of its own, on a disk; it comes back on the same address after it was killed. */
export interface BenchServer {
  readonly url: string;
  readonly setupLink: string;
  /** Processor time the process has used, milliseconds. */
  cpu(): number;
  /** Memory of the process that is in use now (resident), bytes. */
  memory(): number;
  kill(): Promise<void>;
  /** Starts it again. @returns milliseconds until /readyz says yes */
  start(): Promise<number>;
}

export async function startBenchServer(folder: string, postgres: string | null): Promise<BenchServer> {
  mkdirSync(folder, { recursive: true });
  let child: ChildProcess | null = null;
  const launch = async (port: string): Promise<{ readonly url: string; readonly setupLink: string | null }> => {
    child = spawn(process.execPath, [program, folder, port, ...(postgres === null ? [] : [postgres])], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout! })) return JSON.parse(line) as { readonly url: string; readonly setupLink: string | null };
    throw new Error('the server ended before it listened');
  };
  const first = await launch('0');
  return {
    url: first.url,
    setupLink: first.setupLink ?? '',
    cpu: () => cpuOf(child?.pid ?? 0),
    memory: () => residentOf(child?.pid ?? 0),
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async start() {
      const started = performance.now();
      await launch(new URL(first.url).port);
      while (!(await fetch(`${first.url}/readyz`).catch(() => null))?.ok) await new Promise(resolve => setTimeout(resolve, 5));
      return performance.now() - started;
    },
  };
}

/** Somebody who pushes: signed in, with a site to hang findings on. */
export interface Pusher { readonly person: Person; readonly siteId: string }

/** Units with so many people each. */
export async function settle(server: BenchServer, units: number, people: number): Promise<readonly (readonly Pusher[])[]> {
  const administrator = await setUp(server.setupLink);
  await addPerson(server.url, administrator, 'administrator', '管理员乙');
  const top = await signIn(server.url, '管理员乙');
  const settled: Pusher[][] = [];
  for (let unit = 0; unit < units; unit += 1) {
    const made = await postJson(server.url, '/v1/organisations', { parentId: top.me.stream, name: `第${unit}县`, level: 'county' }, top.token);
    const { orgId } = await made.json() as { orgId: string };
    const joined: Pusher[] = [];
    // A few at a time: the queue for password hashing is short on purpose.
    for (let at = 0; at < people; at += atOnce) joined.push(...await Promise.all(Array.from({ length: Math.min(atOnce, people - at) }, (_, one) => join(server, top, orgId, `第${unit}县${at + one}号`))));
    settled.push(joined);
  }
  return settled;
}

const atOnce = 8;

async function join(server: BenchServer, top: Person, orgId: string, name: string): Promise<Pusher> {
  const { link } = await (await postJson(server.url, '/v1/invites', { role: 'inspector', orgId }, top.token)).json() as { link: string };
  await postForm(server.url, '/invite', { secret: new URL(link).hash.slice(1), name, password: testPassword, again: testPassword });
  const person = await signIn(server.url, name);
  const place = site();
  await push(person, [create('site', place)]);
  return { person, siteId: place.id };
}

function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

/** utime and stime of /proc, at the usual hundred ticks a second. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
