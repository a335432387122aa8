import type { OwnPage } from '../contract/probe.ts';
import { readBody } from './body.ts';

/** Longer than this is no page in between. Bytes. */
const longest = 512 * 1024;
const patience = 8000;

/**
 * Reads one page of the origin this runs in, as its visitor would get it, without following a redirect: what stands between a
 * press and another site. Null where it cannot be read or is no HTML; never throws.
 */
export async function readOwnPage(url: string, fetch: typeof globalThis.fetch): Promise<OwnPage | null> {
  try {
    const answer = await fetch(url, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(patience) });
    if (answer.type === 'opaqueredirect') return { status: 302, redirected: true, text: '' };
    const type = answer.headers.get('content-type') ?? '';
    if (!/html/i.test(type) || Number(answer.headers.get('content-length') ?? 0) > longest) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return bytes.length > longest ? null : { status: answer.status, redirected: false, text: readBody(bytes, type).text.slice(0, 20_000) };
  } catch {
    return null;
  }
}
