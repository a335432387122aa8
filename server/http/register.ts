import { Readable } from 'node:stream';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { HttpBindings } from '@hono/node-server';
import { type Context as HonoContext, Hono } from 'hono';
import { type Route, routes, type RouteId } from '../../contract/routes.ts';
import { evidenceLimits, pictureTypes } from '../../contract/shared-evidence.ts';
import { pushLimits } from '../../contract/sync.ts';
import { type ServerWords, serverWordsOf } from '../../messages/server-words.ts';
import { assertFreshPassword, isAdmittedFrom, isProvedFreshly } from '../auth/account-age.ts';
import { needsSecondFactor } from '../auth/second-factor.ts';
import { authenticate } from '../auth/session.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction, isStorageFailure, isUnstorableText } from '../db/transaction.ts';
import { refusalPage } from '../pages/refusal-page.ts';
import { type Refusal, Refused, refusals, refusalWords } from '../refusal.ts';
import { appendAudit } from '../repo/audit.ts';
import { type Answer, type Call, type Handlers, isPage } from './call.ts';
import { cookieName, readCookie } from './cookie.ts';
import { languageOf } from './language.ts';
import { pageHeaders } from './page-headers.ts';
import { parseJson } from './parse-json.ts';
import { readBody, readBytes } from './read-body.ts';

interface Environment { readonly Bindings: HttpBindings }
type Web = HonoContext<Environment>;

const formLimit = 16 * 1024;

/** Builds the application from the route table: each route gets its rule first, then its handler. Nothing else is reachable. */
export function register(context: Context, handlers: Handlers): Hono<Environment> {
  const app = new Hono<Environment>();
  for (const id of Object.keys(routes) as RouteId[]) {
    const route: Route = routes[id];
    const handler = handlers[id] as (call: Call<never>) => Promise<Answer>;
    app.on(route.method, route.path, web => respond(context, route, id, handler, web));
  }
  app.notFound(web => {
    const known = Object.values(routes).some(route => route.path === web.req.path);
    const refusal = known ? refusals.methodNotAllowed : refusals.notFound;
    // A person who mistyped an address is told on a page; programs and the extension are answered as always.
    const person = web.req.method === 'GET' && !web.req.path.startsWith('/v1/') && (web.req.header('accept') ?? '').includes('text/html');
    if (person) return new Response(refusalPage(wordsFor(web), refusal), { status: refusal.status, headers: pageHeaders(context.configuration.publicUrl) });
    return refuse(context, null, web, refusal);
  });
  app.onError((cause, web) => refuse(context, null, web, asRefusal(context, web.req.path, cause)));
  return app;
}

async function respond(context: Context, route: Route, id: RouteId, handler: (call: Call<never>) => Promise<Answer>, web: Web): Promise<Response> {
  const started = performance.now();
  const address = addressOf(context, web);
  const words = wordsFor(web);
  let actor: Actor | null = null;
  let response: Response;
  let refusal: Refusal | null = null;
  try {
    // Whether it is well is asked of it most when it is not.
    if (id !== 'healthz' && id !== 'readyz' && context.eventLoop.isBehind()) throw new Refused(refusals.busy);
    const token = tokenOf(context, route, web);
    if (route.takes === 'form') checkOrigin(context, web);
    if (route.credential !== 'none') actor = await admit(context, route, id, token, address);
    const body = await bodyOf(route, web);
    const query = parseWith(route.query, web.req.query());
    const call = { context, actor, body, query, token, address, words, referrer: web.req.header('referer') ?? '', cookie: (name: string) => readCookie(web.req.header('cookie') ?? '', name), parameter: (name: string) => web.req.param(name) ?? '', bytes: () => pictureOf(web), head: web.req.raw.method === 'HEAD' };
    response = toResponse(context, await handler(call as Call<never>));
  } catch (cause) {
    refusal = asRefusal(context, id, cause);
    response = refuse(context, route, web, refusal);
    // What is left of a body that was refused unread must not be taken for the next request.
    if (!web.env.incoming.complete) response.headers.set('Connection', 'close');
  }
  // Counted as what it is, whatever status the page that says so was sent with.
  context.metrics.request(id, refusal?.status ?? response.status, performance.now() - started);
  context.log('info', 'request', { route: id, status: response.status, ...(refusal ? { refused: refusal.error } : {}), user: actor?.userId ?? null, tenant: actor?.tenant ?? null, ms: Math.round(performance.now() - started) });
  return response;
}

async function admit(context: Context, route: Route, id: RouteId, token: string, address: string): Promise<Actor> {
  if (token === '') throw new Refused(refusals.unauthenticated);
  const actor = await authenticate(context, token, route.credential === 'cookie' ? 'browser' : 'extension', address);
  if (route.roles.some(role => actor.roles.includes(role))) {
    assertProved(context, route, actor);
    if (route.stale !== true && route.assurance !== 'password') assertFreshPassword(context, actor);
    if (isManagement(route) && !isAdmittedFrom(context, address)) throw new Refused(refusals.place);
    return actor;
  }
  await auditDenial(context, actor, id);
  throw new Refused(refusals.role);
}

/** Routes for administrators or auditors alone. */
function isManagement(route: Route): boolean {
  return route.roles.every(role => role === 'administrator' || role === 'auditor');
}

/** Demanded here, by the server and per route: a page that does not show a button stops nobody (backend 5.3). */
function assertProved(context: Context, route: Route, actor: Actor): void {
  if (route.assurance === 'password' || !needsSecondFactor(context, actor.role)) return;
  if (actor.aal < 2) throw new Refused(refusals.secondFactor);
  if (route.assurance === 'fresh' && !isProvedFreshly(context, actor)) throw new Refused(refusals.stepUp);
}

/** Who tried what they may not. Once a minute per session and route, so that nobody fills the disk by trying. */
async function auditDenial(context: Context, actor: Actor, id: RouteId): Promise<void> {
  if (context.requests.take(`denied ${actor.sessionId} ${id}`, 1) > 0) return;
  await inTransaction(context.db.write, tx => appendAudit(tx, actor.tenant, {
    at: context.now(), actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action: 'request.denied', target: id, before: '', after: '', result: 'role',
  }));
}

async function bodyOf(route: Route, web: Web): Promise<unknown> {
  if (route.takes === 'nothing' || route.takes === 'picture') return null;
  const wanted = route.takes === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  if (typeOf(web) !== wanted) throw new Refused(refusals.mediaType);
  const text = await readBody(web.env.incoming, route.takes === 'json' ? pushLimits.bytes : formLimit);
  const value = route.takes === 'json' ? parseJson(text) : Object.fromEntries(new URLSearchParams(text));
  return parseWith(route.body, value);
}

function pictureOf(web: Web): Promise<Buffer> {
  if (!pictureTypes.some(type => type === typeOf(web)) || (web.req.header('content-encoding') ?? 'identity') !== 'identity') throw new Refused(refusals.mediaType);
  return readBytes(web.env.incoming, evidenceLimits.picture);
}

function typeOf(web: Web): string | undefined {
  return (web.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
}

function parseWith(schema: Route['body'], value: unknown): unknown {
  if (!schema) return null;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refused(refusals.badRequest);
  return parsed.data;
}

/** Forms are accepted from our own pages only; browsers send Origin with every form, and nothing else has a session cookie. */
function checkOrigin(context: Context, web: Web): void {
  if (web.req.header('origin') !== new URL(context.configuration.publicUrl).origin) throw new Refused(refusals.wrongOrigin);
}

function wordsFor(web: Web): ServerWords {
  return serverWordsOf(languageOf(web.req.header('cookie') ?? '', web.req.header('accept-language') ?? ''));
}

function tokenOf(context: Context, route: Route, web: Web): string {
  if (route.credential === 'cookie') return readCookie(web.req.header('cookie') ?? '', cookieName(context.configuration.publicUrl));
  return /^Bearer ([\w.-]{1,200})$/.exec(web.req.header('authorization') ?? '')?.[1] ?? '';
}

function addressOf(context: Context, web: Web): string {
  const forwarded = context.configuration.trustProxy ? web.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? getConnInfo(web).remote.address ?? '';
}

function toResponse(context: Context, answer: Answer): Response {
  if ('redirect' in answer) return new Response(null, { status: 303, headers: { ...pageHeaders(context.configuration.publicUrl), Location: answer.redirect, ...cookieHeader(answer.cookie) } });
  if ('page' in answer) return new Response(answer.page, { status: answer.status ?? 200, headers: { ...pageHeaders(context.configuration.publicUrl, answer.formTarget, answer.pictures), ...cookieHeader(answer.cookie) } });
  if ('file' in answer) return new Response(Readable.toWeb(Readable.from(bytesOf(answer.file))) as unknown as ReadableStream, { headers: { ...fileHeaders, 'Content-Type': answer.type, 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}` } });
  if ('picture' in answer) return new Response(new Uint8Array(answer.picture), { headers: { ...fileHeaders, 'Content-Type': answer.type, 'Content-Length': String(answer.length), 'Content-Disposition': 'attachment', 'Cross-Origin-Resource-Policy': 'same-origin' } });
  if ('text' in answer) return new Response(answer.text, { headers: { ...fileHeaders, 'Content-Type': answer.type } });
  return new Response('jsonText' in answer ? answer.jsonText : JSON.stringify(answer.json), { headers: jsonHeaders });
}

function refuse(context: Context, route: Route | null, web: Web, refusal: Refusal): Response {
  const words = wordsFor(web);
  const later: Record<string, string> = refusal.retryAfter === undefined ? {} : { 'Retry-After': String(refusal.retryAfter) };
  if (route && isPage(route)) {
    const { publicUrl } = context.configuration;
    const proof = refusal.error === refusals.secondFactor.error || refusal.error === refusals.stepUp.error;
    if (proof) return new Response(null, { status: 303, headers: { ...pageHeaders(publicUrl), Location: '/second-factor' } });
    if (refusal.error === refusals.passwordAge.error) return new Response(null, { status: 303, headers: { ...pageHeaders(publicUrl), Location: '/password' } });
    if (refusal.status === 401 && route.method === 'GET') return new Response(null, { status: 303, headers: { ...pageHeaders(publicUrl), Location: '/login' } });
    const inWindow = route.inWindow === true || (route.inWindow === 'asked' && web.req.query('client_id') !== undefined);
    return new Response(refusalPage(words, refusal, inWindow), { status: inWindow ? 200 : refusal.status, headers: { ...pageHeaders(publicUrl), ...later } });
  }
  return new Response(JSON.stringify({ error: refusal.error, message: refusalWords(refusal)(words) }), { status: refusal.status, headers: { ...jsonHeaders, ...later } });
}

function asRefusal(context: Context, where: string, cause: unknown): Refusal {
  if (cause instanceof Refused) return cause.refusal;
  if (isUnstorableText(cause)) return refusals.badRequest;
  context.log('error', 'request.failed', { route: where, cause: cause instanceof Error ? cause.message : String(cause) });
  return isStorageFailure(cause) ? refusals.storage : refusals.internal;
}

const jsonHeaders = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** A file is kept by whoever asked for it, and never shown as a page of this server. */
const fileHeaders = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox" };

async function* bytesOf(text: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const part of text) yield typeof part === 'string' ? encoder.encode(part) : part;
}

function cookieHeader(cookie: string | undefined): Record<string, string> {
  return cookie === undefined ? {} : { 'Set-Cookie': cookie };
}
