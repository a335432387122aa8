import { type Level, levels } from '../../contract/organisation.ts';
import { readCsv } from '../../forms/csv-table.ts';
import { csvLine, csvStart } from '../../forms/csv-line.ts';
import { inTransaction, type Db, type Tx } from '../db/transaction.ts';
import { defaultPolicies, insertOrganisation, listSubtree, type Organisation } from '../repo/organisations.ts';
import { appendAudit } from '../repo/audit.ts';
import { mayStandBelow } from './organisations.ts';

export const levelNames: { readonly [level in Level]: string } = { province: '省', city: '市', county: '县', department: '部门' };

const headings = ['单位名称', '上级单位', '层级'];
const most = 5000;

/** What came of a list: how many units are new and how many were there, or what is wrong line by line (then nothing was written). */
export type Imported = { readonly added: number; readonly known: number } | { readonly troubles: readonly string[] };

/** Who brings the list in, for the audit, and where in the tree it hangs. */
export interface ListContext { readonly write: Db; readonly now: () => number; readonly newId: () => string; readonly actor: string; readonly address: string; readonly action: string }

/**
 * Brings a list of units in below one that exists: CSV with 单位名称, 上级单位, 层级. 上级单位 is empty for what stands directly below, else
 * the names on the way, as 甲市/甲县; a line may name a unit of an earlier line. Units that stand already are left as they are, so the
 * same list can be brought in again. All of it or nothing.
 */
export async function importUnits(context: ListContext, top: Organisation, bytes: Uint8Array): Promise<Imported> {
  const rows = readCsv(bytes);
  if (rows === null) return { troubles: ['不是 CSV 文本（UTF-8 或 GBK）。'] };
  const lines = rows.map((cells, at) => ({ cells, at: at + 1 })).filter(({ cells }) => cells.some(cell => cell !== ''));
  if (headings.some((heading, at) => lines[0]?.cells[at] !== heading)) return { troubles: [`第一行应当是：${headings.join('、')}。`] };
  if (lines.length - 1 > most) return { troubles: [`一次最多 ${most} 个单位。`] };
  return inTransaction(context.write, async tx => {
    const known = pathsOf(top, await listSubtree(tx, top.tenant, top.orgPath));
    const wanted: Organisation[] = [];
    const troubles: string[] = [];
    let already = 0;
    for (const { cells: [name = '', above = '', level = ''], at } of lines.slice(1)) {
      const parent = known.get(above);
      const meant = levels.find(one => levelNames[one] === level || one === level);
      const trouble = troubleOf(name, above, level, parent, meant);
      const path = above === '' ? name : `${above}/${name}`;
      if (trouble !== null) troubles.push(`第 ${at} 行：${trouble}`);
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
export async function exportUnits(db: Db, top: Organisation): Promise<string> {
  const units = await listSubtree(db, top.tenant, top.orgPath);
  const paths = new Map([...pathsOf(top, units)].map(([path, unit]) => [unit.orgId, path]));
  const below = units.filter(unit => unit.orgId !== top.orgId).toSorted((a, b) => a.orgPath.split('/').length - b.orgPath.split('/').length);
  return csvStart + csvLine(headings) + below.map(unit => csvLine([unit.name, paths.get(unit.parentId ?? '') ?? '', unit.level === null ? '' : levelNames[unit.level]])).join('');
}

function troubleOf(name: string, above: string, level: string, parent: Organisation | undefined, meant: Level | undefined): string | null {
  if (name === '' || name.length > 100 || /[\p{C}<>/]/u.test(name)) return '单位名称为空、过长或有不能使用的字符。';
  if (!parent) return `没有上级单位“${above}”，请把上级写在前面，并写全名称（如 甲市/甲县）。`;
  if (!meant) return `层级“${level}”应当是省、市、县、部门之一。`;
  return mayStandBelow(meant, parent.level) ? null : `${level}不能放在${parent.level === null ? '' : levelNames[parent.level]}级单位之下。`;
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
