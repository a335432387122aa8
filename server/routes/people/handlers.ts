import { isDormant } from '../../auth/account-age.ts';
import { issueReset } from '../../auth/reset-password.ts';
import { resetSecondFactor } from '../../auth/second-factor.ts';
import { fixSettings, valuesOf } from '../../auth/fix-settings.ts';
import { changePerson, changeSettings, invite } from '../../auth/people.ts';
import { endedCookie } from '../../http/cookie.ts';
import type { ServerWords } from '../../../messages/server-words.ts';
import type { Actor, Context } from '../../context.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { peoplePage } from '../../pages/people-page.ts';
import { Refused, refusals, refusalWords } from '../../refusal.ts';
import { appendAudit } from '../../repo/audit.ts';
import { revokeDevice } from '../../repo/devices.ts';
import { deviceInScope, organisationInScope, userInScope } from '../../repo/scope.ts';
import { listSubtree } from '../../repo/organisations.ts';
import { endSession } from '../../repo/sessions.ts';
import { listUsers } from '../../repo/users.ts';

type Administration = Pick<Handlers, 'users' | 'changeUser' | 'invites' | 'settings' | 'changeSettings' | 'revokeDevice'>;
type Pages = Pick<Handlers, 'peoplePage' | 'invitePerson' | 'changePerson' | 'changeUnit' | 'fixSettings' | 'leave' | 'resetPersonPassword' | 'resetPersonFactor'>;

export const people: Administration & Pages = {
  async users({ context, actor, query }) {
    const unit = await organisationInScope(context.db.read, actor, query.org ?? actor.orgId);
    const users = await listUsers(context.db.read, actor.tenant, unit.orgId);
    return { json: { users: users.map(({ userId, name, role, disabled }) => ({ userId, name, role, disabled })) } };
  },

  async changeUser({ context, actor, body, parameter }) {
    await changePerson(context, actor, parameter('id'), body);
    return { json: { done: true } };
  },

  async invites({ context, actor, body }) {
    return { json: await invite(context, actor, body.role, body.orgId) };
  },

  async settings({ actor }) {
    const { ownReview, administratorInspects, ownReviewSet = null } = actor.policies;
    return { json: { orgName: actor.orgName, ownReview, administratorInspects, ownReviewSet } };
  },

  async changeSettings({ context, actor, body: { orgName, because = '', ...policies } }) {
    await changeSettings(context, actor, orgName, policies, because);
    return { json: { done: true } };
  },

  async revokeDevice({ context, actor, parameter }) {
    const now = context.now();
    const deviceId = parameter('id');
    await inTransaction(context.db.write, async tx => {
      await deviceInScope(tx, actor, deviceId);
      if (!await revokeDevice(tx, actor.tenant, deviceId, 'administrator', now)) throw new Refused(refusals.notFound);
      await appendAudit(tx, actor.tenant, {
        at: now, actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action: 'device.revoke', target: deviceId, before: '', after: '', result: 'administrator',
      });
    });
    return { json: { done: true } };
  },

  async peoplePage({ context, actor, query, words }) {
    return { page: await renderPeople(context, words, actor, query.org || actor.orgId, null) };
  },

  async invitePerson({ context, actor, body, words }) {
    const { link } = await invite(context, actor, body.role, body.orgId);
    return { page: await renderPeople(context, words, actor, body.orgId ?? actor.orgId, { for: words['people.invited'], address: link }) };
  },

  async changePerson({ context, actor, body }) {
    await changePerson(context, actor, body.userId, { role: body.role, disabled: body.disabled === 'on' }, body.seen);
    return { redirect: await peopleOf(context, actor, body.userId) };
  },

  async changeUnit({ context, actor, body, words }) {
    const wanted = { ownReview: body.ownReview === 'on', administratorInspects: body.administratorInspects === 'on' };
    try {
      await changeSettings(context, actor, body.orgName.trim() || actor.orgName, wanted, body.because ?? '', body.seen);
    } catch (cause) {
      if (!(cause instanceof Refused) || cause.refusal.error !== refusals.needsReason.error) throw cause;
      return { page: await renderPeople(context, words, actor, actor.orgId, null, refusalWords(cause.refusal)(words)), status: 422 };
    }
    return { redirect: '/people' };
  },

  async fixSettings({ context, actor, words, body: { because, seen, ...chosen } }) {
    const done = await fixSettings(context, actor, valuesOf(chosen), because, seen);
    return done ? { redirect: '/people#fixed' } : { page: await renderPeople(context, words, actor, actor.orgId, null, words['trouble.fixReason']), status: 422 };
  },

  async resetPersonPassword({ context, actor, body, words }) {
    const { link, name } = await issueReset(context, actor, body.userId);
    const { orgId } = await userInScope(context.db.read, actor, body.userId);
    return { page: await renderPeople(context, words, actor, orgId, { for: words['people.resetFor'](name), address: link }) };
  },

  async resetPersonFactor({ context, actor, body }) {
    await resetSecondFactor(context, actor, body.userId);
    return { redirect: await peopleOf(context, actor, body.userId) };
  },

  async leave({ context, actor }) {
    await inTransaction(context.db.write, tx => endSession(tx, actor.tenant, actor.sessionId, context.now()));
    return { redirect: '/', cookie: endedCookie(context.configuration.publicUrl) };
  },
};

async function renderPeople(context: Context, words: ServerWords, actor: Actor, orgId: string, link: { readonly for: string; readonly address: string } | null, problem: string | null = null): Promise<string> {
  const unit = await organisationInScope(context.db.read, actor, orgId);
  const users = await listUsers(context.db.read, actor.tenant, unit.orgId);
  return peoplePage(words, {
    unit, units: await listSubtree(context.db.read, actor.tenant, actor.orgPath), ownOrgId: actor.orgId, ownUserId: actor.userId, link, problem, users: users.map(user => ({ ...user, dormant: isDormant(context, user) })),
  });
}

/** The page of the unit a person belongs to. */
async function peopleOf(context: Context, actor: Actor, userId: string): Promise<string> {
  const { orgId } = await userInScope(context.db.read, actor, userId);
  return orgId === actor.orgId ? '/people' : `/people?org=${orgId}`;
}
