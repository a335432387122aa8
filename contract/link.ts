import * as z from 'zod/mini';
import { maskSecrets } from './masked-address.ts';

/** What became of one address. Only `broken` may cost points; `blocked` (the server or the browser refused us) never counts as broken. */
export const linkVerdictSchema = z.enum(['ok', 'broken', 'suspicious', 'blocked', 'skipped']);
export type LinkVerdict = z.infer<typeof linkVerdictSchema>;

/**
 * Why. ok: `fine`, `moved` (for good), `login`, `https` (only the https twin opens), `this-page`. broken: `status`, `dns`, `refused`, `net`,
 * `timeout`, `loop`, `redirect`, `port`, `malformed`, `soft-404` (proved by a made-up neighbour). suspicious: `tls`, `soft-404`, `to-home`,
 * `parked`, `foreign-content` (what hidden links are planted for), `truncated`, `wrong-type`, `nowhere`, `host-slow`. blocked: `firewall`, `forbidden`, `rate`, `circuit`, `cookie`, `browser`, `app`, `environment`, `unknown`.
 * skipped: `unsafe`, `scheme`, `local`.
 */
export const linkReasonSchema = z.enum([
  'fine', 'moved', 'login', 'https', 'this-page', 'status', 'dns', 'refused', 'net', 'timeout', 'loop', 'redirect', 'port', 'malformed',
  'tls', 'soft-404', 'to-home', 'parked', 'foreign-content', 'truncated', 'wrong-type', 'nowhere', 'host-slow',
  'firewall', 'forbidden', 'rate', 'circuit', 'cookie', 'browser', 'app', 'environment', 'unknown', 'unsafe', 'scheme', 'local',
]);
export type LinkReason = z.infer<typeof linkReasonSchema>;

/** What kept an answer from coming, told apart as far as the browser tells. `suspended`: this machine slept or was too busy; says nothing about the link. */
export const linkCauseSchema = z.enum(['dns', 'refused', 'net', 'timeout', 'tls', 'loop', 'redirect', 'app', 'port', 'cut', 'offline', 'browser', 'suspended', 'unknown']);
export type LinkCause = z.infer<typeof linkCauseSchema>;

/** One redirect on the way. `url` is where it led; `cookie`: it wanted to set one. */
export const linkHopSchema = z.strictObject({ status: z.int(), url: z.string(), cookie: z.boolean() });
export type LinkHop = z.infer<typeof linkHopSchema>;

/** What the start of an HTML answer shows. */
export const linkBodySchema = z.strictObject({
  title: z.string(),
  /** Characters of text, scripts and tags left out. */
  length: z.int(),
  /** Its title or a short text says that there is nothing here. */
  notFound: z.boolean(),
  /** The name is for sale or parked. */
  parked: z.boolean(),
  /** A word of what hidden links are planted for, in the title or the first 2 kB; null or absent when there is none. */
  planted: z.optional(z.nullable(z.string())),
  /** Start of the text, kept only where it says that there is nothing here, to compare with the answer to a made-up neighbour. */
  text: z.optional(z.string()),
});

/** One request. Times in milliseconds; `at` is epoch time when it left our queue. */
export const linkAttemptSchema = z.strictObject({
  url: z.string(),
  at: z.int(),
  /** `page`: asked from the page itself, with the visitor's cookies. */
  via: z.enum(['worker', 'page']),
  status: z.nullable(z.int()),
  cause: z.nullable(linkCauseSchema),
  /** The browser's own name for the cause; of a time limit that was missed the limit, as `15 s`; '' when there is neither. */
  detail: z.string(),
  firstByteMs: z.nullable(z.int()),
  hops: z.array(linkHopSchema),
  finalUrl: z.string(),
  /** `Content-Type` without parameters, lower case. */
  type: z.string(),
  /** Bytes of the whole answer where told. */
  size: z.nullable(z.int()),
  /** First bytes (at most 16) as lower-case hex. */
  start: z.string(),
  /** Seconds the server asked us to wait. */
  retryAfter: z.nullable(z.int()),
  /** Whose block or challenge page it is; null when none is seen. */
  mark: z.nullable(z.string()),
  body: z.nullable(linkBodySchema),
});
export type LinkAttempt = z.infer<typeof linkAttemptSchema>;

/** The verdict on one address with the evidence of its last attempt. */
export const linkAnswerSchema = z.strictObject({
  /** The address without its fragment. */
  url: z.string(),
  verdict: linkVerdictSchema,
  reason: linkReasonSchema,
  /** When it was settled, epoch milliseconds. */
  at: z.int(),
  status: z.nullable(z.int()),
  detail: z.string(),
  hops: z.array(linkHopSchema),
  finalUrl: z.string(),
  type: z.string(), size: z.nullable(z.int()), start: z.string(),
  mark: z.nullable(z.string()),
  /** How often it was asked. */
  tries: z.int(),
  firstByteMs: z.nullable(z.int()),
});
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

/** An address a page offers, as the link check takes it. */
export const linkAddressSchema = z.strictObject({
  url: z.string(),
  /** What to ask for, where the address carries a secret that `url` does not show; kept only until it was asked. */
  ask: z.optional(z.string()),
  /** page: opened by a visitor (links, frames); file: a document to download; resource: part of the page (pictures, styles, media). */
  kind: z.enum(['page', 'file', 'resource']),
  /** Places on the page. */
  places: z.int(),
  /** Words of the first place. */
  text: z.string(),
  /** Asking for it could do something (log out, delete, pay): never request. */
  never: z.boolean(),
});
export type LinkAddress = z.infer<typeof linkAddressSchema>;

/** What one address is known by, stored and shown under: resolved, without fragment, name and password, its secrets masked. An address that is none stays as it is. */
export function linkKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.hash = '';
  url.username = '';
  url.password = '';
  return maskSecrets(url.href);
}
