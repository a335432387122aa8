import { changePerson, changeSettings, invite } from '../../auth/people.ts';
import { endedCookie } from '../../http/cookie.ts';
import type { Actor, Context } from '../../context.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { peoplePage } from '../../pages/people-page.ts';
import { Refused, refusals } from '../../refusal.ts';
import { appendAudit } from '../../repo/audit.ts';
import { revokeDevice } from '../../repo/devices.ts';
import { deviceInScope, organisationInScope } from '../../repo/scope.ts';
import { endSession } from '../../repo/sessions.ts';
import { listUsers } from '../../repo/users.ts';

type Administration = Pick<Handlers, 'users' | 'changeUser' | 'invites' | 'settings' | 'changeSettings' | 'revokeDevice'>;
type Pages = Pick<Handlers, 'peoplePage' | 'invitePerson' | 'changePerson' | 'changeUnit' | 'leave'>;

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
    return { json: { orgName: actor.orgName, ...actor.policies } };
  },

  async changeSettings({ context, actor, body: { orgName, ...policies } }) {
    await changeSettings(context, actor, orgName, policies);
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

  async peoplePage({ context, actor }) {
    return { page: await renderPeople(context, actor, null) };
  },

  async invitePerson({ context, actor, body }) {
    const { link } = await invite(context, actor, body.role, body.orgId);
    return { page: await renderPeople(context, actor, link) };
  },

  async changePerson({ context, actor, body }) {
    await changePerson(context, actor, body.userId, { role: body.role, disabled: body.disabled === 'on' });
    return { redirect: '/people' };
  },

  async changeUnit({ context, actor, body }) {
    await changeSettings(context, actor, body.orgName.trim() || actor.orgName, { ownReview: body.ownReview === 'on', administratorInspects: body.administratorInspects === 'on' });
    return { redirect: '/people' };
  },

  async leave({ context, actor }) {
    await inTransaction(context.db.write, tx => endSession(tx, actor.tenant, actor.sessionId, context.now()));
    return { redirect: '/', cookie: endedCookie(context.configuration.publicUrl) };
  },
};

async function renderPeople(context: Context, actor: Actor, link: string | null): Promise<string> {
  return peoplePage(actor.orgName, actor.policies, await listUsers(context.db.read, actor.tenant, actor.orgId), link);
}
