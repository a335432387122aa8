import { Agent, request } from 'node:http';
import { create, finding } from '../tests/server/support/records.ts';
import type { BenchServer, Pusher } from './server-place.ts';

/** What came of pushing: requests answered, how long that took, waiting times of single requests, and processor time of the server per request (milliseconds). */
export interface Load { readonly done: number; readonly seconds: number; readonly p50: number; readonly p99: number; readonly cpu: number; readonly busy: number }

/**
 * Every person pushes over a connection of their own, the next as soon as the one before is answered, until `count` have been taken. What is
 * refused as busy (503) is sent again after a moment, as an extension does, and counted. Bodies are made before the clock starts.
 * @throws when anything but 200 and 503 is answered
 */
export async function pushLoad(server: BenchServer, units: readonly (readonly Pusher[])[], size: number, count: number): Promise<Load> {
  const people = units.flat();
  const bodies = Array.from({ length: count }, (_, at) => {
    const { person, siteId } = people[at % people.length]!;
    return Buffer.from(JSON.stringify({ deviceId: person.deviceId, s: 1, ops: Array.from({ length: size }, () => create('finding', finding(siteId, { note: '备注'.repeat(40) }))) }));
  });
  const agent = new Agent({ keepAlive: true, maxSockets: people.length });
  const waits: number[] = [];
  let busy = 0;
  const before = server.cpu();
  const started = performance.now();
  try {
    await Promise.all(people.map(async ({ person }, lane) => {
      for (let at = lane; at < count; at += people.length) for (;;) {
        const begun = performance.now();
        const status = await post(agent, server.url, person.token, bodies[at]!);
        if (status === 200) {
          waits.push(performance.now() - begun);
          break;
        }
        if (status !== 503) throw new Error(`push: ${status}`);
        busy += 1;
        await new Promise(resolve => setTimeout(resolve, 20 + Math.random() * 50));
      }
    }));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - started) / 1000;
  waits.sort((a, b) => a - b);
  return { done: count, seconds, p50: waits[Math.floor(waits.length * 0.5)] ?? 0, p99: waits[Math.floor(waits.length * 0.99)] ?? 0, cpu: (server.cpu() - before) / count, busy };
}

function post(agent: Agent, url: string, token: string, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/v1/sync/push`, { method: 'POST', agent, headers: { 'Content-Type': 'application/json', 'Content-Length': body.length, Authorization: `Bearer ${token}` } }, answer => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
      answer.once('error', reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
