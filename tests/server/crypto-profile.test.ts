import { createHash, createHmac, createCipheriv } from 'node:crypto';
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { appKey } from '../../server/auth/app-key.ts';
import { createPasswords } from '../../server/auth/password.ts';
import { newTotpSecret, otpauth, stepOfCode, totpAt } from '../../server/auth/totp.ts';
import { partsOf } from '../../server/auth/totp-secret.ts';
import { labelledDigest } from '../../server/crypto/hash.ts';
import { readEnvironment } from '../../server/env.ts';
import { verifyAudit } from '../../server/repo/audit.ts';
import { auditOf, clock, minute } from './support/observe.ts';
import { addPerson, cookieOf, postForm, pullAll, push, signIn, testPassword } from './support/person.ts';
import { dropDatabase, rawSql, temporaryFolder } from './support/place.ts';
import { quickCost } from './support/quick-cost.ts';
import { create, finding, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

describe('the algorithms are those of the standards', () => {
  test('SM3: both examples of GB/T 32905-2016 A', () => {
    const hex = (text: string) => Buffer.from(labelledDigest('sm3', text).slice('sm3:'.length), 'base64url').toString('hex');
    expect(hex('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(hex('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  test('HMAC-SM3: GB/T 15852.2, key 01…20', () => {
    const data = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2);
    expect(createHmac('sm3', Buffer.from(Array.from({ length: 32 }, (_, index) => index + 1))).update(data).digest('hex')).toBe('ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a');
  });

  test('SM4: the example of GB/T 32907-2016 A.1', () => {
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
    const cipher = createCipheriv('sm4-cbc', block, Buffer.alloc(16)).setAutoPadding(false);
    expect(cipher.update(block).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  test('PBKDF2 with HMAC-SM3 is the one of RFC 8018, in rounds, with its name and cost in front', async () => {
    const stored = await createPasswords(quickCost, 'pbkdf2-sm3').hash('Correct-Horse-7');
    const [name, rounds, salt = '', key = ''] = stored.split('$');
    expect([name, rounds]).toEqual(['pbkdf2-sm3', '100']);
    // One block of 32 bytes, written out: U1 xor U2 xor … (RFC 8018 5.2).
    let last = createHmac('sm3', 'Correct-Horse-7').update(Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from([0, 0, 0, 1])])).digest();
    let sum = BigInt(`0x${last.toString('hex')}`);
    for (let round = 1; round < 100; round += 1) {
      last = createHmac('sm3', 'Correct-Horse-7').update(last).digest();
      sum ^= BigInt(`0x${last.toString('hex')}`);
    }
    expect(Buffer.from(key, 'base64url').toString('hex')).toBe(sum.toString(16).padStart(64, '0'));
  });

  test('codes by SM3 are those of RFC 6238 with that hash, and the app is told which', () => {
    const secret = newTotpSecret('sm3');
    expect(otpauth(secret, '张三', '读网')).toContain('algorithm=SM3');
    expect(otpauth(secret, '张三', '读网')).toContain(`secret=${partsOf(secret).typed}&`);
    const known = 'sm3:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const mac = createHmac('sm3', '12345678901234567890').update(Buffer.from([0, 0, 0, 0, 0, 0, 0, 1])).digest();
    expect(totpAt(known, 1)).toBe(String((mac.readUInt32BE(mac[31]! & 15) & 0x7fff_ffff) % 1e6).padStart(6, '0'));
    expect(stepOfCode(known, totpAt(known, 1), 59_000)).toBe(1);
    expect(totpAt(known, 1)).not.toBe(totpAt(partsOf(known).typed, 1));
  });
});

test('each profile opens and compares what the other wrote; what was changed, cut or belongs elsewhere opens under neither', async () => {
  const [intl, sm] = [appKey('', 'k'.repeat(32)), appKey('', 'k'.repeat(32), 'sm4-cbc-hmac-sm3')];
  for (const [writer, reader] of [[intl, sm], [sm, intl]] as const) {
    const sealed = writer.seal('密钥 secret', 'user 1');
    expect([reader.open(sealed, 'user 1'), writer.isCurrent(sealed), reader.isCurrent(sealed)]).toEqual(['密钥 secret', true, false]);
    expect(() => reader.open(sealed, 'user 2')).toThrow();
    expect(() => appKey('', 'x'.repeat(32)).open(sealed, 'user 1')).toThrow();
    const parts = sealed.split('$');
    for (const at of [1, 2, 3]) {
      const bytes = Buffer.from(parts[at]!, 'base64url');
      bytes[0]! ^= 1;
      expect(() => reader.open(parts.with(at, bytes.toString('base64url')).join('$'), 'user 1')).toThrow();
      expect(() => reader.open(parts.with(at, '').join('$'), 'user 1')).toThrow();
    }
    expect(() => reader.open(['rot13', ...parts.slice(1)].join('$'), 'user 1')).toThrow('unknown cipher');
  }
  const [scrypt, pbkdf2] = [createPasswords(quickCost), createPasswords(quickCost, 'pbkdf2-sm3')];
  for (const [writer, reader] of [[scrypt, pbkdf2], [pbkdf2, scrypt]] as const) {
    const stored = await writer.hash('Correct-Horse-7');
    expect([await reader.verify('Correct-Horse-7', stored), await reader.verify('Correct-Horse-8', stored), await reader.verify('Correct-Horse-7', null)]).toEqual([true, false, false]);
    expect([writer.isCurrent(stored), reader.isCurrent(stored)]).toEqual([true, false]);
  }
});

test('the profile is one of two words', () => {
  expect([readEnvironment({}).cryptoProfile, readEnvironment({ CRYPTO_PROFILE: 'sm' }).cryptoProfile]).toEqual(['intl', 'sm']);
  expect(() => readEnvironment({ CRYPTO_PROFILE: 'SM4' })).toThrow('CRYPTO_PROFILE');
});

test('an installation goes over to 国密 and back: chain, passwords, secrets and records stay good, and both turns are lines of the audit', async () => {
  const dataDir = temporaryFolder();
  const time = clock();
  const options = { dataDir, secondFactor: 'off' as const, now: time.now };
  const first = await openUnit(options);
  await addPerson(first.server.url, first.administrator, 'editor', '审核甲');
  const secret = await enrol(first, cookieOf(await postForm(first.server.url, '/login', { name: '审核甲', password: testPassword })), time.now);
  const person = await first.person('inspector', '检查甲');
  const place = site();
  await push(person, [create('site', place), create('finding', finding(place.id))]);
  const before = (await pullAll(person)).rows;
  await first.server.stop();

  const through = async (cryptoProfile: 'intl' | 'sm', kdf: string, seal: string, hash: string): Promise<void> => {
    time.pass(minute);
    const unit = await openUnit({ ...options, cryptoProfile });
    const { url } = unit.server;
    const rows = await rawSql(dataDir, 'SELECT hash, action, result FROM audit ORDER BY seq');
    expect(rows.at(-1)).toMatchObject({ action: 'crypto.profile', result: cryptoProfile, hash: expect.stringMatching(`^${hash}:`) });
    const entered = await postForm(url, '/login', { name: '审核甲', password: testPassword });
    expect(entered.status).toBe(303);
    expect((await rawSql(dataDir, 'SELECT credential FROM users WHERE login = ?', '审核甲'))[0]!['credential']).toMatch(new RegExp(`^${kdf}\\$`));
    expect((await postForm(url, '/login', { name: '审核甲', password: 'Wrong-Horse-7' })).status).toBe(401);
    expect((await rawSql(dataDir, 'SELECT secret FROM factors'))[0]!['secret']).toMatch(new RegExp(`^${seal}\\$`));
    const proved = await postForm(url, '/second-factor', { code: totpAt(secret, Math.floor(time.now() / 30_000)) }, cookieOf(entered));
    expect(proved.status).toBe(303);
    expect((await pullAll(await signIn(url, '检查甲', person.deviceId))).rows).toEqual(before);
    expect((await verifyAudit(unit.server.context.db.read)).trouble).toEqual([]);
    expect((await rawSql(dataDir, 'SELECT hash FROM audit ORDER BY seq')).at(-1)!['hash']).toMatch(new RegExp(`^${hash}:`));
    await unit.server.stop();
  };
  await through('sm', 'pbkdf2-sm3', 'sm4-cbc-hmac-sm3', 'sm3');
  await through('intl', 'scrypt', 'aes-256-gcm', 'sha256');

  // A second start under the same profile says nothing.
  const again = await openUnit(options);
  expect((await auditOf(again)).filter(line => line.startsWith('crypto.profile'))).toEqual(['crypto.profile sm', 'crypto.profile intl']);
  await again.server.stop();
  await dropDatabase(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

test('an installation that begins under 国密 has nothing of the other profile, and tampering is found there too', async () => {
  const time = clock();
  await using unit = await openUnit({ cryptoProfile: 'sm', secondFactor: 'required', now: time.now });
  const secret = await enrol(unit, unit.administrator, time.now, true);
  expect(secret.startsWith('sm3:')).toBe(true);
  const rows = await rawSql(unit.dataDir, 'SELECT seq, hash, prev, before_digest, after_digest FROM audit ORDER BY seq');
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) for (const one of [row['hash'], row['prev'], row['before_digest'], row['after_digest']]) expect(String(one)).toMatch(/^(?:sm3:|start$|$)/);
  expect((await rawSql(unit.dataDir, 'SELECT credential FROM users')).every(row => String(row['credential']).startsWith('pbkdf2-sm3$'))).toBe(true);
  expect((await verifyAudit(unit.server.context.db.read)).trouble).toEqual([]);
  await rawSql(unit.dataDir, "UPDATE audit SET result = 'other' WHERE seq = 2");
  expect((await verifyAudit(unit.server.context.db.read)).trouble.join()).toContain('第 2 条被改动');
  // A line that names an algorithm this program does not know is no proof.
  await rawSql(unit.dataDir, "UPDATE audit SET hash = 'md5:x' WHERE seq = 3");
  expect((await verifyAudit(unit.server.context.db.read)).trouble.join()).toContain('第 3 条被改动');
});

/** Sets codes up. @returns the secret, as the server keeps it */
async function enrol(unit: Unit, cookie: string, now: () => number, sm = false): Promise<string> {
  const begun = await (await postForm(unit.server.url, '/second-factor/begin', {}, cookie)).text();
  expect(begun.includes('算法：SM3')).toBe(sm);
  const secret = (sm ? 'sm3:' : '') + (/<output>([A-Z2-7 ]+)<\/output>/.exec(begun)?.[1] ?? '').replaceAll(' ', '');
  expect((await postForm(unit.server.url, '/second-factor', { code: totpAt(secret, Math.floor(now() / 30_000)) }, cookie)).status).toBe(200);
  return secret;
}

test('the digest of a chain line is over what it always was', () => {
  expect(labelledDigest('sha256', 'abc')).toBe(`sha256:${createHash('sha256').update('abc').digest('base64url')}`);
});
