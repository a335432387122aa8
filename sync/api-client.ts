import type * as z from 'zod/mini';
import { doneSchema, tokenResponseSchema, type TokenRequest, type TokenResponse } from '../contract/auth.ts';
import { profileSchema, type Profile } from '../contract/profile.ts';
import { contractVersion, errorSchema, pullResponseSchema, pushResponseSchema, type Op, type PullResponse, type PushResponse } from '../contract/sync.ts';

/** Why a whole request brought nothing, and so what the client does (backend 2.4): nothing of it is ever lost. */
export type Failure =
  /** Sign in anew; the same ops go later. */
  | { readonly kind: 'signed-out'; readonly code: string; readonly message: string }
  /** Stop and keep everything: the account or device may not. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  /** Stop and keep everything until one side is upgraded. */
  | { readonly kind: 'upgrade'; readonly code: string; readonly message: string }
  /** Send less at once. */
  | { readonly kind: 'too-large'; readonly code: string; readonly message: string }
  /** Come again: after `wait` milliseconds where the server says when, else after the back-off. */
  | { readonly kind: 'later'; readonly code: string; readonly message: string; readonly wait: number | null };

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
  /** Milliseconds until a request is given up, its body included. */
  readonly timeout?: number;
}

/** The server's interface for the extension. Never throws: every answer, HTML and silence included, is a value. */
export function createApi(server: string, { fetch: send = (...args) => fetch(...args), timeout = 20_000 }: ApiOptions = {}): Api {
  let serverTime: number | null = null;

  async function call<T>(schema: z.ZodMiniType<T>, path: string, token: string | null, body: unknown): Promise<Answer<T>> {
    let response: Response;
    let text: string;
    try {
      response = await send(server + path, {
        method: body === undefined ? 'GET' : 'POST', credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(timeout),
        headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...(body === undefined || body === null ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined || body === null ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (error) {
      const slow = error instanceof DOMException && error.name === 'TimeoutError';
      return failed({ kind: 'later', code: slow ? 'timeout' : 'network', wait: null, message: slow ? '服务器没有及时回答，稍后自动重试。' : '连不上服务器，稍后自动重试。记录都在本机。' });
    }
    const json = parseJson(text);
    if (response.status === 200) {
      const parsed = schema.safeParse(json);
      if (parsed.success) {
        const said = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(said)) serverTime = said;
        return { ok: true, value: parsed.data };
      }
      return failed({ kind: 'later', code: 'not_ours', wait: null, message: '得到的回答不是读网服务器的（可能是上网登录页或代理的页面），没有当作成功，稍后自动重试。' });
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
  const said = errorSchema.safeParse(json);
  const code = said.success ? said.data.error : `http_${response.status}`;
  const message = said.success ? said.data.message : `服务器回答 HTTP ${response.status}，没有处理。`;
  switch (response.status) {
    // A proxy that wants a password of its own is not our server asking to sign in.
    case 401: return said.success ? { kind: 'signed-out', code, message } : { kind: 'later', code, message, wait: null };
    case 409: return /^schema_/.test(code) ? { kind: 'upgrade', code, message } : { kind: 'refused', code, message };
    case 413: return { kind: 'too-large', code, message };
    case 429: case 503: return { kind: 'later', code, message: said.success ? message : '服务器正忙，稍后自动重试。', wait: retryAfter(response) };
    case 400: case 403: case 404: case 405: case 415: return said.success ? { kind: 'refused', code, message } : { kind: 'later', code, message, wait: null };
    default: return { kind: 'later', code, message: `服务器出错（HTTP ${response.status}），稍后自动重试。记录都在本机。`, wait: null };
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
