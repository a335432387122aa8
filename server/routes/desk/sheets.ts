import type { ScorePoint } from '../../../components/shared/score-trend.ts';
import { type Final, finalSchema } from '../../../contract/record.ts';
import { itemFigures } from '../../../forms/item-figures.ts';
import { figuresOf } from '../../../rectify/figures.ts';
import { isFailed } from '../../../scoring/failed.ts';
import { beijingDay } from '../../../standards/window.ts';
import type { Handlers } from '../../http/call.ts';
import { sheetPage } from '../../pages/sheet-page.ts';
import { type FormTrend, type MonthLine, type SheetLine, sheetsPage } from '../../pages/sheets-page.ts';
import { paceExport } from '../../http/paces.ts';
import { assertMayExport } from '../../auth/step-up.ts';
import { routes } from '../../../contract/routes.ts';
import { recordsOfKind } from '../../repo/records.ts';
import { inspectionsOf, register, sitesOf, unitsOf } from './in-scope.ts';
import { sheetFacts } from './sheet-facts.ts';

const monthsShown = 12;
/** Two years of a site every week, as in the workbench. */
const pointsShown = 104;

/** Score sheets as they were frozen, how they moved, and 整改 by month, on a page and as an Excel workbook. */
export const sheets: Pick<Handlers, 'deskSheets' | 'deskSheet' | 'deskFigures'> = {
  deskSheet: async ({ context, actor, query, words }) => ({ page: sheetPage(words, await sheetFacts(context, actor, query.inspectionId)) }),

  async deskSheets({ context, actor, query, words }) {
    const units = await unitsOf(context, actor, query.org);
    const sites = new Map((await sitesOf(context, actor, units)).map(({ unit, site }) => [site.id, { unit, name: site.name || site.host }]));
    const inspections = await inspectionsOf(context, actor, units);
    const frozen = new Map<string, Final>();
    for (const { data } of await recordsOfKind(context.db.read, actor.tenant, units.map(({ orgId }) => orgId), 'final')) {
      const step = finalSchema.safeParse(data).data;
      if (step && (frozen.get(step.inspectionId)?.seq ?? 0) < step.seq) frozen.set(step.inspectionId, step);
    }
    // Oldest first, so that each sheet meets the one before it of the same site and form.
    const before = new Map<string, number>();
    const lines: SheetLine[] = [];
    for (const inspection of inspections.toReversed()) {
      const final = frozen.get(inspection.id);
      const site = sites.get(inspection.siteId) ?? { unit: '', name: '' };
      // Confirmed points only, and only of a sheet with nothing open: what may still move is no point on a line.
      const score = final?.step === 'final' && final.sheet.state === 'final' ? final.sheet.score?.[1] ?? null : null;
      const key = `${inspection.siteId} ${final?.rubric ?? ''}`;
      const last = before.get(key);
      lines.unshift({ inspection, final: final ?? null, site: site.name, unit: site.unit, score, change: score !== null && last !== undefined ? score - last : null });
      if (score !== null) before.set(key, score);
    }
    const items = (await register(context, actor, units)).map(({ item }) => item);
    const today = beijingDay(context.now());
    const months = lastMonths(today, items.length === 0 ? 0 : monthsShown, items.reduce((first, { issuedAt }) => (beijingDay(issuedAt) < first ? beijingDay(issuedAt) : first), today));
    const byMonth = months.map((month): MonthLine => ({ month, figures: figuresOf(items, `${month}-01`, lastDayOf(month, today)) }));
    return { page: sheetsPage(words, { units, chosen: query.org ?? null, lines, trends: trendsOf(lines), months: byMonth, thisMonth: today.slice(0, 7) }) };
  },

  async deskFigures({ context, actor, query, words }) {
    const units = await unitsOf(context, actor, query.org);
    const lines = await register(context, actor, units);
    const late = lines.filter(({ overdue }) => overdue).map(({ item, site }) => ({ number: item.number ?? item.provisional, says: item.says, unit: item.unit, site, dueOn: item.dueOn ?? '' }));
    assertMayExport(context, routes.deskFigures, actor, lines.length);
    paceExport(context, actor);
    const bytes = itemFigures(lines.map(({ item }) => item), late, query.month, beijingDay(context.now()));
    return { file: once(bytes), name: words['scores.file'](query.month), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
  },
};

/** The sheets that stand 定稿, by form, the form used last first. @param lines the newest first */
function trendsOf(lines: readonly SheetLine[]): readonly FormTrend[] {
  const byForm = new Map<string, ScorePoint[]>();
  for (const { inspection: { siteId, startedAt }, final, site } of lines) {
    if (final?.step !== 'final') continue;
    const { rubric, sheet: { score, state } } = final;
    const all = byForm.get(rubric) ?? [];
    byForm.set(rubric, all);
    if (all.length < pointsShown) all.unshift({ siteId, site, startedAt, month: beijingDay(startedAt).slice(0, 7), score, provisional: state === 'provisional', failed: isFailed(final.sheet), confirmed: null });
  }
  return [...byForm].map(([rubric, points]) => ({ rubric, points }));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** At most so many months up to the one of a day, the newest first, none before a first day. */
function lastMonths(today: string, most: number, first: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: most }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7)).filter((one) => one >= first.slice(0, 7));
}

function lastDayOf(month: string, today: string): string {
  const end = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  return end < today ? end : today;
}
