import { Unzip, UnzipInflate } from 'fflate';

/** How much of a package is read before it is refused. */
export interface UnpackLimits {
  /** Bytes of the file itself. */
  readonly packed: number;
  /** Bytes of all wanted parts together, unpacked. */
  readonly unpacked: number;
  /** Entries, wanted or not. */
  readonly entries: number;
}

/** Why a file was not read, in words for the person who chose it. */
export class FileRefused extends Error {
  readonly reason: 'not-a-package' | 'encrypted' | 'too-large' | 'broken' | 'content';

  constructor(reason: FileRefused['reason'], message: string) {
    super(message);
    this.name = 'FileRefused';
    this.reason = reason;
  }
}

/**
 * Unpacks the wanted parts of an Office file (xlsx, docx, ofd). What a part says of its own size is not believed: bytes are
 * counted as they come, so a zip bomb is refused after `unpacked` bytes.
 * @param wanted by the name of a part; what is not wanted is not unpacked
 * @returns the parts by name
 * @throws FileRefused
 */
export function unpack(file: Uint8Array, wanted: (name: string) => boolean, limits: UnpackLimits): ReadonlyMap<string, Uint8Array> {
  refuseOtherFormats(file);
  if (file.length > limits.packed) throw new FileRefused('too-large', `文件有 ${megabytes(file.length)} MB，超过 ${megabytes(limits.packed)} MB，没有读取。请拆成几个文件。`);
  const parts = new Map<string, Uint8Array[]>();
  let entries = 0;
  let bytes = 0;
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > limits.entries) throw new FileRefused('too-large', `文件里有超过 ${limits.entries} 个部分，不像是正常的表格或文档，没有读取。`);
    if (!wanted(entry.name)) return;
    const pieces: Uint8Array[] = [];
    parts.set(entry.name, pieces);
    entry.ondata = (error, piece) => {
      if (error) throw error;
      bytes += piece.length;
      if (bytes > limits.unpacked) throw new FileRefused('too-large', `文件展开后超过 ${megabytes(limits.unpacked)} MB，没有读取。请确认它是正常的表格或文档。`);
      pieces.push(piece);
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In small steps, so that counting stops a bomb soon.
    for (let from = 0; from < file.length; from += step) unzip.push(file.subarray(from, from + step), from + step >= file.length);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('broken', '文件不完整或已损坏，没有读取。请重新下载，或用 WPS、Excel 打开后另存一份。');
  }
  return new Map([...parts].map(([name, pieces]) => [name, joined(pieces)]));
}

const step = 4096;

/** Other formats are told apart by their first bytes, so that the person hears what to do. */
function refuseOtherFormats(file: Uint8Array): void {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, index) => file[index] === byte);
  if (starts(0x50, 0x4b)) return;
  if (file.length === 0) throw new FileRefused('not-a-package', '文件是空的，没有读取。');
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    if (holds(file, 'EncryptedPackage')) throw new FileRefused('encrypted', '文件设有打开密码，没有读取。请去掉密码后另存一份。');
    throw new FileRefused('not-a-package', '这是旧版格式（.xls、.doc）的文件，没有读取。请用 WPS 或 Excel 打开，另存为 .xlsx（表格）或 .docx（文档）。');
  }
  const beginning = new TextDecoder().decode(file.subarray(0, 300)).trim().toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<\?xml)/.test(beginning)) throw new FileRefused('not-a-package', '这是网页格式的文件（有的系统导出时只改了扩展名），没有读取。请用 WPS 或 Excel 打开，另存为 .xlsx。');
  throw new FileRefused('not-a-package', '这不是 .xlsx 文件，没有读取。请用 WPS 或 Excel 打开，另存为 .xlsx。');
}

/** Names in a compound file are UTF-16. */
function holds(file: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = file.indexOf(wanted[0]!); at >= 0; at = file.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => file[at + index] === byte)) return true;
  }
  return false;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024 * 10) / 10;
}
