import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceLimits, evidencePageSchema, evidenceResponseSchema } from '../../contract/shared-evidence.ts';
import { errorSchema } from '../../contract/sync.ts';
import { inTransaction } from '../../server/db/transaction.ts';
import { verifyBlobs } from '../../server/exchange/verify-blobs.ts';
import { purgeTenant } from '../../server/repo/purge.ts';
import { auditOf } from './support/observe.ts';
import { bearer, type Person, postForm, postJson, push, signIn, testPassword } from './support/person.ts';
import { fetchPicture, png, pngPart, proof, sendEvidence, sendPicture, sha256Of } from './support/proof.ts';
import { create, decision, finding, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

let unit: Unit;
let editor: Person;
let inspector: Person;
const place = site();
beforeAll(async () => {
  unit = await openUnit();
  [editor, inspector] = [await unit.person('editor', '审核甲'), await unit.person('inspector', '检查乙')];
  await push(editor, [create('site', place)]);
});
afterAll(() => unit[Symbol.asyncDispose]());

async function confirmed(rule = true) {
  const one = finding(place.id);
  await push(inspector, [create('finding', one)]);
  if (rule) await push(editor, [create('decision', decision(one.id))]);
  return one;
}
const told = async (by: Person, ...all: readonly unknown[]) => evidenceResponseSchema.parse(await (await sendEvidence(by, all)).json()).results.map(({ st, code }) => [st, code]);
const refusedAs = async (answer: Response) => [answer.status, errorSchema.parse(await answer.json()).error];

describe('the words of a proof', () => {
  test('are taken once, and everybody of the unit fetches them as they were sealed', async () => {
    const [one, picture] = [await confirmed(), png()];
    const sealed = proof(one, picture);
    expect(await told(inspector, sealed)).toEqual([['ok', undefined]]);
    expect(await told(inspector, sealed)).toEqual([['ok', undefined]]);
    const rows = [];
    for (let c = ''; ;) {
      const page = evidencePageSchema.parse(await (await fetch(`${editor.url}/v1/evidence?${new URLSearchParams(c ? { c } : {})}`, { headers: bearer(editor.token) })).json());
      rows.push(...page.rows);
      c = page.next;
      if (!page.more) break;
    }
    expect(rows.filter(row => row.id === sealed.id).map(({ evidence, sentBy }) => [evidence, sentBy])).toEqual([[sealed, '检查乙']]);
    expect((await auditOf(unit)).filter(line => line === 'evidence.add ok:1')).toHaveLength(1);
  });

  test('wait for the finding and its confirmation; what is not as it was sealed, too large or of no picture type is refused for good', async () => {
    const [here, pending] = [await confirmed(), await confirmed(false)];
    expect(await told(inspector, proof(finding(place.id), null), proof(pending, null))).toEqual([['later', 'missing'], ['later', 'not_confirmed']]);
    const sealed = proof(here, null);
    const other = proof(here, png());
    const bad = [
      { ...sealed, says: '改过' }, { ...sealed, more: 1 }, null, 7, proof(here, null, { quote: '长'.repeat(evidenceLimits.bytes) }), proof(here, null, { id: 'x' }),
      proof(here, null, { picture: { ...other.picture!, mime: 'image/svg+xml' } }), proof(here, null, { picture: { ...other.picture!, bytes: evidenceLimits.picture + 1 } }),
    ];
    expect(await told(inspector, ...bad)).toEqual(bad.map(() => ['refused', 'invalid']));
    expect(await told(inspector, sealed, proof(here, null, { id: sealed.id, says: '另一条' }))).toEqual([['ok', undefined], ['refused', 'id_taken']]);
  });

  test('one finding does not fill the disk', async () => {
    const here = await confirmed();
    const many = Array.from({ length: evidenceLimits.perFinding + 5 }, () => proof(here, null));
    const answers = [...await told(inspector, ...many.slice(0, evidenceLimits.request)), ...await told(inspector, ...many.slice(evidenceLimits.request))];
    expect(answers.filter(([st]) => st === 'ok')).toHaveLength(evidenceLimits.perFinding);
    expect(answers.slice(evidenceLimits.perFinding)).toEqual(Array.from({ length: 5 }, () => ['refused', 'too_many']));
    expect((await sendEvidence(inspector, many.slice(0, evidenceLimits.request + 1))).status).toBe(400);
  });
});

describe('a picture', () => {
  test('comes after its words, once; HEAD tells that it is there; it is served so that no browser takes it for a page', async () => {
    const [here, picture] = [await confirmed(), png()];
    expect(await refusedAs(await sendPicture(inspector, picture))).toEqual([404, 'not_found']);
    await told(inspector, proof(here, picture));
    expect((await fetchPicture(inspector, sha256Of(picture), 'HEAD')).status).toBe(404);
    expect(await (await sendPicture(inspector, picture)).json()).toEqual({ new: true });
    expect(await (await sendPicture(inspector, picture)).json()).toEqual({ new: false });
    expect((await fetchPicture(inspector, sha256Of(picture), 'HEAD')).status).toBe(200);
    const answer = await fetchPicture(editor, sha256Of(picture));
    const headers = Object.fromEntries(['content-type', 'x-content-type-options', 'content-security-policy', 'content-disposition', 'cache-control', 'cross-origin-resource-policy'].map(name => [name, answer.headers.get(name)]));
    expect(headers).toEqual({
      'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox", 'content-disposition': 'attachment', 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
    expect((await auditOf(unit)).filter(line => line === 'evidence.picture ok')).toHaveLength(1);
  });

  test('is what its address says and nothing else: other bytes, pages, SVG, scripts and archives that are pictures too are refused', async () => {
    const here = await confirmed();
    const base = png();
    const withNote = Buffer.concat([base.subarray(0, 33), pngPart('tEXt', Buffer.from('Comment\0<script>alert(1)</script>')), base.subarray(33)]);
    const bad = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), Buffer.from('<html><script>alert(1)</script>'), Buffer.from('GIF89a/*'), Buffer.alloc(0),
      Buffer.concat([base, Buffer.from('<script>alert(1)</script>')]), Buffer.concat([base, Buffer.from('PK\x03\x04')]), withNote, base.subarray(0, -4), Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 12]), Buffer.from('<script>x'), Buffer.from([0xff, 0xd9])]),
      Buffer.from('RIFF\x10\0\0\0WEBPVP8 \x04\0\0\0abcd<script>', 'latin1'), Buffer.from('RIFF\x14\0\0\0WEBPEXIF\x08\0\0\0<script>', 'latin1'),
    ];
    for (const bytes of bad) {
      await told(inspector, proof(here, null, { picture: { ...proof(here, base).picture!, sha256: sha256Of(bytes) } }));
      expect(await refusedAs(await sendPicture(inspector, bytes))).toEqual([422, 'not_picture']);
    }
    await told(inspector, proof(here, base));
    expect(await refusedAs(await sendPicture(inspector, png(), { sha256: sha256Of(base) }))).toEqual([422, 'other_picture']);
    expect(await refusedAs(await sendPicture(inspector, base, { type: 'text/html' }))).toEqual([415, 'media_type']);
    expect(await refusedAs(await sendPicture(inspector, base, { headers: { 'Content-Encoding': 'gzip' } }))).toEqual([415, 'media_type']);
    expect((await fetchPicture(editor, sha256Of(base), 'HEAD')).status).toBe(404);
  });

  test('of 2 MiB and no more', async () => {
    const here = await confirmed();
    const large = png(evidenceLimits.picture - 5000);
    const larger = png(evidenceLimits.picture + 5000);
    await told(inspector, proof(here, large), proof(here, null, { picture: { ...proof(here, large).picture!, sha256: sha256Of(larger) } }));
    expect((await sendPicture(inspector, large)).status).toBe(200);
    expect(Buffer.from(await (await fetchPicture(editor, sha256Of(large))).arrayBuffer()).equals(large)).toBe(true);
    expect(await refusedAs(await sendPicture(inspector, larger))).toEqual([413, 'too_large']);
  });
});

test('more than so many requests a minute are told when to come again', async () => {
  await using slow = await openUnit({ blobsPerMinute: 2 });
  const one = await slow.person('inspector', '检查丁');
  const answers = [await fetchPicture(one, sha256Of(png())), await sendEvidence(one, [null]), await fetchPicture(one, sha256Of(png()), 'HEAD'), await sendPicture(one, png())];
  expect(answers.map(answer => answer.status)).toEqual([404, 200, 429, 429]);
  expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a unit that is merged takes its proofs along, and who read them there does no more', async () => {
  const { server: { url } } = unit;
  const admin = await signIn(url, '管理员甲');
  const made = async (name: string) => (await (await postJson(url, '/v1/organisations', { parentId: editor.me.stream, name, level: 'department' }, admin.token)).json() as { orgId: string }).orgId;
  const join = async (orgId: string, role: 'editor' | 'inspector', name: string): Promise<Person> => {
    const { link } = await (await postJson(url, '/v1/invites', { role, orgId }, admin.token)).json() as { link: string };
    await postForm(url, '/invite', { secret: new URL(link).hash.slice(1), name, password: testPassword, again: testPassword });
    return signIn(url, name);
  };
  const [from, into] = [await made('甲局'), await made('乙局')];
  const [theirs, finder, other] = [await join(from, 'editor', '甲局审核'), await join(from, 'inspector', '甲局检查'), await join(into, 'inspector', '乙局检查')];
  const home = site();
  const one = finding(home.id);
  await push(finder, [create('site', home), create('finding', one)]);
  await push(theirs, [create('decision', decision(one.id))]);
  const picture = png();
  await told(finder, proof(one, picture));
  await sendPicture(finder, picture);
  expect((await fetchPicture(other, sha256Of(picture))).status).toBe(404);
  expect((await postJson(url, `/v1/organisations/${from}/merge`, { into }, admin.token)).status).toBe(200);
  expect((await fetchPicture(other, sha256Of(picture))).status).toBe(200);
  const page = evidencePageSchema.parse(await (await fetch(`${url}/v1/evidence`, { headers: bearer(other.token) })).json());
  expect(page.rows.map(row => row.evidence['findingId'])).toEqual([one.id]);
});

test('what proves a finding that is not there any more is purged with its picture; the rest stays', async () => {
  const [gone, stays] = [await confirmed(), await confirmed()];
  const [a, b] = [png(), png()];
  await told(inspector, proof(gone, a), proof(stays, b));
  await sendPicture(inspector, a);
  await sendPicture(inspector, b);
  const { db } = unit.server.context;
  const { tenant } = editor.me;
  await inTransaction(db.write, async tx => {
    await tx.deleteFrom('records').where('tenant_id', '=', tenant).where('id', '=', gone.id).execute();
    expect(await purgeTenant(tx, tenant, Date.now())).toMatchObject({ evidence: 1, blobs: 1 });
  });
  expect([(await fetchPicture(editor, sha256Of(a))).status, (await fetchPicture(editor, sha256Of(b))).status]).toEqual([404, 200]);
});

test.each(['intl', 'sm'] as const)('under %s the digest kept beside a picture names its algorithm, and what was altered in the database is found', async cryptoProfile => {
  await using other = await openUnit({ cryptoProfile, ownReview: true });
  const one = await other.person('editor', '审核戊');
  const home = site();
  const problem = finding(home.id);
  await push(one, [create('site', home), create('finding', problem), create('decision', decision(problem.id))]);
  const picture = png();
  await told(one, proof(problem, picture));
  expect((await sendPicture(one, picture)).status).toBe(200);
  const { db } = other.server.context;
  const { tenant } = one.me;
  const row = await db.read.selectFrom('blobs').selectAll().where('tenant_id', '=', tenant).executeTakeFirstOrThrow();
  expect(row.digest).toBe(`${cryptoProfile === 'sm' ? 'sm3' : 'sha256'}:${createHash(cryptoProfile === 'sm' ? 'sm3' : 'sha256').update(picture).digest('base64url')}`);
  expect(await verifyBlobs(db.read)).toEqual({ checked: 1, trouble: [] });
  await inTransaction(db.write, tx => tx.updateTable('blobs').set({ content: png().toString('base64') }).where('tenant_id', '=', tenant).execute());
  expect((await verifyBlobs(db.read)).trouble).toHaveLength(1);
});
