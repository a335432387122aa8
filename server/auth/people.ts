import type { Role } from '../../contract/sync.ts';
import { accessOf, assertAsSeen, settingsOf } from './as-seen.ts';
import { type Saying, serverWordsOf } from '../../messages/server-words.ts';
import type { Actor, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { newSecret, readSecret } from '../ids.ts';
import { Refused, refusals, refusalWords } from '../refusal.ts';
import type { AuditAction } from '../audit-actions.ts';
import { appendAudit } from '../repo/audit.ts';
import { addIdentity, findIdentity } from '../repo/identities.ts';
import { addInvitation, findInvitation, type Invitation, useInvitation } from '../repo/invitations.ts';
import { changeOrganisation, defaultPolicies, holdOrganisation, homeOrganisation, type Policies, readOrganisation } from '../repo/organisations.ts';
import { organisationInScope, userInScope } from '../repo/scope.ts';
import { endSessionsOfUser } from '../repo/sessions.ts';
import { addUser, changeUser, findUserByLogin, listAdministratorsAbove, loginOf, moveUser, type User } from '../repo/users.ts';
import type { Known } from './oidc.ts';
import { passwordTrouble } from './password.ts';

const day = 24 * 3600_000;
const inviteLasts = 7 * day;

/** A new one-time secret for the first administrator. The one before stops working. */
export async function issueSetup(context: Context, tenant: string): Promise<string> {
  const secret = newSecret(tenant);
  const organisation = await homeOrganisation(context.db.read, tenant);
  const now = context.now();
  await inTransaction(context.db.write, tx =>
    addInvitation(tx, tenant, hashOf(secret), { kind: 'setup', role: 'administrator', orgId: organisation.orgId }, null, now, now + inviteLasts));
  return secret;
}

/** A one-time link for one more person with this role, in the actor's unit or one below, good for seven days. */
export async function invite(context: Context, actor: Actor, role: Role, orgId = actor.orgId): Promise<{ readonly link: string; readonly expiresAt: number }> {
  const secret = newSecret(actor.tenant);
  const now = context.now();
  await inTransaction(context.db.write, async tx => {
    const unit = await organisationInScope(tx, actor, orgId);
    await addInvitation(tx, actor.tenant, hashOf(secret), { kind: 'invite', role, orgId: unit.orgId }, actor.userId, now, now + inviteLasts);
    await appendAudit(tx, actor.tenant, entry(context, actor, 'user.invite', unit.orgId, '', role));
  });
  return { link: `${context.configuration.publicUrl}/invite#${secret}`, expiresAt: now + inviteLasts };
}

/** What a person types on the page behind a one-time link. */
export interface Joining {
  readonly secret: string; readonly name: string; readonly password: string; readonly address: string;
  /** Setup only: name of the unit, and whether its one person does everything. */
  readonly orgName?: string; readonly alone?: boolean;
}

/**
 * Makes an account from a one-time link.
 * @returns the new account, or a sentence about what to correct (the link stays good).
 * @throws Refused `invalid_link` when the link is unknown, used or expired.
 */
export async function join(context: Context, kind: Invitation['kind'], joining: Joining): Promise<Joined> {
  return enter(context, kind, joining, passwordTrouble(joining.password, plainName(joining.name)), null);
}

/** The same for somebody the unit's sign-in service knows: the account has no password that anybody could know or that could age. */
export async function joinByIdentity(context: Context, joining: Pick<Joining, 'secret' | 'name' | 'address'>, known: Known): Promise<Joined> {
  return enter(context, 'invite', { ...joining, password: newSecret('') }, null, known);
}

/** Whether an invitation is good and the name can be used, before somebody is sent on their way. @returns what to correct. @throws Refused `invalid_link` */
export async function assertInvited(context: Context, typed: string, name: string): Promise<Saying | null> {
  const secret = readSecret(typed.trim());
  if (!secret || !await findInvitation(context.db.read, secret.tenant, secret.hash, 'invite', context.now())) throw new Refused(refusals.badLink);
  const taken = await findUserByLogin(context.db.read, secret.tenant, loginOf(plainName(name)));
  return nameTrouble(plainName(name)) ?? (taken ? refusalWords(refusals.nameTaken) : null);
}

type Joined = { readonly tenant: string; readonly user: User } | { readonly trouble: Saying };

const neverAges = 8.64e15; // the last moment a date can name

async function enter(context: Context, kind: Invitation['kind'], joining: Joining, wrongPassword: Saying | null, known: Known | null): Promise<Joined> {
  const secret = readSecret(joining.secret.trim());
  if (!secret) throw new Refused(refusals.badLink);
  const { tenant, hash } = secret;
  const invitation = await findInvitation(context.db.read, tenant, hash, kind, context.now());
  if (!invitation) throw new Refused(refusals.badLink);

  const name = plainName(joining.name);
  const trouble = nameTrouble(name) ?? wrongPassword;
  if (trouble !== null) return { trouble };
  const login = loginOf(name);
  if (await findUserByLogin(context.db.read, tenant, login)) return { trouble: refusalWords(refusals.nameTaken) };

  const credential = await context.passwords.hash(joining.password);
  return inTransaction(context.db.write, async tx => {
    const now = context.now();
    if (await findUserByLogin(tx, tenant, login)) return { trouble: refusalWords(refusals.nameTaken) };
    if (known && await findIdentity(tx, tenant, known.issuer, known.subject) !== null) return { trouble: words => words['trouble.identityTaken'] };
    const organisation = await readOrganisation(tx, tenant, invitation.orgId);
    const user: User = {
      userId: context.newId(), login, name, role: invitation.role, orgId: organisation.orgId, orgPath: organisation.orgPath, credential, scopeEpoch: 1, disabled: false, formerOrgs: [],
      passwordAt: known ? neverAges : now, lastSeenAt: now,
    };
    if (!await useInvitation(tx, tenant, hash, user.userId, now)) throw new Refused(refusals.badLink);
    await addUser(tx, tenant, user, now);
    const line = { at: now, actor: user.userId, device: '', address: joining.address, target: user.userId, before: '', after: '' };
    await appendAudit(tx, tenant, { ...line, action: 'user.join', result: user.role });
    if (known) {
      await addIdentity(tx, tenant, known.issuer, known.subject, user.userId, now);
      await appendAudit(tx, tenant, { ...line, action: 'identity.link', after: `${known.issuer} ${known.subject}`, result: known.issuer });
    }
    if (kind === 'setup') {
      // In Chinese whoever sets up: it stands in official reports.
      // One person has nobody else to review what they found: the exception is made with the account, and said on every report.
      const alone: Policies = { ownReview: true, administratorInspects: true, ownReviewSet: { because: serverWordsOf('zh-CN')['setup.aloneBecause'], by: user.name, at: now } };
      const policies = joining.alone === true ? alone : defaultPolicies;
      await changeOrganisation(tx, tenant, organisation.orgId, joining.orgName?.trim() || organisation.name, policies);
      await appendAudit(tx, tenant, { ...line, action: 'settings.change', before: JSON.stringify(organisation.policies), after: JSON.stringify(policies), result: JSON.stringify(policies) });
    }
    return { tenant, user };
  });
}

function plainName(name: string): string {
  return name.normalize('NFKC').trim();
}

/**
 * Changes role, access or unit of a person in the actor's unit or below; what they hold open ends at once when they are shut out.
 * @param seen what the form was drawn with
 * @throws Refused `not_found`; `changed_meanwhile`; `last_administrator` when nobody could manage the unit any more; `own_role` for oneself: that takes a second administrator.
 */
export async function changePerson(context: Context, actor: Actor, userId: string, change: { readonly role?: Role | undefined; readonly disabled?: boolean | undefined; readonly orgId?: string | undefined }, seen?: string): Promise<void> {
  await inTransaction(context.db.write, async tx => {
    // The top unit is held: administrators of several levels may be at work on one another.
    await holdOrganisation(tx, actor.tenant, actor.orgPath.split('/')[1] ?? actor.orgId);
    const user = await userInScope(tx, actor, userId);
    assertAsSeen(seen, accessOf(user));
    const unit = change.orgId === undefined ? null : await organisationInScope(tx, actor, change.orgId);
    const role = change.role ?? user.role;
    const disabled = change.disabled ?? user.disabled;
    const leaves = unit !== null && unit.orgId !== user.orgId;
    if ((disabled || leaves || role !== 'administrator') && await isLastAdministrator(tx, actor.tenant, user)) throw new Refused(refusals.lastAdministrator);
    if (user.userId === actor.userId && (disabled || leaves || role !== user.role)) throw new Refused(refusals.ownRole);
    await changeUser(tx, actor.tenant, userId, role, disabled);
    if (leaves) await moveUser(tx, actor.tenant, user, unit);
    if (disabled) await endSessionsOfUser(tx, actor.tenant, userId, context.now());
    await appendAudit(tx, actor.tenant, entry(context, actor, 'user.change', userId, `${user.role} ${user.disabled} ${user.orgId}`, `${role} ${disabled}${leaves ? ` ${unit.orgId}` : ''}`));
  });
}

/**
 * Changes name and policies of the actor's organisation.
 * @param because why `ownReview` changes; not asked where it stays as it is
 * @param seen what the form was drawn with
 * @throws Refused `changed_meanwhile`; `needs_reason` when `ownReview` changes without one: nothing was changed then
 */
export async function changeSettings(context: Context, actor: Actor, orgName: string, wanted: Pick<Policies, 'ownReview' | 'administratorInspects'>, because: string, seen?: string): Promise<void> {
  await inTransaction(context.db.write, async tx => {
    await holdOrganisation(tx, actor.tenant, actor.orgId);
    const unit = await readOrganisation(tx, actor.tenant, actor.orgId);
    assertAsSeen(seen, settingsOf(unit));
    const before = unit.policies;
    const reason = because.trim();
    if (wanted.ownReview !== before.ownReview && reason === '') throw new Refused(refusals.needsReason);
    const ownReviewSet = wanted.ownReview === before.ownReview ? before.ownReviewSet ?? null : { because: reason, by: actor.name, at: context.now() };
    const policies: Policies = { ...before, ownReview: wanted.ownReview, administratorInspects: wanted.administratorInspects, ownReviewSet };
    await changeOrganisation(tx, actor.tenant, actor.orgId, orgName, policies);
    await appendAudit(tx, actor.tenant, entry(context, actor, 'settings.change', actor.orgId, JSON.stringify(before), JSON.stringify(policies)));
  });
}

/** Nobody in the unit or above it could manage it any more. */
async function isLastAdministrator(tx: Tx, tenant: string, user: User): Promise<boolean> {
  if (user.role !== 'administrator' || user.disabled) return false;
  const { orgPath } = await readOrganisation(tx, tenant, user.orgId);
  return !(await listAdministratorsAbove(tx, tenant, orgPath)).some(other => other.userId !== user.userId);
}

function nameTrouble(name: string): Saying | null {
  if (name.length < 2 || name.length > 40) return words => words['trouble.nameLength'];
  if (/[\p{C}<>"'&]/u.test(name)) return words => words['trouble.nameSigns'];
  return null;
}

function entry(context: Context, actor: Actor, action: AuditAction, target: string, before: string, result: string) {
  return {
    at: context.now(), actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action, target,
    before, after: result, result,
  };
}

function hashOf(secret: string): string {
  return readSecret(secret)?.hash ?? '';
}
