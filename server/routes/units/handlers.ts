import { addUnit, changeUnit, mergeUnits } from '../../auth/organisations.ts';
import { exportUnits, importUnits } from '../../auth/unit-list.ts';
import { paceExport } from '../../http/paces.ts';
import { assertMayExport } from '../../auth/step-up.ts';
import { routes } from '../../../contract/routes.ts';
import type { ServerWords } from '../../../messages/server-words.ts';
import type { Actor, Context } from '../../context.ts';
import type { Handlers } from '../../http/call.ts';
import { unitsPage } from '../../pages/units-page.ts';
import { listSubtree } from '../../repo/organisations.ts';
import { organisationInScope } from '../../repo/scope.ts';
import { listUsersBelow } from '../../repo/users.ts';

type Units = Pick<Handlers, 'unitsPage' | 'addUnit' | 'changeUnitPlace' | 'mergeUnit' | 'importUnits' | 'exportUnits'>;

/** The tree of units, as pages for its administrators. */
export const units: Units = {
  async unitsPage({ context, actor, words }) {
    return { page: await render(context, words, actor, null) };
  },

  async addUnit({ context, actor, body }) {
    await addUnit(context, actor, body);
    return { redirect: '/units' };
  },

  async changeUnitPlace({ context, actor, body: { orgId, seen, ...change } }) {
    await changeUnit(context, actor, orgId, change, seen);
    return { redirect: '/units' };
  },

  async mergeUnit({ context, actor, body, words }) {
    const { records, people, sitesJoined } = await mergeUnits(context, actor, body.orgId, body.into);
    return { page: await render(context, words, actor, words['units.merged'](records, people, sitesJoined)) };
  },

  async importUnits({ context, actor, body, words }) {
    const top = await organisationInScope(context.db.read, actor, actor.orgId);
    const imported = await importUnits({ write: context.db.write, now: () => context.now(), newId: () => context.newId(), actor: actor.userId, address: actor.address, action: 'org.import' }, top, new TextEncoder().encode(body.list));
    if ('troubles' in imported) return { page: await render(context, words, actor, null, imported.troubles.map(trouble => trouble(words)), body.list), status: 422 };
    return { page: await render(context, words, actor, words['units.imported'](imported.added, imported.known)) };
  },

  async exportUnits({ context, actor, words }) {
    const { text, rows } = await exportUnits(context.db.read, await organisationInScope(context.db.read, actor, actor.orgId));
    assertMayExport(context, routes.exportUnits, actor, rows);
    paceExport(context, actor);
    return { file: once(text), name: words['units.file'](actor.orgName), type: 'text/csv; charset=utf-8' };
  },
};

async function render(context: Context, words: ServerWords, actor: Actor, said: string | null, troubles: readonly string[] = [], list = ''): Promise<string> {
  const below = await listSubtree(context.db.read, actor.tenant, actor.orgPath);
  const people = await listUsersBelow(context.db.read, actor.tenant, actor.orgPath);
  return unitsPage(words, { units: below.map(unit => ({ ...unit, people: people.filter(person => person.orgId === unit.orgId && !person.disabled).length })), ownOrgId: actor.orgId, said, troubles, list });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
