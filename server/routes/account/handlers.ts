import type { Me } from '../../../contract/sync.ts';
import { redeem } from '../../auth/grant.ts';
import { authenticate, rotate, rotateAfter } from '../../auth/session.ts';
import type { Actor, Context } from '../../context.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { appendAudit } from '../../repo/audit.ts';
import { listDevices } from '../../repo/devices.ts';
import { readEpoch } from '../../repo/installation.ts';
import { listAbove } from '../../repo/organisations.ts';
import { listUsersBelow } from '../../repo/users.ts';
import { endSession } from '../../repo/sessions.ts';

export const account: Pick<Handlers, 'token' | 'logout' | 'me' | 'profile' | 'devices'> = {
  async token({ context, body, token, address }) {
    if (body.grant === 'rotate') {
      const actor = await authenticate(context, token, 'extension', address);
      const next = await rotate(context, actor, token);
      return { json: { ...next, rotateAfter: context.now() + rotateAfter, me: await meOf(context, actor) } };
    }
    const first = await redeem(context, body, address);
    const actor = await authenticate(context, first.token, 'extension', address);
    return { json: { ...first, rotateAfter: context.now() + rotateAfter, me: await meOf(context, actor) } };
  },

  async logout({ context, actor }) {
    const now = context.now();
    await inTransaction(context.db.write, async tx => {
      await endSession(tx, actor.tenant, actor.sessionId, now);
      await appendAudit(tx, actor.tenant, {
        at: now, actor: actor.userId, device: actor.deviceId ?? '', address: actor.address, action: 'sign-out', target: actor.userId, before: '', after: '', result: 'ok',
      });
    });
    return { json: { done: true } };
  },

  async me({ context, actor }) {
    return { json: await meOf(context, actor) };
  },

  async profile({ context, actor: { tenant, orgPath, policies } }) {
    const { ownReview, administratorInspects, ownReviewSet = null } = policies;
    const fixed = (await listAbove(context.db.read, tenant, orgPath)).flatMap(unit => unit.policies.fixed ?? []);
    return { json: { ownReview, administratorInspects, exception: ownReview ? ownReviewSet : null, ...(fixed.length > 0 ? { fixed } : {}) } };
  },

  async devices({ context, actor }) {
    const people = actor.roles.includes('administrator') ? await listUsersBelow(context.db.read, actor.tenant, actor.orgPath) : [{ userId: actor.userId }];
    const devices = await listDevices(context.db.read, actor.tenant, people.map(person => person.userId));
    return {
      json: {
        devices: devices.map(({ deviceId, userId, received, highest, revokedAt, lastSeenAt }) => ({ deviceId, userId, received, highest, revoked: revokedAt !== null, lastSeenAt })),
      },
    };
  },
};

async function meOf(context: Context, actor: Actor): Promise<Me> {
  return {
    userId: actor.userId, name: actor.name, role: actor.role, tenant: actor.tenant, org: actor.orgName, stream: actor.stream,
    epoch: await readEpoch(context.db.read),
  };
}
