import type { TrendPoint } from '../../../contract/paper.ts';
import { beijingDay } from '../../../forms/wording.ts';
import { isFailed } from '../../../scoring/failed.ts';
import { reading, type Store } from '../../../store/database.ts';
import { compare, lookedAt, type Looked } from '../../../trends/compare.ts';
import { standingFacts } from './finalised-read.ts';

/** So many inspections are read at once: two years of a site every week. */
const most = 104;

/** Inspections of one site or of all, the oldest first, each with what it lost by 二级指标 and what became of the findings of the one before. */
export async function trends(store: Store, siteId: string | null, rubric: string | null): Promise<{ readonly rubric: string; readonly points: readonly TrendPoint[]; readonly left: number }> {
  const tx = reading(store);
  const all = (siteId === null ? await tx.objectStore('inspection').getAll() : await tx.objectStore('inspection').index('siteId').getAll(siteId))
    .map(({ data }) => data).filter(({ kind }) => kind !== 'preview').toSorted((a, b) => a.startedAt - b.startedAt);
  const used = rubric ?? all.at(-1)?.rubric ?? 'guangxi-2017@1';
  const earlier = new Map<string, Looked[]>();
  const seen = new Set<string>();
  const points: TrendPoint[] = [];
  for (const { id } of all.slice(-most)) {
    const { read, facts } = await standingFacts(tx, id, used, 0);
    // Several open inspections of a site by one form are one piece of work.
    if (seen.has(read.inspection.id)) continue;
    seen.add(read.inspection.id);
    const { inspection, site, sheet, findings, pages, pack } = facts;
    const looked = lookedAt(findings, read.visits);
    const before = earlier.get(inspection.siteId) ?? [];
    const rows = new Map<string, number>();
    for (const { row, tenths } of sheet.deductions) {
      const name = pack.rows.find((one) => one.id === row)?.name ?? row;
      rows.set(name, (rows.get(name) ?? 0) + tenths);
    }
    points.push({
      inspectionId: inspection.id, siteId: inspection.siteId, site: site?.name || site?.host || '', startedAt: inspection.startedAt, month: beijingDay(inspection.startedAt).slice(0, 7), closed: inspection.closedAt !== null,
      score: sheet.score ? [sheet.score[0], sheet.score[1]] : null, result: sheet.result, provisional: sheet.state === 'provisional', failed: isFailed(sheet),
      confirmed: findings.filter(({ status }) => status === 'confirmed').length, pending: findings.filter(({ status }) => status === 'pending').length, pages: pages.length,
      rows: [...rows].map(([name, tenths]) => ({ name, tenths })), compared: compare(looked, before),
    });
    earlier.set(inspection.siteId, [...before, looked]);
  }
  return { rubric: used, points, left: Math.max(0, all.length - most) };
}
