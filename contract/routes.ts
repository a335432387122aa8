import * as z from 'zod/mini';
import {
  authorizeQuerySchema, devicesResponseSchema, doneSchema, inviteRequestSchema, inviteResponseSchema, resetLinkSchema, settingsAnswerSchema, settingsSchema, tokenRequestSchema, tokenResponseSchema,
  userChangeSchema, usersQuerySchema, usersResponseSchema,
} from './auth.ts';
import {
  mergeRequestSchema, mergeResponseSchema, organisationAnswerSchema, organisationChangeSchema, organisationRequestSchema, organisationsResponseSchema, recordsQuerySchema,
  recordsResponseSchema,
} from './organisation.ts';
import {
  auditQuerySchema, authorizeFormSchema, authorizePasskeyFormSchema, codeFormSchema, figuresQuerySchema, fixedFormSchema, itemsQuerySchema,
  joinFormSchema, loginFormSchema, mergeFormSchema, oidcFactorFormSchema, oidcJoinFormSchema, orgQuerySchema, passkeyAddFormSchema,
  passkeyAnswerFormSchema, passkeyRemoveFormSchema, passkeyRenameFormSchema, passwordFormSchema, personFormSchema, resetFormSchema, settingsFormSchema,
  setupFormSchema, unitFormSchema, userFormSchema,
} from './page-forms.ts';
import { profileSchema } from './profile.ts';
import { evidencePageSchema, evidenceRequestSchema, evidenceResponseSchema, pictureKeptSchema } from './shared-evidence.ts';
import { signaturesResponseSchema } from './signature.ts';
import { meSchema, pullResponseSchema, pushResponseSchema, type Role, roles } from './sync.ts';

/**
 * Every address of the server with its rule. Registration, the extension's client and the matrix of rights in the tests
 * are made from this table, so an address without a rule cannot exist.
 * Refusals are not listed: every one has the body of errorSchema (for pages: the same sentence as a page).
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  /** `bearer`: token of an extension. `cookie`: session of the server's own pages. */
  readonly credential: 'none' | 'bearer' | 'cookie';
  /** Who may; empty for addresses without a credential. */
  readonly roles: readonly Role[];
  /**
   * What may be touched. `self`: own session and devices. `organisation`: what belongs to the person's own unit.
   * `below`: their own unit and everything below it (repo/scope.ts).
   */
  readonly scope: 'none' | 'self' | 'organisation' | 'below';
  /**
   * What a request can name that belongs to some unit, and where it stands (`:id` of the path, or a field of body or query).
   * The matrix of rights tries each with everything it may and may not reach; a path with `:id` and nothing here does not pass the tests.
   */
  readonly names?: Readonly<Record<string, Named>>;
  /**
   * How surely somebody must be known where their role demands a second factor (editors, administrators). `password`: the password alone
   * does, as for the way to the factor itself. `fresh`: the factor was shown within 15 minutes. Otherwise it was shown in this session.
   */
  readonly assurance?: 'password' | 'fresh';
  /** An answer of more rows than this takes a factor shown within 15 minutes; the handler counts and asks (auth/step-up.ts). */
  readonly freshAbove?: number;
  /** Operations in the body are judged one by one: a closing takes a factor shown within 15 minutes and waits for it (exchange/judge-item.ts). */
  readonly freshFor?: 'close';
  /** Reachable with a password that is too old, because it is the way to a new one. */
  readonly stale?: true;
  /**
   * Shown in the browser's sign-in window, which closes at once over any answer of 400 and above and calls it unreachable: what is refused is said on a page answered 200.
   * `asked`: where an extension asks, which names itself in the query.
   */
  readonly inWindow?: true | 'asked';
  /** Bodies are parsed strictly, in the one form named here; `picture` is bytes, which the handler looks into. */
  readonly takes: 'nothing' | 'json' | 'form' | 'picture';
  readonly body: z.ZodMiniType | null;
  readonly query: z.ZodMiniType | null;
  /** `data`: what a program takes that is not JSON of ours; its refusals are JSON, those of the other words are pages. */
  readonly answers: Readonly<Record<number, z.ZodMiniType | 'page' | 'redirect' | 'file' | 'data'>>;
}

export type Named = 'organisation' | 'user' | 'device' | 'parent' | 'inspection' | 'picture';

/** An export of more rows is a large one (backend 5.3). */
const exportRows = 1000;

const everyone = roles;
const administrators = ['administrator'] as const;
const auditors = ['auditor'] as const;
/** Who sees units and their settings: an auditor sees the audit only (backend 5.4). */
const insiders = ['reader', 'inspector', 'editor', 'administrator'] as const;
const workers = ['reader', 'inspector', 'editor'] as const;
/** Who makes and confirms findings. */
const inspectors = ['inspector', 'editor'] as const;

const recordId = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/** Envelope of a push; the operations are judged one by one, so that one bad one does not hold up the rest. */
export const pushEnvelopeSchema = z.strictObject({ deviceId: z.string().check(z.maxLength(100)), s: z.int(), ops: z.array(z.unknown()).check(z.minLength(1)) });

export const routes = {
  healthz: { method: 'GET', path: '/healthz', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: doneSchema } },
  readyz: { method: 'GET', path: '/readyz', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: doneSchema } },

  // For browsers on an intranet, which ask without signing in.
  updateXml: { method: 'GET', path: '/ext/update.xml', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'data' } },
  updatesJson: { method: 'GET', path: '/ext/updates.json', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'data' } },
  extensionFile: { method: 'GET', path: '/ext/:file', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'data' } },

  token: { method: 'POST', path: '/v1/token', credential: 'none', roles: [], scope: 'self', takes: 'json', body: tokenRequestSchema, query: null, answers: { 200: tokenResponseSchema } },
  logout: { method: 'POST', path: '/v1/logout', credential: 'bearer', roles: everyone, scope: 'self', assurance: 'password', takes: 'nothing', body: null, query: null, answers: { 200: doneSchema } },
  me: { method: 'GET', path: '/v1/me', credential: 'bearer', roles: everyone, scope: 'self', assurance: 'password', takes: 'nothing', body: null, query: null, answers: { 200: meSchema } },
  profile: { method: 'GET', path: '/v1/profile', credential: 'bearer', roles: everyone, scope: 'self', assurance: 'password', takes: 'nothing', body: null, query: null, answers: { 200: profileSchema } },

  push: { method: 'POST', path: '/v1/sync/push', credential: 'bearer', roles: workers, scope: 'organisation', freshFor: 'close', takes: 'json', body: pushEnvelopeSchema, query: null, answers: { 200: pushResponseSchema } },
  pull: {
    method: 'GET', path: '/v1/sync/pull', credential: 'bearer', roles: workers, scope: 'organisation', takes: 'nothing', body: null,
    query: z.strictObject({ c: z.optional(z.string().check(z.maxLength(10_000))), limit: z.optional(z.string().check(z.regex(/^[1-9]\d{0,2}$/))) }),
    answers: { 200: pullResponseSchema },
  },

  /** A route of its own, because older extensions take no field they do not know in the answers above. */
  signatures: { method: 'GET', path: '/v1/signatures', credential: 'bearer', roles: workers, scope: 'organisation', takes: 'nothing', body: null, query: z.strictObject({ after: z.optional(recordId) }), answers: { 200: signaturesResponseSchema } },

  /** What proves findings, in words: sent by who confirmed, fetched by everybody of the unit. */
  sendEvidence: { method: 'POST', path: '/v1/evidence', credential: 'bearer', roles: inspectors, scope: 'organisation', takes: 'json', body: evidenceRequestSchema, query: null, answers: { 200: evidenceResponseSchema } },
  fetchEvidence: { method: 'GET', path: '/v1/evidence', credential: 'bearer', roles: workers, scope: 'organisation', takes: 'nothing', body: null, query: z.strictObject({ c: z.optional(z.string().check(z.maxLength(10_000))) }), answers: { 200: evidencePageSchema } },
  /** Pictures of evidence, by the SHA-256 of their bytes. Read by whoever may read the finding they prove; HEAD says whether one is there. */
  sendPicture: { method: 'PUT', path: '/v1/blobs/:id', credential: 'bearer', roles: inspectors, scope: 'organisation', names: { ':id': 'picture' }, takes: 'picture', body: null, query: null, answers: { 200: pictureKeptSchema } },
  fetchPicture: { method: 'GET', path: '/v1/blobs/:id', credential: 'bearer', roles: workers, scope: 'below', names: { ':id': 'picture' }, takes: 'nothing', body: null, query: null, answers: { 200: 'data' } },

  devices: { method: 'GET', path: '/v1/devices', credential: 'bearer', roles: everyone, scope: 'self', takes: 'nothing', body: null, query: null, answers: { 200: devicesResponseSchema } },
  revokeDevice: { method: 'POST', path: '/v1/devices/:id/revoke', credential: 'bearer', roles: administrators, scope: 'below', assurance: 'fresh', names: { ':id': 'device' }, takes: 'nothing', body: null, query: null, answers: { 200: doneSchema } },
  users: { method: 'GET', path: '/v1/users', credential: 'bearer', roles: administrators, scope: 'below', names: { org: 'organisation' }, takes: 'nothing', body: null, query: usersQuerySchema, answers: { 200: usersResponseSchema } },
  changeUser: { method: 'PATCH', path: '/v1/users/:id', credential: 'bearer', roles: administrators, scope: 'below', assurance: 'fresh', names: { ':id': 'user', orgId: 'organisation' }, takes: 'json', body: userChangeSchema, query: null, answers: { 200: doneSchema } },
  invites: { method: 'POST', path: '/v1/invites', credential: 'bearer', roles: administrators, scope: 'below', assurance: 'fresh', names: { orgId: 'organisation' }, takes: 'json', body: inviteRequestSchema, query: null, answers: { 200: inviteResponseSchema } },
  settings: { method: 'GET', path: '/v1/settings', credential: 'bearer', roles: insiders, scope: 'organisation', takes: 'nothing', body: null, query: null, answers: { 200: settingsAnswerSchema } },
  changeSettings: { method: 'PUT', path: '/v1/settings', credential: 'bearer', roles: administrators, scope: 'organisation', assurance: 'fresh', takes: 'json', body: settingsSchema, query: null, answers: { 200: doneSchema } },

  organisations: { method: 'GET', path: '/v1/organisations', credential: 'bearer', roles: insiders, scope: 'below', takes: 'nothing', body: null, query: null, answers: { 200: organisationsResponseSchema } },
  addOrganisation: {
    method: 'POST', path: '/v1/organisations', credential: 'bearer', roles: administrators, scope: 'below', assurance: 'fresh', names: { parentId: 'organisation' },
    takes: 'json', body: organisationRequestSchema, query: null, answers: { 200: organisationAnswerSchema },
  },
  changeOrganisation: {
    method: 'PATCH', path: '/v1/organisations/:id', credential: 'bearer', roles: administrators, scope: 'below', assurance: 'fresh', names: { ':id': 'organisation', parentId: 'parent' },
    takes: 'json', body: organisationChangeSchema, query: null, answers: { 200: doneSchema },
  },
  mergeOrganisation: {
    method: 'POST', path: '/v1/organisations/:id/merge', credential: 'bearer', roles: administrators, scope: 'below', assurance: 'fresh', names: { ':id': 'organisation', into: 'parent' },
    takes: 'json', body: mergeRequestSchema, query: null, answers: { 200: mergeResponseSchema },
  },
  organisationRecords: {
    method: 'GET', path: '/v1/organisations/:id/records', credential: 'bearer', roles: workers, scope: 'below', names: { ':id': 'organisation' },
    takes: 'nothing', body: null, query: recordsQuerySchema, answers: { 200: recordsResponseSchema },
  },

  unitsPage: { method: 'GET', path: '/units', credential: 'cookie', roles: administrators, scope: 'below', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  addUnit: { method: 'POST', path: '/units/add', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', names: { parentId: 'organisation' }, takes: 'form', body: organisationRequestSchema, query: null, answers: { 303: 'redirect' } },
  changeUnitPlace: { method: 'POST', path: '/units/change', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', names: { orgId: 'organisation', parentId: 'parent' }, takes: 'form', body: unitFormSchema, query: null, answers: { 303: 'redirect' } },
  mergeUnit: { method: 'POST', path: '/units/merge', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', names: { orgId: 'organisation', into: 'parent' }, takes: 'form', body: mergeFormSchema, query: null, answers: { 200: 'page' } },
  importUnits: { method: 'POST', path: '/units/import', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', takes: 'form', body: z.strictObject({ list: z.string().check(z.maxLength(16_000)) }), query: null, answers: { 200: 'page', 422: 'page' } },
  exportUnits: { method: 'GET', path: '/units/export', credential: 'cookie', roles: administrators, scope: 'below', freshAbove: exportRows, takes: 'nothing', body: null, query: null, answers: { 200: 'file' } },

  homePage: { method: 'GET', path: '/', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  setupPage: { method: 'GET', path: '/setup', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  setup: { method: 'POST', path: '/setup', credential: 'none', roles: [], scope: 'none', takes: 'form', body: setupFormSchema, query: null, answers: { 303: 'redirect', 422: 'page' } },
  invitePage: { method: 'GET', path: '/invite', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  join: { method: 'POST', path: '/invite', credential: 'none', roles: [], scope: 'none', takes: 'form', body: joinFormSchema, query: null, answers: { 200: 'page', 422: 'page' } },
  loginPage: { method: 'GET', path: '/login', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  login: { method: 'POST', path: '/login', credential: 'none', roles: [], scope: 'none', takes: 'form', body: loginFormSchema, query: null, answers: { 303: 'redirect', 401: 'page' } },
  leave: { method: 'POST', path: '/leave', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'form', body: z.strictObject({}), query: null, answers: { 303: 'redirect' } },
  authorizePage: { method: 'GET', path: '/authorize', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: authorizeQuerySchema, inWindow: true, answers: { 200: 'page' } },
  authorize: { method: 'POST', path: '/authorize', credential: 'none', roles: [], scope: 'none', takes: 'form', body: authorizeFormSchema, query: null, inWindow: true, answers: { 200: 'page', 303: 'redirect' } },
  signedInPage: { method: 'GET', path: '/signed-in', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },

  chooseLanguage: {
    method: 'POST', path: '/language', credential: 'none', roles: [], scope: 'none', takes: 'form',
    body: z.strictObject({ to: z.enum(['zh-CN', 'en']), back: z.optional(z.string().check(z.maxLength(4000))) }), query: null, answers: { 303: 'redirect' },
  },

  oidcBegin: {
    method: 'GET', path: '/oidc/begin', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null,
    query: z.union([authorizeQuerySchema, z.strictObject({ client_id: z.optional(z.undefined()), redirect_uri: z.optional(z.undefined()) })]), inWindow: 'asked', answers: { 303: 'redirect' },
  },
  oidcJoin: { method: 'POST', path: '/oidc/join', credential: 'none', roles: [], scope: 'none', takes: 'form', body: oidcJoinFormSchema, query: null, answers: { 200: 'page', 422: 'page' } },
  oidcCallback: {
    method: 'GET', path: '/oidc/callback', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null,
    query: z.record(z.string().check(z.maxLength(50)), z.string().check(z.maxLength(4000))), inWindow: true, answers: { 200: 'page', 303: 'redirect', 422: 'page' },
  },
  oidcFactor: { method: 'POST', path: '/oidc/factor', credential: 'none', roles: [], scope: 'none', takes: 'form', body: oidcFactorFormSchema, query: null, inWindow: true, answers: { 200: 'page', 303: 'redirect' } },

  secondFactorPage: { method: 'GET', path: '/second-factor', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  beginSecondFactor: { method: 'POST', path: '/second-factor/begin', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'form', body: z.strictObject({}), query: null, answers: { 200: 'page', 303: 'redirect' } },
  proveSecondFactor: { method: 'POST', path: '/second-factor', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'form', body: codeFormSchema, query: null, answers: { 200: 'page', 303: 'redirect', 422: 'page' } },
  passkeysPage: { method: 'GET', path: '/passkeys', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  addPasskey: { method: 'POST', path: '/passkeys', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'form', body: passkeyAddFormSchema, query: null, answers: { 303: 'redirect', 422: 'page' } },
  removePasskey: { method: 'POST', path: '/passkeys/remove', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'form', body: passkeyRemoveFormSchema, query: null, answers: { 303: 'redirect' } },
  renamePasskey: { method: 'POST', path: '/passkeys/rename', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'form', body: passkeyRenameFormSchema, query: null, answers: { 303: 'redirect', 422: 'page' } },
  provePasskey: { method: 'POST', path: '/second-factor/passkey', credential: 'cookie', roles: everyone, scope: 'self', assurance: 'password', takes: 'form', body: passkeyAnswerFormSchema, query: null, answers: { 303: 'redirect', 422: 'page' } },
  loginPasskey: { method: 'POST', path: '/login/passkey', credential: 'none', roles: [], scope: 'none', takes: 'form', body: passkeyAnswerFormSchema, query: null, answers: { 303: 'redirect', 401: 'page' } },
  authorizePasskey: { method: 'POST', path: '/authorize/passkey', credential: 'none', roles: [], scope: 'none', takes: 'form', body: authorizePasskeyFormSchema, query: null, inWindow: true, answers: { 200: 'page', 303: 'redirect' } },
  resetPage: { method: 'GET', path: '/reset', credential: 'none', roles: [], scope: 'none', takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  reset: { method: 'POST', path: '/reset', credential: 'none', roles: [], scope: 'none', takes: 'form', body: resetFormSchema, query: null, answers: { 200: 'page', 422: 'page' } },
  passwordPage: { method: 'GET', path: '/password', credential: 'cookie', roles: everyone, scope: 'self', stale: true, takes: 'nothing', body: null, query: null, answers: { 200: 'page' } },
  changePassword: { method: 'POST', path: '/password', credential: 'cookie', roles: everyone, scope: 'self', stale: true, takes: 'form', body: passwordFormSchema, query: null, answers: { 200: 'page', 422: 'page' } },
  resetFactor: { method: 'POST', path: '/v1/users/:id/reset-factor', credential: 'bearer', roles: administrators, scope: 'below', names: { ':id': 'user' }, assurance: 'fresh', takes: 'nothing', body: null, query: null, answers: { 200: doneSchema } },

  resetPassword: { method: 'POST', path: '/v1/users/:id/reset-password', credential: 'bearer', roles: administrators, scope: 'below', names: { ':id': 'user' }, assurance: 'fresh', takes: 'nothing', body: null, query: null, answers: { 200: resetLinkSchema } },

  deskPage: {
    method: 'GET', path: '/desk', credential: 'cookie', roles: workers, scope: 'below', names: { org: 'organisation' }, takes: 'nothing', body: null,
    query: orgQuerySchema, answers: { 200: 'page' },
  },
  deskItems: {
    method: 'GET', path: '/desk/items', credential: 'cookie', roles: workers, scope: 'below', names: { org: 'organisation' }, takes: 'nothing', body: null,
    query: itemsQuerySchema,
    answers: { 200: 'page' },
  },

  /** The same pictures for the pages of the desk. */
  deskPicture: { method: 'GET', path: '/desk/blobs/:id', credential: 'cookie', roles: workers, scope: 'below', names: { ':id': 'picture' }, takes: 'nothing', body: null, query: null, answers: { 200: 'data' } },

  deskSheets: {
    method: 'GET', path: '/desk/sheets', credential: 'cookie', roles: workers, scope: 'below', names: { org: 'organisation' }, takes: 'nothing', body: null,
    query: orgQuerySchema, answers: { 200: 'page' },
  },
  deskSheet: {
    method: 'GET', path: '/desk/sheet', credential: 'cookie', roles: workers, scope: 'below', names: { inspectionId: 'inspection' }, takes: 'nothing', body: null,
    query: z.strictObject({ inspectionId: recordId }), answers: { 200: 'page' },
  },
  deskFigures: {
    method: 'GET', path: '/desk/figures', credential: 'cookie', roles: workers, scope: 'below', freshAbove: exportRows, names: { org: 'organisation' }, takes: 'nothing', body: null,
    query: figuresQuerySchema, answers: { 200: 'file' },
  },

  peoplePage: { method: 'GET', path: '/people', credential: 'cookie', roles: administrators, scope: 'below', names: { org: 'organisation' }, takes: 'nothing', body: null, query: orgQuerySchema, answers: { 200: 'page' } },
  invitePerson: { method: 'POST', path: '/people/invite', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', names: { orgId: 'organisation' }, takes: 'form', body: inviteRequestSchema, query: null, answers: { 200: 'page' } },
  changePerson: { method: 'POST', path: '/people/change', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', names: { userId: 'user' }, takes: 'form', body: personFormSchema, query: null, answers: { 303: 'redirect' } },
  resetPersonPassword: { method: 'POST', path: '/people/reset-password', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', names: { userId: 'user' }, takes: 'form', body: userFormSchema, query: null, answers: { 200: 'page' } },
  resetPersonFactor: { method: 'POST', path: '/people/reset-factor', credential: 'cookie', roles: administrators, scope: 'below', assurance: 'fresh', names: { userId: 'user' }, takes: 'form', body: userFormSchema, query: null, answers: { 303: 'redirect' } },
  changeUnit: { method: 'POST', path: '/people/settings', credential: 'cookie', roles: administrators, scope: 'organisation', assurance: 'fresh', takes: 'form', body: settingsFormSchema, query: null, answers: { 303: 'redirect', 422: 'page' } },
  fixSettings: { method: 'POST', path: '/people/fixed', credential: 'cookie', roles: administrators, scope: 'organisation', assurance: 'fresh', takes: 'form', body: fixedFormSchema, query: null, answers: { 303: 'redirect', 422: 'page' } },

  auditPage: { method: 'GET', path: '/audit', credential: 'cookie', roles: auditors, scope: 'below', takes: 'nothing', body: null, query: auditQuerySchema, answers: { 200: 'page' } },
  verifyAudit: { method: 'POST', path: '/audit/verify', credential: 'cookie', roles: auditors, scope: 'organisation', takes: 'form', body: z.strictObject({}), query: null, answers: { 200: 'page' } },
  exportAudit: { method: 'POST', path: '/audit/export', credential: 'cookie', roles: auditors, scope: 'below', assurance: 'fresh', takes: 'form', body: z.strictObject({}), query: null, answers: { 200: 'file' } },
} as const satisfies Record<string, Route>;

export type RouteId = keyof typeof routes;
