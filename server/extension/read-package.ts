import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import * as z from 'zod/mini';

/** One packed extension as a browser asks for it. */
export interface ExtensionPackage {
  readonly kind: 'crx' | 'xpi';
  /** Id browsers know it by: 32 letters a–p, or what Firefox's manifest names. */
  readonly id: string;
  readonly version: string;
  /** Oldest browser it runs in, as the manifest says; null when it does not. */
  readonly oldest: string | null;
  /** SHA-256 of the whole file, in hex. */
  readonly sha256: string;
}

const manifestSchema = z.object({
  version: z.string().check(z.regex(/^\d{1,9}(\.\d{1,9}){0,3}$/)),
  minimum_chrome_version: z.optional(z.string().check(z.regex(/^[\d.]{1,30}$/))),
  browser_specific_settings: z.optional(z.object({ gecko: z.optional(z.object({
    id: z.optional(z.string().check(z.regex(/^[\w.{}@-]{1,100}$/))), strict_min_version: z.optional(z.string().check(z.regex(/^[\d.*]{1,30}$/))),
  })) })),
});

/**
 * Reads what an update file has to say of a packed extension. Signatures are the browser's to verify, which it does.
 * @param name of the file; its ending tells which kind it is to be
 * @throws with a sentence in Chinese and English when it is none
 */
export function readPackage(name: string, bytes: Uint8Array): ExtensionPackage {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (name.endsWith('.xpi')) {
    const { version, browser_specific_settings: own } = manifestOf(name, bytes);
    if (own?.gecko?.id === undefined) throw new Error(`${name}：manifest.json 里没有 Firefox 的插件标识（browser_specific_settings.gecko.id）。No Firefox id in its manifest.`);
    return { kind: 'xpi', id: own.gecko.id, version, oldest: own.gecko.strict_min_version ?? null, sha256 };
  }
  const { header, zip } = partsOfCrx(name, bytes);
  const manifest = manifestOf(name, zip);
  return { kind: 'crx', id: idIn(name, header), version: manifest.version, oldest: manifest.minimum_chrome_version ?? null, sha256 };
}

const mostOfManifest = 1024 * 1024;

function manifestOf(name: string, zip: Uint8Array): z.infer<typeof manifestSchema> {
  try {
    const found = unzipSync(zip, { filter: file => file.name === 'manifest.json' && file.originalSize <= mostOfManifest })['manifest.json'];
    if (found) return manifestSchema.parse(JSON.parse(strFromU8(found)));
  } catch { /* said below */ }
  throw new Error(`${name} 不是完整的插件包：没有读得懂的 manifest.json。Not a whole extension package.`);
}

/** CRX3: `Cr24`, version 3, length of the header (both little endian), the header, the zip. */
function partsOfCrx(name: string, bytes: Uint8Array): { readonly header: Uint8Array; readonly zip: Uint8Array } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length > 12 && Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'Cr24' && view.getUint32(4, true) === 3;
  const end = whole ? 12 + view.getUint32(8, true) : 0;
  if (!whole || end >= bytes.length) throw new Error(`${name} 不是 CRX3 格式的插件包，请用 npm run package -- --key 私钥 写出。Not a CRX3 package.`);
  return { header: bytes.subarray(12, end), zip: bytes.subarray(end) };
}

/** Field 10000 of the header holds a message whose field 1 is the id in sixteen bytes; Chromium writes each half byte as a letter from a on. */
function idIn(name: string, header: Uint8Array): string {
  const signed = fieldOf(header, 10_000);
  const id = signed ? fieldOf(signed, 1) : null;
  if (id?.length !== 16) throw new Error(`${name} 没有插件标识，可能没有签名。No id in its header.`);
  return Buffer.from(id).toString('hex').replace(/./g, digit => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

/** The bytes of one field of a protocol buffer that holds nothing but length-delimited fields, as this header does; null when absent or cut. */
function fieldOf(message: Uint8Array, wanted: number): Uint8Array | null {
  for (let at = 0; at < message.length;) {
    const tag = varint(message, at);
    const length = varint(message, tag.next);
    const end = length.next + length.value;
    if (tag.value % 8 !== 2 || end > message.length) return null;
    if (Math.floor(tag.value / 8) === wanted) return message.subarray(length.next, end);
    at = end;
  }
  return null;
}

function varint(message: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = from, weight = 1; at < message.length && at < from + 5; at += 1, weight *= 128) {
    const byte = message[at]!;
    value += (byte % 128) * weight;
    if (byte < 128) return { value, next: at + 1 };
  }
  return { value: 0, next: message.length + 1 };
}
