import type { CodesOf, Saying } from '../messages/server-words.ts';

/**
 * Why a whole request is refused: HTTP status, stable code, when to come again (seconds), what to say instead of the sentence of the code,
 * and the page of this server where a sign-in that was refused can be begun again.
 */
export interface Refusal { readonly status: number; readonly error: CodesOf<'refusal'>; readonly retryAfter?: number; readonly saying?: Saying; readonly begin?: string }

/** Every refusal of this server, in one place. Its sentences, read by clerks and not by developers, are in messages/answers-*.ts by their codes. */
export const refusals = {
  badRequest: { status: 400, error: 'bad_request' },
  notJson: { status: 400, error: 'not_json' },
  tooDeep: { status: 400, error: 'too_deep' },
  badGrant: { status: 400, error: 'invalid_grant' },
  badLink: { status: 400, error: 'invalid_link' },
  badRedirect: { status: 400, error: 'invalid_redirect' },
  wrongOrigin: { status: 403, error: 'wrong_origin' },
  unauthenticated: { status: 401, error: 'unauthenticated' },
  wrongPassword: { status: 401, error: 'wrong_password' },
  role: { status: 403, error: 'role' },
  secondFactor: { status: 403, error: 'second_factor' },
  stepUp: { status: 403, error: 'step_up' },
  passwordAge: { status: 403, error: 'password_age' },
  dormant: { status: 403, error: 'dormant' },
  place: { status: 403, error: 'place' },
  ownRole: { status: 409, error: 'own_role' },
  ownPassword: { status: 409, error: 'own_password' },
  needsReason: { status: 422, error: 'needs_reason' },
  ownFactor: { status: 409, error: 'own_factor' },
  deviceRevoked: { status: 403, error: 'device_revoked' },
  deviceMismatch: { status: 403, error: 'device_mismatch' },
  oidcOff: { status: 404, error: 'oidc_off' },
  oidcDown: { status: 503, error: 'oidc_down', retryAfter: 30 },
  oidcStale: { status: 400, error: 'oidc_stale' },
  oidcDenied: { status: 403, error: 'oidc_denied' },
  oidcFailed: { status: 403, error: 'oidc_failed' },
  oidcUnknown: { status: 403, error: 'oidc_unknown' },
  passkeyHost: { status: 409, error: 'passkey_host' },
  passkeyFailed: { status: 401, error: 'passkey_failed' },
  passkeyCopied: { status: 403, error: 'passkey_copied' },
  notFound: { status: 404, error: 'not_found' },
  methodNotAllowed: { status: 405, error: 'method_not_allowed' },
  nameTaken: { status: 409, error: 'name_taken' },
  unitTaken: { status: 409, error: 'unit_taken' },
  level: { status: 409, error: 'level' },
  circle: { status: 409, error: 'circle' },
  changedMeanwhile: { status: 409, error: 'changed_meanwhile' },
  lastAdministrator: { status: 409, error: 'last_administrator' },
  schemaTooOld: { status: 409, error: 'schema_too_old' },
  schemaTooNew: { status: 409, error: 'schema_too_new' },
  tooLarge: { status: 413, error: 'too_large' },
  mediaType: { status: 415, error: 'media_type' },
  notPicture: { status: 422, error: 'not_picture' },
  otherPicture: { status: 422, error: 'other_picture' },
  tooMany: { status: 429, error: 'too_many' },
  locked: { status: 429, error: 'locked' },
  busy: { status: 503, error: 'busy', retryAfter: 2 },
  storage: { status: 503, error: 'storage', retryAfter: 60 },
  clock: { status: 503, error: 'clock', retryAfter: 60 },
  stopping: { status: 503, error: 'stopping', retryAfter: 5 },
  internal: { status: 500, error: 'internal' },
} as const satisfies Record<string, Refusal>;

/** The sentence of a refusal. */
export function refusalWords({ error, saying }: Refusal): Saying {
  return saying ?? (words => words[`refusal.${error}`]);
}

/** Ends the request with a refusal, from any depth. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, retryAfter?: number) {
    super(refusal.error);
    this.refusal = retryAfter === undefined ? refusal : { ...refusal, retryAfter };
  }
}
