import type { TokenResponse } from '../../../contract/auth.ts';
import type { Me } from '../../../contract/sync.ts';
import { bearer, postJson } from './person.ts';
import { rawSql } from './place.ts';
import type { Unit } from './unit.ts';

export const minute = 60_000;

/** A clock the test moves. */
export function clock() {
  let time = Date.parse('2026-11-21T08:00:00Z');
  return { now: () => time, pass: (milliseconds: number) => { time += milliseconds; } };
}

/** Asks the server who a token belongs to. */
export async function me(url: string, token: string): Promise<{ readonly status: number; readonly error: string }> {
  const answer = await fetch(`${url}/v1/me`, { headers: bearer(token) });
  const body = await answer.json() as Partial<Me> & { readonly error?: string };
  return { status: answer.status, error: body.error ?? '' };
}

/** The next token. */
export async function rotate(url: string, token: string): Promise<string> {
  const answer = await postJson(url, '/v1/token', { grant: 'rotate' }, token);
  if (answer.status !== 200) throw new Error(`rotate: ${answer.status}`);
  return (await answer.json() as TokenResponse).token;
}

/** Action and result of every line of the audit. */
export async function auditOf(unit: Unit): Promise<readonly string[]> {
  return (await rawSql(unit.dataDir, 'SELECT action, result FROM audit ORDER BY seq')).map(row => `${String(row['action'])} ${String(row['result'])}`);
}
