import { addUnit, changeUnit, mergeUnits } from '../../auth/organisations.ts';
import type { Handlers } from '../../http/call.ts';
import { listSubtree } from '../../repo/organisations.ts';
import { listRecords } from '../../repo/records.ts';
import { organisationInScope } from '../../repo/scope.ts';
import { listUsersBelow } from '../../repo/users.ts';

type Organisations = Pick<Handlers, 'organisations' | 'addOrganisation' | 'changeOrganisation' | 'mergeOrganisation' | 'organisationRecords'>;

const pageRows = 500;

/** The tree of units as somebody in it sees it: their own and everything below. */
export const organisations: Organisations = {
  async organisations({ context, actor }) {
    const units = await listSubtree(context.db.read, actor.tenant, actor.orgPath);
    const people = await listUsersBelow(context.db.read, actor.tenant, actor.orgPath);
    return {
      json: {
        organisations: units.map(({ orgId, parentId, name, level }) => ({
          orgId, parentId: orgId === actor.orgId ? null : parentId, name, level, people: people.filter(person => person.orgId === orgId && !person.disabled).length,
        })),
      },
    };
  },

  async addOrganisation({ context, actor, body }) {
    return { json: { orgId: await addUnit(context, actor, body) } };
  },

  async changeOrganisation({ context, actor, body, parameter }) {
    await changeUnit(context, actor, parameter('id'), body);
    return { json: { done: true } };
  },

  async mergeOrganisation({ context, actor, body, parameter }) {
    return { json: await mergeUnits(context, actor, parameter('id'), body.into) };
  },

  async organisationRecords({ context, actor, query, parameter }) {
    const unit = await organisationInScope(context.db.read, actor, parameter('id'));
    const limit = Math.min(Number(query.limit ?? pageRows), pageRows);
    const found = await listRecords(context.db.read, actor.tenant, unit.orgId, query.entity, query.after ?? '', limit + 1);
    const rows = found.slice(0, limit);
    return { json: { rows, next: found.length > limit ? rows.at(-1)?.id ?? null : null } };
  },
};
