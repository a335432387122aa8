import type { FixedValues } from '../../contract/profile.ts';
import type { FixedForm } from '../../contract/page-forms.ts';
import type { Actor, Context } from '../context.ts';
import { assertAsSeen, fixedOf } from './as-seen.ts';
import { inTransaction } from '../db/transaction.ts';
import { appendAudit } from '../repo/audit.ts';
import { changeOrganisation, holdOrganisation, readOrganisation, type Policies } from '../repo/organisations.ts';

/**
 * Fixes settings of the extension for the actor's unit and everything below; nothing fixed gives all of them back.
 * @param seen what the form was drawn with
 * @returns false when no reason was given: nothing was changed then
 */
export async function fixSettings(context: Context, actor: Actor, values: FixedValues, because: string, seen?: string): Promise<boolean> {
  const reason = because.trim();
  if (reason === '') return false;
  await inTransaction(context.db.write, async tx => {
    await holdOrganisation(tx, actor.tenant, actor.orgId);
    const unit = await readOrganisation(tx, actor.tenant, actor.orgId);
    assertAsSeen(seen, fixedOf(unit));
    const { name, policies: { fixed: before, ...rest } } = unit;
    const fixed = Object.keys(values).length === 0 ? undefined : { values, unit: name, by: actor.name, because: reason, at: context.now() };
    const policies: Policies = fixed ? { ...rest, fixed } : rest;
    await changeOrganisation(tx, actor.tenant, actor.orgId, name, policies);
    const result = JSON.stringify({ ...values, because: reason });
    await appendAudit(tx, actor.tenant, { at: context.now(), actor: actor.userId, device: '', address: actor.address, action: 'settings.fix', target: actor.orgId, before: JSON.stringify(before ?? {}), after: result, result });
  });
  return true;
}

/** What a form says: an empty choice fixes nothing. */
export function valuesOf({ preset, rubric, ...switches }: FixedForm): FixedValues {
  const set = Object.entries(switches).filter(([, choice]) => choice !== '').map(([key, choice]) => [key, choice === 'on']);
  return { ...Object.fromEntries(set) as FixedValues, ...(preset === '' ? {} : { preset }), ...(rubric === '' ? {} : { rubric }) };
}
