import type { Saying } from '../../messages/server-words.ts';
import type { AuditAction } from '../audit-actions.ts';
import { type Level, levels } from '../../contract/organisation.ts';
import { readCsv } from '../../forms/csv-table.ts';
import { csvLine, csvStart } from '../../forms/csv-line.ts';
import { inTransaction, type Db, type Tx } from '../db/transaction.ts';
import { defaultPolicies, insertOrganisation, listSubtree, type Organisation } from '../repo/organisations.ts';
import { appendAudit } from '../repo/audit.ts';
import { mayStandBelow } from './organisations.ts';
import { headings, levelNames } from './unit-columns.ts';

const most = 5000;

/** What came of a list: how many units are new and how many were there, or what is wrong line by line (then nothing was written). */
export type Imported = { readonly added: number; readonly known: number } | { readonly troubles: readonly Saying[] };

/** Who brings the list in, for the audit, and where in the tree it hangs. */
export interface ListContext { readonly write: Db; readonly now: () => number; readonly newId: () => string; readonly actor: string; readonly address: string; readonly action: AuditAction }

/**
 * Brings a list of units in below one that exists: CSV with 单位名称, 上级单位, 层级. 上级单位 is empty for what stands directly below, else
 * the names on the way, as 甲市/甲县; a line may name a unit of an earlier line. Units that stand already are left as they are, so the
 * same list can be brought in again. All of it or nothing.
 */
export async function importUnits(context: ListContext, top: Organisation, bytes: Uint8Array): Promise<Imported> {
  const rows = readCsv(bytes);
  if (rows === null) return { troubles: [words => words['trouble.listNoCsv']] };
  const lines = rows.map((cells, at) => ({ cells, at: at + 1 })).filter(({ cells }) => cells.some(cell => cell !== ''));
  if (headings.some((heading, at) => lines[0]?.cells[at] !== heading)) return { troubles: [words => words['trouble.listHead'](headings)] };
  if (lines.length - 1 > most) return { troubles: [words => words['trouble.listLong'](most)] };
  return inTransaction(context.write, async tx => {
    const known = pathsOf(top, await listSubtree(tx, top.tenant, top.orgPath));
    const wanted: Organisation[] = [];
    const troubles: Saying[] = [];
    let already = 0;
    for (const { cells: [name = '', above = '', level = ''], at } of lines.slice(1)) {
      const parent = known.get(above);
      const meant = levels.find(one => levelNames[one] === level || one === level);
      const trouble = troubleOf(name, above, level, parent, meant);
      const path = above === '' ? name : `${above}/${name}`;
      if (trouble !== null) troubles.push(words => words['trouble.listLine'](at, trouble(words)));
      else if (known.has(path)) already += 1;
      else if (parent && meant) {
        const orgId = context.newId();
        const unit: Organisation = { tenant: top.tenant, orgId, orgPath: `${parent.orgPath}${orgId}/`, name, policies: defaultPolicies, parentId: parent.orgId, level: meant, mergedInto: null };
        known.set(path, unit);
        wanted.push(unit);
      }
    }
    if (troubles.length > 0) return { troubles };
    for (const unit of wanted) await insertOrganisation(tx, unit, context.now());
    await note(tx, context, top, `added:${wanted.length} known:${already}`);
    return { added: wanted.length, known: already };
  });
}

/** The units below one as a list that importUnits reads. */
export async function exportUnits(db: Db, top: Organisation): Promise<{ readonly text: string; readonly rows: number }> {
  const units = await listSubtree(db, top.tenant, top.orgPath);
  const paths = new Map([...pathsOf(top, units)].map(([path, unit]) => [unit.orgId, path]));
  const below = units.filter(unit => unit.orgId !== top.orgId).toSorted((a, b) => a.orgPath.split('/').length - b.orgPath.split('/').length);
  return { text: csvStart + csvLine(headings) + below.map(unit => csvLine([unit.name, paths.get(unit.parentId ?? '') ?? '', unit.level === null ? '' : levelNames[unit.level]])).join(''), rows: below.length };
}

function troubleOf(name: string, above: string, level: string, parent: Organisation | undefined, meant: Level | undefined): Saying | null {
  if (name === '' || name.length > 100 || /[\p{C}<>/]/u.test(name)) return words => words['trouble.unitName'];
  if (!parent) return words => words['trouble.unitAbove'](above);
  if (!meant) return words => words['trouble.unitLevel'](level);
  return mayStandBelow(meant, parent.level) ? null : words => words['trouble.unitBelow'](level, parent.level === null ? '' : levelNames[parent.level]);
}

/** Units by the names on the way from the top, which itself has none. */
function pathsOf(top: Organisation, units: readonly Organisation[]): Map<string, Organisation> {
  const byId = new Map(units.map(unit => [unit.orgId, unit]));
  const pathOf = (unit: Organisation): string => {
    if (unit.orgId === top.orgId) return '';
    const parent = byId.get(unit.parentId ?? '');
    const before = parent ? pathOf(parent) : '';
    return before === '' ? unit.name : `${before}/${unit.name}`;
  };
  return new Map(units.map(unit => [pathOf(unit), unit]));
}

async function note(tx: Tx, context: ListContext, top: Organisation, result: string): Promise<void> {
  await appendAudit(tx, top.tenant, { at: context.now(), actor: context.actor, device: '', address: context.address, action: context.action, target: top.orgId, before: '', after: '', result });
}
