import { createHash, randomBytes } from 'node:crypto';
import type { TokenResponse } from '../../../contract/auth.ts';
import { type Op, pullResponseSchema, type PullResponse, type PushResponse, pushResponseSchema, type Role } from '../../../contract/sync.ts';
import { uuid7 } from '../../../server/ids.ts';

export const testExtId = 'abcdefghijklmnopabcdefghijklmnop';
export const testPassword = 'Correct-Horse-7';

/** A signed-in extension, as the server sees one. */
export interface Person extends TokenResponse { readonly url: string; readonly deviceId: string }

/** Sends a form of the server's own pages, as a browser does. */
export async function postForm(url: string, path: string, fields: Readonly<Record<string, string>>, cookie = ''): Promise<Response> {
  return fetch(url + path, {
    method: 'POST', redirect: 'manual',
    headers: { Origin: new URL(url).origin, 'Content-Type': 'application/x-www-form-urlencoded', ...(cookie ? { Cookie: cookie } : {}) },
    body: new URLSearchParams(fields),
  });
}

/** Uses the one-time link of the first start. @returns the administrator's cookie for the server's pages. */
export async function setUp(setupLink: string, name = '管理员甲', options: { readonly alone?: boolean } = {}): Promise<string> {
  const { origin, hash } = new URL(setupLink);
  const answer = await postForm(origin, '/setup', {
    secret: hash.slice(1), orgName: '测试单位', name, password: testPassword, again: testPassword, ...(options.alone ? { alone: 'on' } : {}),
  });
  if (answer.status !== 303) throw new Error(`setup: ${answer.status} ${await answer.text()}`);
  return cookieOf(answer);
}

/** Invites a person through the administrator's page and joins in their name. */
export async function addPerson(url: string, administratorCookie: string, role: Role, name: string): Promise<void> {
  const invited = await postForm(url, '/people/invite', { role }, administratorCookie);
  const secret = /\/invite#([\w.-]+)/.exec(await invited.text())?.[1];
  if (!secret) throw new Error(`invite: ${invited.status}`);
  const joined = await postForm(url, '/invite', { secret, name, password: testPassword, again: testPassword });
  if (joined.status !== 200) throw new Error(`join: ${joined.status} ${await joined.text()}`);
}

/** The administrator makes the exception a small unit may make, on the page for it, with the reason it asks for. */
export async function allowOwnReview(url: string, administratorCookie: string, because = '本单位只有一人审核'): Promise<void> {
  const answer = await postForm(url, '/people/settings', { orgName: '测试单位', ownReview: 'on', because }, administratorCookie);
  if (answer.status !== 303) throw new Error(`settings: ${answer.status} ${await answer.text()}`);
}

export function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

export interface Challenge { readonly verifier: string; readonly fields: Readonly<Record<string, string>> }

/** The parameters an extension asks for a code with. */
export function challenge(redirectUri = `https://${testExtId}.chromiumapp.org/`, extId = testExtId): Challenge {
  const verifier = randomBytes(32).toString('base64url');
  const fields = {
    response_type: 'code', client_id: extId, redirect_uri: redirectUri, state: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  };
  return { verifier, fields };
}

/** Name and password on the sign-in page. @returns the code that comes back to the extension. */
export async function askCode(url: string, name: string, asked: Challenge, password = testPassword, tenant = ''): Promise<string> {
  const answer = await postForm(url, '/authorize', { ...asked.fields, name, password, ...(tenant ? { tenant } : {}) });
  const location = new URL(answer.headers.get('location') ?? `${url}/failed-${answer.status}`);
  const found = new URLSearchParams(location.search || location.hash.slice(1));
  if (found.get('state') !== asked.fields['state']) throw new Error(`authorize: ${answer.status}`);
  return found.get('code') ?? '';
}

/** The whole sign-in of an extension, without a browser. */
export async function signIn(url: string, name: string, deviceId = uuid7(Date.now()), extId = testExtId, tenant = ''): Promise<Person> {
  const asked = challenge(`https://${extId}.chromiumapp.org/`, extId);
  const code = await askCode(url, name, asked, testPassword, tenant);
  const answer = await postJson(url, '/v1/token', { grant: 'code', code, verifier: asked.verifier, redirectUri: asked.fields['redirect_uri'], deviceId });
  if (answer.status !== 200) throw new Error(`token: ${answer.status} ${await answer.text()}`);
  return { ...await answer.json() as TokenResponse, url, deviceId };
}

export async function postJson(url: string, path: string, body: unknown, token = ''): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...bearer(token) }, body: JSON.stringify(body) });
}

export function bearer(token: string): Record<string, string> {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

export async function push(person: Person, ops: readonly Op[]): Promise<PushResponse> {
  const answer = await postJson(person.url, '/v1/sync/push', { deviceId: person.deviceId, s: 1, ops }, person.token);
  if (answer.status !== 200) throw new Error(`push: ${answer.status} ${await answer.text()}`);
  return pushResponseSchema.parse(await answer.json());
}

export async function pullPage(person: Person, c = '', limit = 500): Promise<PullResponse> {
  const answer = await fetch(`${person.url}/v1/sync/pull?${new URLSearchParams({ ...(c ? { c } : {}), limit: String(limit) })}`, { headers: bearer(person.token) });
  if (answer.status !== 200) throw new Error(`pull: ${answer.status} ${await answer.text()}`);
  return pullResponseSchema.parse(await answer.json());
}

/** Everything from a cursor on. */
export async function pullAll(person: Person, c = '', limit = 500): Promise<{ readonly rows: PullResponse['rows']; readonly next: string }> {
  const rows: PullResponse['rows'] = [];
  for (let next = c; ;) {
    const answer = await pullPage(person, next, limit);
    rows.push(...answer.rows);
    next = answer.next;
    if (!answer.more) return { rows, next };
  }
}
