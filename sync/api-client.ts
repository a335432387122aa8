import type * as z from 'zod/mini';
import { doneSchema, tokenResponseSchema, type TokenRequest, type TokenResponse } from '../contract/auth.ts';
import type { Language } from '../messages/words.ts';
import { said, type Said } from '../messages/said.ts';
import type { Evidence } from '../contract/evidence.ts';
import { evidencePageSchema, evidenceResponseSchema, pictureKeptSchema, pictureTypes, evidenceLimits, type EvidencePage, type EvidenceResponse, type PictureType } from '../contract/shared-evidence.ts';
import { signaturesResponseSchema, type SignaturesResponse } from '../contract/signature.ts';
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
  /** @param after the record id of the last signature that was answered; null: from the first */
  signatures(token: string, after: string | null): Promise<Answer<SignaturesResponse>>;
  token(request: TokenRequest, token: string | null): Promise<Answer<TokenResponse>>;
  profile(token: string): Promise<Answer<Profile>>;
  sendEvidence(token: string, evidence: readonly Evidence[]): Promise<Answer<EvidenceResponse>>;
  fetchEvidence(token: string, cursor: string | null): Promise<Answer<EvidencePage>>;
  hasPicture(token: string, sha256: string): Promise<Answer<boolean>>;
  sendPicture(token: string, sha256: string, picture: { readonly mime: PictureType; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<Answer<{ readonly new: boolean }>>;
  /** The bytes as they came; null where the server has none. */
  fetchPicture(token: string, sha256: string): Promise<Answer<Uint8Array<ArrayBuffer> | null>>;
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

  /** One request and its answer, read to the end; a failure where none came. */
  async function ask(path: string, token: string | null, method: string, body: { readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> } | null): Promise<Answer<{ readonly response: Response; readonly bytes: Uint8Array<ArrayBuffer> }>> {
    try {
      const response = await send(server + path, {
        method, credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(timeout),
        headers: { ...(language ? { 'Accept-Language': language } : {}), ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(body ? { 'Content-Type': body.type } : {}) },
        ...(body ? { body: body.content } : {}),
      });
      return { ok: true, value: { response, bytes: new Uint8Array(await response.arrayBuffer()) } };
    } catch (error) {
      const slow = error instanceof DOMException && error.name === 'TimeoutError';
      return failed({ kind: 'later', code: slow ? 'timeout' : 'network', wait: null, said: said(slow ? 'said.sync.timeout' : 'said.sync.network') });
    }
  }

  async function call<T>(schema: z.ZodMiniType<T>, path: string, token: string | null, body: unknown): Promise<Answer<T>> {
    return read(schema, await ask(path, token, body === undefined ? 'GET' : 'POST', body === undefined || body === null ? null : { type: 'application/json', content: JSON.stringify(body) }));
  }

  function read<T>(schema: z.ZodMiniType<T>, asked: Awaited<ReturnType<typeof ask>>): Answer<T> {
    if (!asked.ok) return asked;
    const { response, bytes } = asked.value;
    const json = parseJson(bytes);
    if (response.status !== 200) return failed(failureOf(response, json));
    const parsed = schema.safeParse(json);
    if (!parsed.success) return failed(notOurs);
    const said = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(said)) serverTime = said;
    return { ok: true, value: parsed.data };
  }

  /** A picture at the server: that it is there, or its bytes. Only what is served as a picture counts; a page that asks to sign in to the network is none. */
  async function picture<T>(method: 'GET' | 'HEAD', token: string, sha256: string, found: (bytes: Uint8Array<ArrayBuffer>) => T, none: T): Promise<Answer<T>> {
    const asked = await ask(`/v1/blobs/${sha256}`, token, method, null);
    if (!asked.ok) return asked;
    const { response, bytes } = asked.value;
    const type = response.headers.get('content-type') ?? '';
    if (response.status === 200) return pictureTypes.some((one) => one === type) && bytes.length <= evidenceLimits.picture ? { ok: true, value: found(bytes) } : failed(notOurs);
    if (response.status === 404 && type.startsWith('application/json')) return { ok: true, value: none };
    return failed(failureOf(response, parseJson(bytes)));
  }

  return {
    push: (token, deviceId, ops) => call(pushResponseSchema, '/v1/sync/push', token, { deviceId, s: contractVersion, ops }),
    pull: (token, cursor) => call(pullResponseSchema, `/v1/sync/pull${cursor === null ? '' : `?c=${encodeURIComponent(cursor)}`}`, token, undefined),
    signatures: (token, after) => call(signaturesResponseSchema, `/v1/signatures${after === null ? '' : `?after=${encodeURIComponent(after)}`}`, token, undefined),
    token: (request, token) => call(tokenResponseSchema, '/v1/token', token, request),
    profile: (token) => call(profileSchema, '/v1/profile', token, undefined),
    sendEvidence: (token, evidence) => call(evidenceResponseSchema, '/v1/evidence', token, { evidence }),
    fetchEvidence: (token, cursor) => call(evidencePageSchema, `/v1/evidence${cursor === null ? '' : `?c=${encodeURIComponent(cursor)}`}`, token, undefined),
    hasPicture: (token, sha256) => picture('HEAD', token, sha256, () => true, false),
    sendPicture: async (token, sha256, { mime, bytes }) => read(pictureKeptSchema, await ask(`/v1/blobs/${sha256}`, token, 'PUT', { type: mime, content: bytes })),
    fetchPicture: (token, sha256) => picture<Uint8Array<ArrayBuffer> | null>('GET', token, sha256, (bytes) => bytes, null),
    logout: (token) => call(doneSchema, '/v1/logout', token, null),
    serverTime: () => serverTime,
  };
}

const notOurs: Failure = { kind: 'later', code: 'not_ours', wait: null, said: said('said.sync.notOurs') };

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
    case 400: case 403: case 404: case 405: case 415: case 422: return ours ? { kind: 'refused', code, said: why } : { kind: 'later', code, said: why, wait: null };
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

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
