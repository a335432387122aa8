import { addUnit, changeUnit, mergeUnits } from '../../auth/organisations.ts';
import { exportUnits, importUnits } from '../../auth/unit-list.ts';
import type { Actor, Context } from '../../context.ts';
import type { Handlers } from '../../http/call.ts';
import { unitsPage } from '../../pages/units-page.ts';
import { listSubtree } from '../../repo/organisations.ts';
import { organisationInScope } from '../../repo/scope.ts';
import { listUsersBelow } from '../../repo/users.ts';

type Units = Pick<Handlers, 'unitsPage' | 'addUnit' | 'changeUnitPlace' | 'mergeUnit' | 'importUnits' | 'exportUnits'>;

/** The tree of units, as pages for its administrators. */
export const units: Units = {
  async unitsPage({ context, actor }) {
    return { page: await render(context, actor, null) };
  },

  async addUnit({ context, actor, body }) {
    await addUnit(context, actor, body);
    return { redirect: '/units' };
  },

  async changeUnitPlace({ context, actor, body: { orgId, ...change } }) {
    await changeUnit(context, actor, orgId, change);
    return { redirect: '/units' };
  },

  async mergeUnit({ context, actor, body }) {
    const { records, people, sitesJoined } = await mergeUnits(context, actor, body.orgId, body.into);
    return { page: await render(context, actor, `合并完成：转入记录 ${records} 条、人员 ${people} 人，合为一个的网站 ${sitesJoined} 个。`) };
  },

  async importUnits({ context, actor, body }) {
    const top = await organisationInScope(context.db.read, actor, actor.orgId);
    const imported = await importUnits({ write: context.db.write, now: () => context.now(), newId: () => context.newId(), actor: actor.userId, address: actor.address, action: 'org.import' }, top, new TextEncoder().encode(body.list));
    if ('troubles' in imported) return { page: await render(context, actor, null, imported.troubles, body.list), status: 422 };
    return { page: await render(context, actor, `导入完成：增设 ${imported.added} 个，原有 ${imported.known} 个不变。`) };
  },

  async exportUnits({ context, actor }) {
    const text = await exportUnits(context.db.read, await organisationInScope(context.db.read, actor, actor.orgId));
    return { file: once(text), name: `${actor.orgName}单位名单.csv`, type: 'text/csv; charset=utf-8' };
  },
};

async function render(context: Context, actor: Actor, said: string | null, troubles: readonly string[] = [], list = ''): Promise<string> {
  const below = await listSubtree(context.db.read, actor.tenant, actor.orgPath);
  const people = await listUsersBelow(context.db.read, actor.tenant, actor.orgPath);
  return unitsPage({ units: below.map(unit => ({ ...unit, people: people.filter(person => person.orgId === unit.orgId && !person.disabled).length })), ownOrgId: actor.orgId, said, troubles, list });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
