import type { ExportRequest } from '../../../contract/export.ts';
import type { Inspection } from '../../../contract/record.ts';
import type { FormHead } from '../../../forms/form-head.ts';
import type { InspectionFacts } from '../../../forms/inspection-facts.ts';
import { daysOf, periodWords, quartersOf } from '../../../forms/period.ts';
import { itemsOf } from '../../../forms/rectification-list.ts';
import { summarySheets } from '../../../forms/summary-form.ts';
import { supervisionSheets, type Figures } from '../../../forms/supervision-form.ts';
import { beijingDay, siteName } from '../../../forms/wording.ts';
import { figuresOf } from '../../../rectify/figures.ts';
import { reading, type Read, type Store, StoreRefused } from '../../../store/database.ts';
import { formEntriesOf, type FormEntries } from '../../../store/form-entries.ts';
import { isListed } from '../../../store/readings.ts';
import { standingFacts, standingFinal } from '../../background/workbench/finalised-read.ts';
import type { Drafted } from '../../../forms/made.ts';
import type { Tell } from './make-export.ts';
import { refuseExport } from './refuse-export.ts';

/** A form over all sites for a month, a quarter or a year. @throws StoreRefused for a period that is none */
export async function draftOfPeriod(store: Store, { form, period, rubric }: ExportRequest, now: number, tell: Tell): Promise<Drafted> {
  if (period === null || daysOf(period) === null) throw refuseExport('export.refused.period');
  const tx = reading(store);
  const head = headOf(await formEntriesOf(tx, 'head'));
  const day = beijingDay(now);
  if (form === 'month' || form === 'quarter') {
    const inspections = await inspectionsOf(tx, period, rubric, now, tell, form === 'quarter');
    const title = form === 'month' ? '政府网站月监测情况表' : '政府网站季度普查情况表';
    return { title, about: periodWords(period), body: { is: 'sheets', sheets: summarySheets(form, inspections, form === 'month' ? day : periodWords(period), head) } };
  }
  const year = period.slice(0, 4);
  const kind = form === 'supervision-year' ? 'year' : 'quarter';
  const parts: Figures[] = [];
  for (const quarter of quartersOf(year)) parts.push({ ...await counted(tx, quarter, rubric, now, tell), ...numbersOf(await formEntriesOf(tx, `supervision ${quarter}`)) });
  const whole = { ...await counted(tx, year, rubric, now, tell), ...numbersOf(await formEntriesOf(tx, `supervision ${year}`)) };
  return {
    title: kind === 'year' ? '政府网站监管年度报表' : '政府网站监管季度普查报表', about: `${year}年`,
    body: { is: 'sheets', sheets: supervisionSheets({ kind, year: Number(year), quarters: [parts[0]!, parts[1]!, parts[2]!, parts[3]!], whole, head, filledOn: day, sources }) },
  };
}

const sources: readonly string[] = [
  '网站总数：登记了名称或标识码的网站；普查网站数量、合格率、不合格网站数量、普查发现问题数量：本机记录的“普查”，每个网站取本期最近一次定稿，没有定稿的取最近一次，同一原因算一个问题。问题整改数量：整改登记中本期销号的项数。',
  '合格率只算已定的结果；暂定的在格内注明，不算合格，也不算不合格。其余指标由填表人填写；填写的数优先于统计的数。',
];

/** What the records themselves say of a period; nothing where there was no census. */
async function counted(tx: Read, period: string, rubric: string | null, now: number, tell: Tell): Promise<Figures> {
  const days = daysOf(period)!;
  const items = (await tx.objectStore('rectification').getAll()).map(({ data }) => data);
  const fixed = items.length > 0 ? { 'census-fixed': figuresOf(items, days.from, days.to).closed } : {};
  const inspections = await inspectionsOf(tx, period, rubric, now, tell, true);
  if (inspections.length === 0) return fixed;
  const sites = (await tx.objectStore('site').getAll()).filter(({ data }) => isListed(data) && beijingDay(data.at) <= days.to).length;
  const settled = inspections.filter(({ sheet }) => sheet.state !== 'provisional');
  const failed = settled.filter(({ sheet }) => sheet.result === '不合格').length;
  const open = inspections.length - settled.length;
  const rate = settled.length === 0 ? `未定（${open} 个暂定）` : `${Math.round((settled.length - failed) / settled.length * 1000) / 10}%${open > 0 ? `（另 ${open} 个暂定）` : ''}`;
  return {
    ...fixed, 'census-sites': Math.max(sites, inspections.length), 'census-checked': inspections.length, 'census-rate': rate, 'census-failed': open > 0 ? `${failed}（另 ${open} 个暂定）` : failed,
    'census-problems': inspections.reduce((sum, { findings }) => sum + itemsOf(findings.filter(({ status }) => status === 'confirmed')).length, 0),
  };
}

/**
 * One inspection of each site in a period, by site; all by one form. The newest that stands 定稿 goes before all others: a paper that
 * was signed says the same for ever, whatever was begun or read afterwards. Only where none does, the newest as its records stand.
 * @param censusOnly only 普查
 */
async function inspectionsOf(tx: Read, period: string, rubric: string | null, now: number, tell: Tell, censusOnly: boolean): Promise<readonly InspectionFacts[]> {
  const days = daysOf(period)!;
  const chosen = new Map<string, { readonly inspection: Inspection; readonly final: boolean }>();
  for (const { data } of await tx.objectStore('inspection').getAll()) {
    const day = beijingDay(data.startedAt);
    if (data.kind === 'preview' || (censusOnly && data.kind !== 'census') || day < days.from || day > days.to) continue;
    const final = await standingFinal(tx, data.id, rubric ?? data.rubric) !== null;
    const known = chosen.get(data.siteId);
    if (!known || (known.final === final ? data.startedAt > known.inspection.startedAt : final)) chosen.set(data.siteId, { inspection: data, final });
  }
  const all: InspectionFacts[] = [];
  for (const { inspection } of chosen.values()) {
    all.push(await factsOf(tx, inspection, rubric, now));
    tell({ stage: 'make', done: all.length, of: chosen.size });
  }
  return all.toSorted((a, b) => ((a.site?.host ?? '') < (b.site?.host ?? '') ? -1 : 1));
}

/** Among many sites a refusal names the one it is about. */
async function factsOf(tx: Read, inspection: Inspection, rubric: string | null, now: number): Promise<InspectionFacts> {
  const site = (await tx.objectStore('site').get(inspection.siteId))?.data ?? null;
  try {
    return (await standingFacts(tx, inspection.id, rubric, now)).facts;
  } catch (error) {
    if (error instanceof StoreRefused) throw new StoreRefused(error.reason, 'said.export.site', siteName(site), error.said);
    throw error;
  }
}

/** What a person entered as the head of all forms of the unit. */
export function headOf({ unit = '', publicUrl = '', reviewer = '', filler = '', phone = '' }: FormEntries): FormHead {
  return { unit, publicUrl, reviewer, filler, phone };
}

/** Numbers as numbers, so that the form can be added up. */
function numbersOf(entries: FormEntries): Figures {
  return Object.fromEntries(Object.entries(entries).map(([id, text]) => [id, /^\d{1,12}$/.test(text) ? Number(text) : text]));
}
