import type { LinkAttempt, LinkCause, LinkHop } from '../contract/link.ts';
import { readBody, type BodyRead, type PageWords, type PlantedIn } from './body.ts';
import { causeOf } from './cause.ts';
import { firewallOf } from './firewall.ts';
import type { Profile } from './profile.ts';
import { retryAfterOf } from './retry-after.ts';

/** What the browser tells of one request beside the answer itself. */
export interface Observation {
  readonly hops: readonly LinkHop[];
  /** The browser's name for the error, waited for a moment because it may come after the refusal; '' when it gives none. */
  readonly error: () => Promise<string>;
  /** Resolves once the hops and headers of the answer are known, waited for a moment because they may come after the answer itself. */
  readonly answered: () => Promise<void>;
  /** Headers a page may not read, such as `set-cookie`, of the last answer seen; name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly end: () => void;
}

export interface RequestPorts {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** Call before the request starts. Null where nothing can be watched. */
  readonly observe: ((url: string) => Observation) | null;
  readonly language: string;
  /** Whether a page is about what hidden links are planted for; absent where nobody asks. */
  readonly plantedIn?: PlantedIn;
  /** How pages say that there is nothing here; absent: as built in. */
  readonly words?: PageWords | undefined;
}

export interface LinkQuestion {
  readonly url: string;
  readonly kind: 'page' | 'file' | 'resource';
  readonly via: LinkAttempt['via'];
  /** Keep the start of the text whatever it says. */
  readonly keepText?: boolean;
}

/** HTML is read this far, a file only this far. Bytes. */
const htmlLimit = 64 * 1024;
const fileLimit = 1024;
/** So much text is kept for comparing, and so much is looked at for planted words. Characters. */
const keptText = 2000;
/** A timer this late means that the machine slept or had no time for us: no fact about the link. */
const slack = 3000;

/**
 * Asks once, with GET, and tells what came. Never throws but for an aborted `signal`. The clock starts here, so call it
 * only when the request may leave at once. A file is asked for its first kilobyte; whatever the server sends, no more than 64 KB is taken.
 */
export async function requestLink(question: LinkQuestion, profile: Pick<Profile, 'firstByte' | 'body'>, ports: RequestPorts, signal: AbortSignal): Promise<LinkAttempt> {
  const first = await once(question, profile, ports, signal, question.kind === 'file');
  // Some servers refuse any part of a file; an empty file says so in the same answer.
  return first.status === 416 && first.size !== 0 ? once(question, profile, ports, signal, false) : first;
}

async function once(question: LinkQuestion, profile: Pick<Profile, 'firstByte' | 'body'>, ports: RequestPorts, signal: AbortSignal, partly: boolean): Promise<LinkAttempt> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signal.addEventListener('abort', stop, { once: true });
  const observed = ports.observe?.(question.url) ?? null;
  const at = ports.now();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, profile.firstByte);
  const noted = (read: BodyRead): LinkAttempt['body'] => ({
    title: read.title, length: read.length, notFound: read.notFound, parked: read.parked,
    planted: ports.plantedIn?.(question.url, read.title, read.text.slice(0, keptText)) ?? null,
    ...(read.notFound || question.keepText ? { text: read.text.slice(0, keptText) } : {}),
  });
  const done = (response: Response | null, rest: Partial<LinkAttempt>): LinkAttempt => ({
    url: question.url, at, via: question.via, status: response?.status ?? null, cause: null, detail: '', firstByteMs: null,
    hops: [...observed?.hops ?? []], finalUrl: response?.url || observed?.hops.at(-1)?.url || question.url,
    type: typeOf(response), size: null, start: '', retryAfter: retryAfterOf(response?.headers.get('retry-after') ?? null, response?.headers.get('date') ?? null, ports.now()), mark: null, body: null, ...rest,
  });
  try {
    const response = await ports.fetch(question.url, {
      method: 'GET', credentials: question.via === 'page' ? 'include' : 'omit', cache: 'no-store', redirect: 'follow', signal: controller.signal,
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': ports.language, ...(partly ? { range: `bytes=0-${fileLimit - 1}` } : {}) },
      // No `priority: 'low'`: Chromium lets only ten of those out at once and holds the others back while our clock runs.
    });
    clearTimeout(timer);
    const firstByteMs = Math.round(ports.now() - at);
    if (response.redirected || response.status !== 200) await observed?.answered();
    const html = isHtml(typeOf(response)) || (typeOf(response) === '' && question.kind === 'page');
    const { bytes, cut, whole } = html || question.kind === 'file' ? await readStart(response, html ? htmlLimit : fileLimit, profile.body, stop) : { bytes: new Uint8Array(), cut: false, whole: false };
    stop();
    signal.throwIfAborted();
    const read: BodyRead | null = html ? readBody(bytes, response.headers.get('content-type') ?? '', ports.words) : null;
    const headers = new Map([...response.headers, ...observed?.headers ?? []]);
    return done(response, {
      firstByteMs, start: hex(bytes.subarray(0, 16)), size: sizeOf(response, whole ? bytes.length : null), mark: firewallOf(response.status, headers, read, at),
      body: read && noted(read), ...(cut ? { cause: 'cut' as const } : {}),
    });
  } catch (error) {
    signal.throwIfAborted();
    if (late) return done(null, { cause: ports.now() - at > profile.firstByte + slack ? 'suspended' : 'timeout', detail: `${profile.firstByte / 1000} s` });
    const detail = await observed?.error() ?? '';
    const cause: LinkCause = detail === '' ? 'unknown' : causeOf(detail);
    return done(null, { cause, detail: detail || (error instanceof Error ? error.message : String(error)).slice(0, 200) });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    observed?.end();
  }
}

/** The first bytes of a body: until the limit, the end, or the time is up (what has come by then counts). `cut`: it broke off. */
async function readStart(response: Response, limit: number, patience: number, stop: () => void): Promise<{ readonly bytes: Uint8Array; readonly cut: boolean; readonly whole: boolean }> {
  if (!response.body) return { bytes: new Uint8Array(), cut: false, whole: true };
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let late = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const up = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(null);
    }, patience);
  });
  try {
    while (length < limit) {
      const part = await Promise.race([reader.read(), up]);
      if (part === null || part.done) return { bytes: joined(parts, length), cut: false, whole: part !== null };
      parts.push(part.value);
      length += part.value.length;
    }
    return { bytes: joined(parts, length).subarray(0, limit), cut: false, whole: false };
  } catch {
    return { bytes: joined(parts, length), cut: !late, whole: false };
  } finally {
    clearTimeout(timer);
    void reader.cancel().catch(() => undefined);
    stop();
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function typeOf(response: Response | null): string {
  return (response?.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

export function isHtml(type: string): boolean {
  return type === 'text/html' || type === 'application/xhtml+xml';
}

function sizeOf(response: Response, read: number | null): number | null {
  const total = /\/(\d+)\s*$/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (total !== undefined) return Number(total);
  // What is told beside a refusal is the length of the refusal.
  if (response.status === 416) return null;
  const length = response.headers.get('content-length');
  if (length !== null && /^\d+$/.test(length) && response.status !== 206 && !response.headers.has('content-encoding')) return Number(length);
  return read;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
