import { Unzip, UnzipInflate } from 'fflate';
import type { Said } from '../contract/said.ts';
import { filesZhCn, type FileSentence } from '../messages/files.ts';
import { say } from '../messages/say.ts';

/** How much of a package is read before it is refused. */
export interface UnpackLimits {
  /** Bytes of the file itself. */
  readonly packed: number;
  /** Bytes of all wanted parts together, unpacked. */
  readonly unpacked: number;
  /** Entries, wanted or not. */
  readonly entries: number;
}

/** Why a file was not read, as a sentence for the person who chose it: who shows it says it in the language of the screen. */
export class FileRefused extends Error {
  readonly reason: 'not-a-package' | 'encrypted' | 'too-large' | 'broken' | 'content';
  readonly said: Said;

  constructor(reason: FileRefused['reason'], ...sentence: FileSentence) {
    super(say(filesZhCn, sentence));
    this.name = 'FileRefused';
    this.reason = reason;
    this.said = sentence;
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
  if (file.length > limits.packed) throw new FileRefused('too-large', 'file.unread.large', megabytes(file.length), megabytes(limits.packed));
  const parts = new Map<string, Uint8Array[]>();
  let entries = 0;
  let bytes = 0;
  const unzip = new Unzip((entry) => {
    entries += 1;
    if (entries > limits.entries) throw new FileRefused('too-large', 'file.unread.parts', limits.entries);
    if (!wanted(entry.name)) return;
    const pieces: Uint8Array[] = [];
    parts.set(entry.name, pieces);
    entry.ondata = (error, piece) => {
      if (error) throw error;
      bytes += piece.length;
      if (bytes > limits.unpacked) throw new FileRefused('too-large', 'file.unread.bomb', megabytes(limits.unpacked));
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
    throw new FileRefused('broken', 'file.unread.broken');
  }
  return new Map([...parts].map(([name, pieces]) => [name, joined(pieces)]));
}

const step = 4096;

/** Other formats are told apart by their first bytes, so that the person hears what to do. */
function refuseOtherFormats(file: Uint8Array): void {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, index) => file[index] === byte);
  if (starts(0x50, 0x4b)) return;
  if (file.length === 0) throw new FileRefused('not-a-package', 'file.unread.empty');
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    if (holds(file, 'EncryptedPackage')) throw new FileRefused('encrypted', 'file.unread.password');
    throw new FileRefused('not-a-package', 'file.unread.old');
  }
  const beginning = new TextDecoder().decode(file.subarray(0, 300)).trim().toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<\?xml)/.test(beginning)) throw new FileRefused('not-a-package', 'file.unread.html');
  throw new FileRefused('not-a-package', 'file.unread.other');
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
