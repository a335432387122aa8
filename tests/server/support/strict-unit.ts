import { expect } from 'vitest';
import type { TokenResponse } from '../../../contract/auth.ts';
import type { Role } from '../../../contract/sync.ts';
import { totpAt } from '../../../server/auth/totp.ts';
import { authenticator } from './authenticator.ts';
import { clock, minute } from './observe.ts';
import { addPerson, challenge, cookieOf, type Person, postForm, postJson, testPassword } from './person.ts';
import { portToReturnTo } from './place.ts';
import { newId } from './records.ts';
import { openUnit } from './unit.ts';

/** A server that demands the second factor, as in real use, at an address that passkeys take. The administrator has set theirs up. */
export async function openStrictUnit() {
  const time = clock();
  const port = await portToReturnTo();
  const unit = await openUnit({ port, publicUrl: `http://localhost:${port}`, secondFactor: 'required', now: time.now });
  const url = `http://localhost:${port}`;
  const code = (secret: string): string => totpAt(secret, Math.floor(time.now() / 30_000));
  const enrol = async (cookie: string): Promise<string> => {
    const begun = await (await postForm(url, '/second-factor/begin', {}, cookie)).text();
    const secret = (/<output>([A-Z2-7 ]+)<\/output>/.exec(begun)?.[1] ?? '').replaceAll(' ', '');
    expect((await postForm(url, '/second-factor', { code: code(secret) }, cookie)).status).toBe(200);
    return secret;
  };
  const cookieFor = async (name: string): Promise<string> => cookieOf(await postForm(url, '/login', { name, password: testPassword }));
  /** The extension's way to a token. @param fill what is typed or pressed on the page */
  const token = async (deviceId: string, path: string, fill: (page: string) => Readonly<Record<string, string>>): Promise<Person> => {
    const asked = challenge();
    const fields = { ...asked.fields, prompt: 'login' };
    const page = await (await fetch(`${url}/authorize?${new URLSearchParams(fields)}`)).text();
    expect(page).toContain('验证身份');
    const answer = await postForm(url, path, { ...fields, ...fill(page) });
    expect(answer.status).toBe(303);
    const given = new URL(answer.headers.get('location') ?? '').searchParams.get('code');
    const made = await postJson(url, '/v1/token', { grant: 'code', code: given, verifier: asked.verifier, redirectUri: asked.fields['redirect_uri'], deviceId });
    expect(made.status).toBe(200);
    return { ...await made.json() as TokenResponse, url, deviceId };
  };

  await enrol(unit.administrator);
  return {
    unit, url, time, cookieFor,
    /** A person with a second factor; `again` is the same device after they have shown themselves anew. */
    async person(role: Role, name: string, by: 'code' | 'passkey' = 'code'): Promise<{ readonly again: () => Promise<Person>; readonly prove: (cookie: string) => Promise<void> }> {
      await addPerson(url, unit.administrator, role, name);
      const deviceId = newId();
      const cookie = await cookieFor(name);
      if (by === 'passkey') {
        const device = authenticator(url);
        const added = await postForm(url, '/passkeys', { name: '办公室电脑', answer: device.add(asked(await (await fetch(`${url}/passkeys`, { headers: { Cookie: cookie } })).text(), 'add')) }, cookie);
        expect(added.status).toBe(303);
        return { again: () => token(deviceId, '/authorize/passkey', page => ({ answer: device.get(asked(page, 'get')) })), prove: async () => undefined };
      }
      const secret = await enrol(cookie);
      return {
        again: () => {
          // A code is good once.
          time.pass(minute);
          return token(deviceId, '/authorize', () => ({ name, password: testPassword, code: code(secret) }));
        },
        prove: async (own) => {
          time.pass(minute);
          expect((await postForm(url, '/second-factor', { code: code(secret) }, own)).status).toBe(303);
        },
      };
    },
    [Symbol.asyncDispose]: () => unit[Symbol.asyncDispose](),
  };
}

export type StrictUnit = Awaited<ReturnType<typeof openStrictUnit>>;

/** What a page asks the browser's authenticator for. */
function asked(markup: string, kind: 'add' | 'get'): { readonly challenge: string; readonly user: { readonly id: string } } {
  const found = new RegExp(`data-passkey="${kind}" data-options="([^"]+)"`).exec(markup)?.[1];
  if (!found) throw new Error(`no ${kind} in ${markup.slice(0, 2000)}`);
  return JSON.parse(found.replaceAll('&#34;', '"').replaceAll('&#38;', '&')) as ReturnType<typeof asked>;
}
