import type { PictureType } from './shared-evidence.ts';

/**
 * What a picture is by what it consists of, from its first byte to its last: only the parts a crop of the screen needs, and nothing behind
 * them. So no file that is a picture and something else as well (a page, a script, an archive) passes, and none that carries notes.
 * @returns null for anything else, whatever it calls itself
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  if (isPng(bytes)) return 'image/png';
  if (isWebp(bytes)) return 'image/webp';
  return isJpeg(bytes) ? 'image/jpeg' : null;
}

const pngParts = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'iCCP', 'sBIT', 'bKGD']);

function isPng(bytes: Uint8Array): boolean {
  if (!starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || name(bytes, 12) !== 'IHDR') return false;
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    const part = name(bytes, at + 4);
    const end = at + 12 + view.getUint32(at);
    if (!pngParts.has(part) || end > bytes.length) return false;
    if (part === 'IEND') return end === bytes.length;
    at = end;
  }
  return false;
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);

function isWebp(bytes: Uint8Array): boolean {
  if (bytes.length < 20 || name(bytes, 0) !== 'RIFF' || name(bytes, 8) !== 'WEBP') return false;
  const view = viewOf(bytes);
  if (view.getUint32(4, true) + 8 !== bytes.length) return false;
  let at = 12;
  while (at + 8 <= bytes.length) {
    if (!webpParts.has(name(bytes, at))) return false;
    const size = view.getUint32(at + 4, true);
    at += 8 + size + size % 2;
  }
  return at === bytes.length;
}

/** Markers without a body, and those a decoder needs: APP0 (JFIF), APP2 (colour profile), APP14 (Adobe), tables, frame, scan. No comments, no Exif. */
const jpegParts = new Set([0xe0, 0xe2, 0xee, 0xdb, 0xc0, 0xc1, 0xc2, 0xc4, 0xdd, 0xda]);

function isJpeg(bytes: Uint8Array): boolean {
  if (!starts(bytes, 0, 0xff, 0xd8, 0xff)) return false;
  const view = viewOf(bytes);
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return false;
    const part = bytes[at + 1] ?? 0;
    if (part === 0xd9) return at + 2 === bytes.length;
    if (!jpegParts.has(part) || at + 4 > bytes.length) return false;
    at += 2 + view.getUint16(at + 2);
    if (part === 0xda) while (at < bytes.length && !(bytes[at] === 0xff && !isInScan(bytes[at + 1] ?? 0))) at += 1;
  }
  return false;
}

/** Inside a scan: a stuffed 0xff, or a restart marker. */
function isInScan(second: number): boolean {
  return second === 0 || (second >= 0xd0 && second <= 0xd7);
}

function starts(bytes: Uint8Array, at: number, ...signs: readonly number[]): boolean {
  return signs.every((sign, place) => bytes[at + place] === sign);
}

function name(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
