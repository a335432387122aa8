import type * as z from 'zod/mini';
import { doneSchema, tokenResponseSchema, type TokenRequest, type TokenResponse } from '../contract/auth.ts';
import type { Language } from '../messages/words.ts';
import { said, type Said } from '../messages/said.ts';
import { profileSchema, type Profile } from '../contract/profile.ts';
import { contractVersion, errorSchema, pullResponseSchema, pushResponseSchema, type Op, type PullResponse, type PushResponse } from '../contract/sync.ts';

/** Why a whole request brought nothing, and so what the client does (backend 2.4): nothing of it is ever lost. */
export type Failure =
  /** Sign in anew; the same ops go later. */
  | { readonly kind: 'signed-out'; readonly code: string; readonly said: Said }
  /** Stop and keep everything: the account or device may not. */
  | { readonly kind: 'refused'; readonly code: string; readonly said: Said }
  /** Stop and keep everything until one side is upgraded. */
  | { readonly kind: 'upgrade'; readonly code: string; readonly said: Said }
  /** Send less at once. */
  | { readonly kind: 'too-large'; readonly code: string; readonly said: Said }
  /** Come again: after `wait` milliseconds where the server says when, else after the back-off. */
  | { readonly kind: 'later'; readonly code: string; readonly said: Said; readonly wait: number | null };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface Api {
  push(token: string, deviceId: string, ops: readonly Op[]): Promise<Answer<PushResponse>>;
  pull(token: string, cursor: string | null): Promise<Answer<PullResponse>>;
  token(request: TokenRequest, token: string | null): Promise<Answer<TokenResponse>>;
  profile(token: string): Promise<Answer<Profile>>;
  logout(token: string): Promise<Answer<z.infer<typeof doneSchema>>>;
  /** What the server said its time is in its latest good answer (epoch ms, whole seconds); null when it never said. */
  serverTime(): number | null;
}

export interface ApiOptions {
  readonly fetch?: typeof fetch;
  /** What the server's own sentences are asked for in. */
  readonly language?: Language;
  /** Milliseconds until a request is given up, its body included. */
  readonly timeout?: number;
}

/** The server's interface for the extension. Never throws: every answer, HTML and silence included, is a value. */
export function createApi(server: string, { fetch: send = (...args) => fetch(...args), language, timeout = 20_000 }: ApiOptions = {}): Api {
  let serverTime: number | null = null;

  async function call<T>(schema: z.ZodMiniType<T>, path: string, token: string | null, body: unknown): Promise<Answer<T>> {
    let response: Response;
    let text: string;
    try {
      response = await send(server + path, {
        method: body === undefined ? 'GET' : 'POST', credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(timeout),
        headers: { ...(language ? { 'Accept-Language': language } : {}), ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(body === undefined || body === null ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined || body === null ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (error) {
      const slow = error instanceof DOMException && error.name === 'TimeoutError';
      return failed({ kind: 'later', code: slow ? 'timeout' : 'network', wait: null, said: said(slow ? 'said.sync.timeout' : 'said.sync.network') });
    }
    const json = parseJson(text);
    if (response.status === 200) {
      const parsed = schema.safeParse(json);
      if (parsed.success) {
        const said = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(said)) serverTime = said;
        return { ok: true, value: parsed.data };
      }
      return failed({ kind: 'later', code: 'not_ours', wait: null, said: said('said.sync.notOurs') });
    }
    return failed(failureOf(response, json));
  }

  return {
    push: (token, deviceId, ops) => call(pushResponseSchema, '/v1/sync/push', token, { deviceId, s: contractVersion, ops }),
    pull: (token, cursor) => call(pullResponseSchema, `/v1/sync/pull${cursor === null ? '' : `?c=${encodeURIComponent(cursor)}`}`, token, undefined),
    token: (request, token) => call(tokenResponseSchema, '/v1/token', token, request),
    profile: (token) => call(profileSchema, '/v1/profile', token, undefined),
    logout: (token) => call(doneSchema, '/v1/logout', token, null),
    serverTime: () => serverTime,
  };
}

function failureOf(response: Response, json: unknown): Failure {
  const answer = errorSchema.safeParse(json);
  const ours = answer.success;
  const code = ours ? answer.data.error : `http_${response.status}`;
  // The server speaks for itself, in the language it was asked in.
  const why = ours ? said('said.given', answer.data.message) : said('said.sync.http', response.status);
  switch (response.status) {
    // A proxy that wants a password of its own is not our server asking to sign in.
    case 401: return ours ? { kind: 'signed-out', code, said: why } : { kind: 'later', code, said: why, wait: null };
    case 409: return /^schema_/.test(code) ? { kind: 'upgrade', code, said: why } : { kind: 'refused', code, said: why };
    case 413: return { kind: 'too-large', code, said: why };
    case 429: case 503: return { kind: 'later', code, said: ours ? why : said('said.sync.busy'), wait: retryAfter(response) };
    case 400: case 403: case 404: case 405: case 415: return ours ? { kind: 'refused', code, said: why } : { kind: 'later', code, said: why, wait: null };
    default: return { kind: 'later', code, said: said('said.sync.broke', response.status), wait: null };
  }
}

/** Milliseconds of a Retry-After header in seconds or as a date, at most an hour; null when it says nothing usable. */
function retryAfter(response: Response): number | null {
  const value = response.headers.get('retry-after');
  if (!value) return null;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, 3_600_000) : null;
}

function failed<T>(failure: Failure): Answer<T> {
  return { ok: false, failure };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
