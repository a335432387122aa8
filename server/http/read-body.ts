import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refused, refusals } from '../refusal.ts';

const inflate = promisify(gunzip);

/**
 * Reads a request body, counting on the stream itself: a missing or wrong Content-Length changes nothing.
 * @param limit most bytes, before and after unpacking.
 * @throws Refused `too_large`, `media_type` or `bad_request`.
 */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<string> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new Refused(refusals.tooLarge);
  const raw = await collect(incoming, limit);
  const encoding = incoming.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return decode(raw);
  if (encoding !== 'gzip') throw new Refused(refusals.mediaType);
  try {
    return decode(await inflate(raw, { maxOutputLength: limit }));
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    const code = (cause as { readonly code?: unknown }).code;
    throw new Refused(code === 'ERR_BUFFER_TOO_LARGE' ? refusals.tooLarge : refusals.badRequest);
  }
}

/** The same for bytes that are not packed. @throws Refused `too_large` or `bad_request` */
export async function readBytes(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new Refused(refusals.tooLarge);
  return collect(incoming, limit);
}

async function collect(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      incoming.pause();
      reject(new Refused(refusals.tooLarge));
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', () => reject(new Refused(refusals.badRequest)));
    incoming.on('close', () => reject(new Refused(refusals.badRequest)));
  });
}

function decode(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    throw new Refused(refusals.badRequest);
  }
}
