import { beforeAll, expect, it } from 'vitest';
import { type Signature, signedText, type SigningKey, vouchedText } from '../../contract/signature.ts';
import { makeSigningKey, signText } from '../../server/crypto/signing.ts';
import { digestOf } from '../../store/digest.ts';
import { doubtOf, trustedKeys } from '../../sync/check-signature.ts';

interface Pair { readonly secret: string; readonly told: SigningKey }

/** A key pair of the server, vouched for by another. */
function keyOf(voucher?: Pair): Pair {
  const { secret, ...pair } = makeSigningKey();
  const told: SigningKey = { ...pair, madeAt: 1, vouched: voucher ? { by: voucher.told.id, signature: signText(voucher.secret, vouchedText(pair.publicKey)) } : null };
  return { secret, told };
}

const record = { unit: 'unit-1', entity: 'pack', id: 'pack-1', rev: 2 } as const;
const data = { code: 'words', version: 1, words: ['示范县'], state: 'on' };
const key = keyOf();

function signature(of: Omit<Parameters<typeof signedText>[0], 'by' | 'at'> = record, content: unknown = data, by = key): Signature {
  const who = { by: '审核甲', at: 5 };
  return { id: of.id, unit: of.unit, rev: of.rev, ...who, key: by.told.id, signature: signText(by.secret, signedText({ ...of, ...who }, digestOf(content))) };
}

let good: Signature;
beforeAll(() => { good = signature(); });
const judge = (one: Signature | undefined, content: unknown = data, trusted: readonly SigningKey[] = [key.told]) => doubtOf(record, content, one, trusted);

it('what the server signed holds, in whatever order the fields came', async () => {
  expect(await judge(good)).toBeNull();
  expect(await judge(good, Object.fromEntries(Object.entries(data).toReversed()))).toBeNull();
});

it('altered content, another publisher or another time, and a broken signature are found', async () => {
  expect(await judge(good, { ...data, state: 'off' })).toBe('altered');
  expect(await judge(good, { ...data, words: ['示范市'] })).toBe('altered');
  expect(await judge({ ...good, by: '别人' })).toBe('altered');
  expect(await judge({ ...good, at: 6 })).toBe('altered');
  expect(await judge({ ...good, signature: 'AAAA' })).toBe('altered');
  expect(await judge({ ...good, signature: '%' })).toBe('altered');
});

it('a signature of another pack, kind, unit or revision does not fit, whatever it says of itself', async () => {
  for (const of of [{ ...record, id: 'pack-2' }, { ...record, unit: 'unit-2' }, { ...record, rev: 3 }, { ...record, entity: 'rubric' as const }]) {
    const replayed = signature(of);
    expect(await judge({ ...replayed, id: record.id, unit: record.unit, rev: record.rev })).toBe('altered');
  }
  expect(await judge(signature({ ...record, id: 'pack-2' }))).toBe('altered');
  // Of the revision before: this one was never signed.
  expect(await judge(signature({ ...record, rev: 1 }))).toBe('unsigned');
  expect(await judge(undefined)).toBe('unsigned');
});

it('a signature by a key that is not trusted counts for nothing, also one that takes the name of a trusted key', async () => {
  const other = keyOf();
  expect(await judge(signature(record, data, other))).toBe('key');
  expect(await judge({ ...signature(record, data, other), key: key.told.id })).toBe('altered');
  expect(await judge(good, data, [{ ...key.told, publicKey: 'AAAA' }])).toBe('altered');
});

it('the first keys seen are trusted; later only what a trusted key vouches for, over several renewals, and never a key under a name that is not its own', async () => {
  const [second, stranger] = [keyOf(key), keyOf()];
  const third = keyOf(second);
  const names = async (told: readonly SigningKey[], trusted: readonly SigningKey[] | null) => (await trustedKeys(told, trusted)).map(({ id }) => id);
  expect(await names([key.told, second.told], null)).toEqual([key.told.id, second.told.id]);
  expect(await names([key.told, second.told, third.told], [key.told])).toEqual([key.told.id, second.told.id, third.told.id]);
  expect(await names([stranger.told], [key.told])).toEqual([key.told.id]);
  expect(await names([{ ...stranger.told, vouched: second.told.vouched }], [key.told])).toEqual([key.told.id]);
  expect(await names([{ ...stranger.told, id: second.told.id, vouched: second.told.vouched }], [key.told])).toEqual([key.told.id]);
  expect(await names([{ ...stranger.told, id: key.told.id }], null)).toEqual([]);
  // Vouched for by a key this browser never trusted.
  expect(await names([stranger.told, keyOf(stranger).told], [key.told])).toEqual([key.told.id]);
});
