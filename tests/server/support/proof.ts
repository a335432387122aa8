import { createHash, randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Evidence } from '../../../contract/evidence.ts';
import type { RecordOf } from '../../../contract/record.ts';
import { canonical } from '../../../server/exchange/canonical.ts';
import { bearer, type Person, postJson } from './person.ts';
import { newId } from './records.ts';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** One part of a PNG. */
export function pngPart(name: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A sound PNG that no other is like; about as many bytes as asked for. */
export function png(bytes = 200): Buffer {
  const wide = Math.max(1, Math.floor(bytes / 3));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(wide, 0);
  head.writeUInt32BE(1, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), pngPart('IHDR', head), pngPart('IDAT', deflateSync(Buffer.concat([Buffer.from([0]), randomBytes(wide * 3)]))), pngPart('IEND', Buffer.alloc(0))]);
}

/** A proof of a finding, sealed as the extension seals it. */
export function proof(of: Pick<RecordOf['finding'], 'id'> & Partial<RecordOf['finding']>, picture: Buffer | null, over: Partial<Omit<Evidence, 'hash'>> = {}): Evidence {
  const body: Omit<Evidence, 'hash'> = {
    id: newId(), findingId: of.id, inspectionId: of.inspectionId ?? null, url: of.url ?? 'https://www.demo.gov.cn/', title: '首页', at: 1_790_000_000_000, by: '检查乙', status: 200, says: of.says ?? '缺少标签', about: of.about ?? 'SiteName',
    quote: '', cites: ['47/1'], place: null, check: 'site-tags', checkVersion: 1, toolVersion: '0.1.0', catalogue: 'test',
    picture: picture && { sha256: sha256Of(picture), mime: 'image/png', width: 60, height: 1, bytes: picture.length, mark: [0, 0, 10, 1], covered: 0 },
    without: picture ? null : '网页不在前台', ...over,
  };
  return { ...body, hash: createHash('sha256').update(canonical(body)).digest('hex') };
}

export const sendEvidence = (person: Person, evidence: readonly unknown[]): Promise<Response> => postJson(person.url, '/v1/evidence', { evidence }, person.token);

export const sendPicture = (person: Person, bytes: Buffer, over: { readonly sha256?: string; readonly type?: string; readonly headers?: Record<string, string> } = {}): Promise<Response> =>
  fetch(`${person.url}/v1/blobs/${over.sha256 ?? sha256Of(bytes)}`, { method: 'PUT', headers: { ...bearer(person.token), 'Content-Type': over.type ?? 'image/png', ...over.headers }, body: new Uint8Array(bytes) });

export const fetchPicture = (person: Person, sha256: string, method = 'GET'): Promise<Response> => fetch(`${person.url}/v1/blobs/${sha256}`, { method, headers: bearer(person.token) });

/** Puts a proof with its picture down at the server. @returns the picture */
export async function furnishProof(person: Person, of: RecordOf['finding']): Promise<Buffer> {
  const picture = png();
  const words = await (await sendEvidence(person, [proof(of, picture)])).json() as { readonly results: readonly { readonly st: string }[] };
  const bytes = await sendPicture(person, picture);
  if (words.results[0]?.st !== 'ok' || bytes.status !== 200) throw new Error(`proof: ${JSON.stringify(words)} ${bytes.status} ${await bytes.text()}`);
  return picture;
}
