import { gzipSync } from 'node:zlib';
import type { PackedFile } from './server-files.ts';

/**
 * A compressed tar (ustar) whose bytes follow from its files alone: in their order, one fixed time, owner root, two kinds of rights.
 * @param files by path, `/` between folders
 * @param top the one folder everything lies in once unpacked
 * @throws when a path is longer than the format holds
 */
export function steadyTar(files: ReadonlyMap<string, PackedFile>, top: string): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const [file, { bytes, program }] of files) {
    blocks.push(headerOf(`${top}/${file}`, bytes.length, program ? 0o755 : 0o644), bytes, new Uint8Array((block - bytes.length % block) % block));
  }
  const packed = gzipSync(Buffer.concat([...blocks, new Uint8Array(2 * block)]), { level: 9 });
  packed[9] = unknownSystem;
  return packed;
}

const block = 512;
/** Otherwise zlib names the system it ran on. */
const unknownSystem = 255;
/** 1980-01-01 UTC, in seconds, as in our zips. */
const earliest = 315_532_800;

function headerOf(name: string, size: number, mode: number): Uint8Array {
  const header = Buffer.alloc(block);
  const cut = name.length > 100 ? name.indexOf('/', name.length - 101) : -1;
  if (Buffer.byteLength(name) !== name.length || (name.length > 100 && (cut < 1 || cut > 155))) throw new Error(`路径太长或不是英文，打不进包：${name}`);
  header.write(name.slice(cut + 1), 0);
  if (cut > 0) header.write(name.slice(0, cut), 345);
  for (const [at, value, digits] of [[100, mode, 7], [108, 0, 7], [116, 0, 7], [124, size, 11], [136, earliest, 11]] as const) header.write(value.toString(8).padStart(digits, '0'), at);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  header.write('root', 265);
  header.write('root', 297);
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
