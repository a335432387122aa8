import * as z from 'zod/mini';
import { authorizeQuerySchema } from './auth.ts';
import { mergeRequestSchema, organisationChangeSchema } from './organisation.ts';
import { roleSchema } from './sync.ts';

/** What the forms and addresses of the server's own pages may carry; the table of addresses (routes.ts) names one of these for each. */

const id = z.string().check(z.maxLength(100));
const name = z.string().check(z.maxLength(100));
const password = z.string().check(z.maxLength(300));
const secret = z.string().check(z.maxLength(200));
const code = z.string().check(z.maxLength(50));
/** What a passkey answered, as JSON (server/auth/passkey-answer.ts). */
const answer = z.string().check(z.maxLength(12_000));
const tick = z.optional(z.literal('on'));
const org = z.optional(id);
/** What the form was drawn with (server/auth/as-seen.ts). */
const seen = z.optional(z.string().check(z.maxLength(40)));
/** `tenant` is asked only where one installation serves several. */
const tenant = z.optional(z.string().check(z.regex(/^[0-9a-f-]{36}$/)));
/** Settings of the extension: empty leaves each to the person. */
const onOff = z.enum(['', 'on', 'off']);

export const setupFormSchema = z.strictObject({ secret, orgName: name, name, password, again: password, alone: tick });
export const joinFormSchema = z.strictObject({ secret, name, password, again: password });
export const resetFormSchema = z.strictObject({ secret, password, again: password });
export const loginFormSchema = z.strictObject({ name, password, tenant });
export const authorizeFormSchema = z.extend(authorizeQuerySchema, { name, password, tenant, code: z.optional(code) });
export const passwordFormSchema = z.strictObject({ old: password, password, again: password });

export const oidcJoinFormSchema = z.strictObject({ secret, name });
export const oidcFactorFormSchema = z.strictObject({ ticket: secret, code });

export const codeFormSchema = z.strictObject({ code });
export const passkeyAnswerFormSchema = z.strictObject({ answer });
export const passkeyAddFormSchema = z.strictObject({ name, answer });
export const passkeyRemoveFormSchema = z.strictObject({ passkey: answer });
export const passkeyRenameFormSchema = z.strictObject({ passkey: answer, name });
export const authorizePasskeyFormSchema = z.extend(authorizeQuerySchema, { answer });

export const userFormSchema = z.strictObject({ userId: id });
export const personFormSchema = z.strictObject({ userId: id, role: roleSchema, disabled: tick, seen });
export const settingsFormSchema = z.strictObject({ orgName: name, ownReview: tick, administratorInspects: tick, because: z.optional(z.string().check(z.maxLength(200))), seen });
export const fixedFormSchema = z.strictObject({
  automatic: onOff, automaticLinks: onOff, showHints: onOff, showScore: onOff, preset: z.enum(['', 'reading', 'spot-check', 'editing']), rubric: z.string().check(z.regex(/^(?:[a-z0-9-]{1,60}@\d{1,6})?$/)),
  because: z.string().check(z.maxLength(200)), seen,
});
export type FixedForm = Omit<z.infer<typeof fixedFormSchema>, 'because' | 'seen'>;

export const unitFormSchema = z.extend(organisationChangeSchema, { orgId: id, seen });
export const mergeFormSchema = z.extend(mergeRequestSchema, { orgId: id, sure: z.literal('on') });

export const orgQuerySchema = z.strictObject({ org });
export const itemsQuerySchema = z.strictObject({
  org, state: z.optional(z.string().check(z.maxLength(20))), q: z.optional(z.string().check(z.maxLength(100))),
  /** 登记编号 of the item to show whole. */
  number: z.optional(z.string().check(z.maxLength(30))), from: z.optional(z.string().check(z.regex(/^\d{1,7}$/))),
});
export const figuresQuerySchema = z.strictObject({ org, month: z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)) });
export const auditQuerySchema = z.strictObject({
  who: z.optional(name), action: z.optional(z.string().check(z.regex(/^[a-z0-9.-]{0,40}$/))),
  /** Lines before this one. */
  before: z.optional(z.string().check(z.regex(/^\d{1,12}$/))),
});
