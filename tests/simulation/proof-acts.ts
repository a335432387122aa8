import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { reading } from '../../store/database.ts';
import { keepEvidence } from '../../store/evidence.ts';
import type { Pen } from '../../store/pen.ts';
import type { Dice } from './dice.ts';

/** A person proves a finding they see as confirmed, mostly with a picture. @throws StoreRefused where it cannot be saved */
export async function actOnProofs(pen: Pen, chance: Dice): Promise<void> {
  const confirmed = (await reading(pen.store).objectStore('finding').getAll()).filter(({ data }) => data.status === 'confirmed');
  if (confirmed.length === 0) return;
  const { data } = chance.pick(confirmed);
  const bytes = chance.chance(0.8) ? png(chance) : null;
  const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
  await keepEvidence(pen, [{
    findingId: data.id, inspectionId: data.inspectionId, url: data.url, title: '', status: 200, says: data.says, about: data.about, quote: '', cites: [], place: null, check: data.check, checkVersion: data.checkVersion, toolVersion: 'test', catalogue: 'test',
    picture: bytes && sha256 ? { sha256, mime: 'image/png', width: 1, height: 1, bytes: bytes.length, mark: [0, 0, 1, 1], covered: 0 } : null, without: bytes ? null : '网页不在前台',
  }], bytes && sha256 ? [{ sha256, mime: 'image/png', bytes: new Uint8Array(bytes) }] : []);
}

/** One pixel of some colour. */
function png(chance: Dice): Buffer {
  const part = (name: string, content: Buffer): Buffer => {
    const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(name, 'latin1'), content])];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const pixel = Buffer.from([0, ...Array.from({ length: 6 }, () => chance.below(256))]);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), part('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0])), part('IDAT', deflateSync(pixel)), part('IEND', Buffer.alloc(0))]);
}
