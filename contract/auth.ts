import * as z from 'zod/mini';
import { exceptionSchema } from './profile.ts';
import { meSchema, roleSchema } from './sync.ts';

const uuid = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
const secret = z.string().check(z.maxLength(200));

/** RFC 7636: 43 to 128 unreserved characters. */
const verifier = z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/));

/**
 * POST /v1/token. `code`: the authorization code becomes a session of this device.
 * `rotate`: the bearer token of the request gets a successor; it stays valid until the successor is first used.
 */
export const tokenRequestSchema = z.discriminatedUnion('grant', [
  z.strictObject({ grant: z.literal('code'), code: secret, verifier, redirectUri: z.string().check(z.maxLength(500)), deviceId: uuid }),
  z.strictObject({ grant: z.literal('rotate') }),
]);
export type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** `expiresAt` (epoch ms by the server's clock) ends the session, not the token; `rotateAfter` is when to ask for the next token. */
export const tokenResponseSchema = z.strictObject({
  token: z.string(), expiresAt: z.int(), rotateAfter: z.int(), me: meSchema,
});
export type TokenResponse = z.infer<typeof tokenResponseSchema>;

/** GET /authorize. The redirect brings `code` and `state` back, in the query for an extension address, in the fragment for /signed-in. */
export const authorizeQuerySchema = z.strictObject({
  response_type: z.literal('code'),
  client_id: z.string().check(z.maxLength(100)),
  redirect_uri: z.string().check(z.maxLength(500)),
  state: z.string().check(z.minLength(8), z.maxLength(200)),
  code_challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  code_challenge_method: z.literal('S256'),
  /** Who is signed in shows themselves anew (step-up); a provider is told to ask again too. As in OpenID Connect. */
  prompt: z.optional(z.literal('login')),
});
export type AuthorizeQuery = z.infer<typeof authorizeQuerySchema>;

/** `orgId`: a unit below the administrator's own; their own when not given. */
export const inviteRequestSchema = z.strictObject({ role: roleSchema, orgId: z.optional(uuid) });
export const inviteResponseSchema = z.strictObject({ link: z.string(), expiresAt: z.int() });

/** A one-time link with which a person chooses a new password. */
export const resetLinkSchema = inviteResponseSchema;

export const userSchema = z.strictObject({ userId: z.string(), name: z.string(), role: roleSchema, disabled: z.boolean() });
export const usersResponseSchema = z.strictObject({ users: z.array(userSchema) });
/** `orgId` puts the person into another unit of the administrator's. */
export const userChangeSchema = z.strictObject({ role: z.optional(roleSchema), disabled: z.optional(z.boolean()), orgId: z.optional(uuid) });
export const usersQuerySchema = z.strictObject({ org: z.optional(uuid) });

/**
 * What a unit decides for itself; each change is audited.
 * `ownReview`: a person may rule on findings of their own; to change it takes a reason (`because`), which reports print.
 * `administratorInspects`: the administrator also has an editor's rights.
 */
export const settingsSchema = z.strictObject({
  orgName: z.string().check(z.minLength(1), z.maxLength(100)), ownReview: z.boolean(), administratorInspects: z.boolean(), because: z.optional(z.string().check(z.maxLength(200))),
});
export type Settings = z.infer<typeof settingsSchema>;

/** The settings as they stand; `ownReviewSet` says who changed `ownReview` last and why, null while it is as delivered. */
export const settingsAnswerSchema = z.strictObject({ orgName: z.string(), ownReview: z.boolean(), administratorInspects: z.boolean(), ownReviewSet: z.nullable(exceptionSchema) });

/** "Device X made N, received N": `highest` is the largest sequence number seen, `received` how many different ones. */
export const deviceSchema = z.strictObject({
  deviceId: z.string(), userId: z.string(), received: z.int(), highest: z.int(), revoked: z.boolean(), lastSeenAt: z.nullable(z.int()),
});
export const devicesResponseSchema = z.strictObject({ devices: z.array(deviceSchema) });

export const doneSchema = z.strictObject({ done: z.literal(true) });
