import type { ExportRequest } from '../../../contract/export.ts';
import type { ColumnRecord, Site } from '../../../contract/record.ts';
import { annualWorkSheets } from '../../../forms/annual-work-form.ts';
import { approvalSheets } from '../../../forms/approval-form.ts';
import { columnSheet } from '../../../forms/column-form.ts';
import { closedSitesSheets, migrationSheets, type ClosingSite, type MovedColumn } from '../../../forms/migration-forms.ts';
import { siteSheets } from '../../../forms/site-form.ts';
import { beijingDay, siteName } from '../../../forms/wording.ts';
import { reading, type Read, type Store } from '../../../store/database.ts';
import { formEntriesOf, type FormEntries } from '../../../store/form-entries.ts';
import { isListed } from '../../../store/readings.ts';
import type { Drafted } from '../../../forms/made.ts';
import { headOf } from './period-drafts.ts';
import { refuseExport } from './refuse-export.ts';

/** A form of one site, or of all that are registered (基本信息表). @throws StoreRefused where no site was chosen */
export async function draftOfSite(store: Store, { form, siteId, period }: ExportRequest, now: number): Promise<Drafted> {
  const tx = reading(store);
  const head = headOf(await formEntriesOf(tx, 'head'));
  const filledOn = beijingDay(now);
  if (form === 'sites') {
    const sites = (await tx.objectStore('site').getAll()).map(({ data }) => data).filter((site) => isListed(site) && (siteId === null || site.id === siteId)).toSorted((a, b) => (a.host < b.host ? -1 : 1));
    const rows = await Promise.all(sites.map(async (site) => ({
      code: site.code, kind: ({ portal: '门户', department: '非门户', unknown: '未确定' } as const)[site.kind], entries: { ...await formEntriesOf(tx, `site ${site.id}`), name: site.name, host: site.host },
    })));
    return { title: '政府网站基本信息表', about: siteId === null ? `${rows.length}个网站` : siteName(sites[0] ?? null), body: { is: 'sheets', sheets: siteSheets({ unit: head.unit, filledOn, sites: rows }) } };
  }
  const site = siteId === null ? null : (await tx.objectStore('site').get(siteId))?.data ?? null;
  if (!site) throw refuseExport('export.refused.site');
  const own = await formEntriesOf(tx, `site ${site.id}`);
  const about = siteName(site);
  switch (form) {
    case 'columns': return { title: '政府网站栏目（系统）基本信息表', about, body: { is: 'sheets', sheets: [columnSheet(about, await columnsOf(tx, site.id))] } };
    case 'approval': {
      const entries = await formEntriesOf(tx, `approval ${site.id}`);
      return { title: '政府网站开设与整合审批表', about, body: { is: 'sheets', sheets: approvalSheets({ name: site.name, code: site.code ?? '', url: site.host, icp: own['icp'] ?? '', authority: own['authority'] ?? '', ...entries }) } };
    }
    case 'migration': case 'closed-sites': {
      const facts = { unit: head.unit, filledOn, sites: [closing(site, await formEntriesOf(tx, `closing ${site.id}`), await columnsOf(tx, site.id))] };
      return form === 'migration'
        ? { title: '拟下线政府网站整合迁移信息表', about, body: { is: 'sheets', sheets: migrationSheets(facts) } }
        : { title: '永久下线政府网站基本信息表', about, body: { is: 'sheets', sheets: closedSitesSheets(facts) } };
    }
    default: return annual(tx, site, own, period, now, head);
  }
}

async function annual(tx: Read, site: Site, own: FormEntries, period: string | null, now: number, head: ReturnType<typeof headOf>): Promise<Drafted> {
  if (period === null || !/^\d{4}$/.test(period)) throw refuseExport('export.refused.year');
  const readings = (await tx.objectStore('reading').index('siteId').getAll(site.id)).map(({ data }) => data).filter(({ day, withdrawn }) => day.startsWith(period) && !withdrawn);
  const replaced = new Set(readings.flatMap(({ supersedes }) => (supersedes === null ? [] : [supersedes])));
  const lines = readings.filter(({ id }) => !replaced.has(id));
  const known: FormEntries = {
    name: site.name, code: site.code ?? '', domain: site.host, kind: site.kind === 'portal' ? '政府门户网站' : site.kind === 'department' ? '部门网站' : '', icp: own['icp'] ?? '',
    ...(lines.length > 0 ? { patrolProblems: String(lines.reduce((sum, { findings }) => sum + findings, 0)) } : {}),
  };
  const entries = { ...known, ...await formEntriesOf(tx, `annual ${period} ${site.id}`) };
  const sources = ['网站名称、标识码、域名、类型：网站登记。', ...(lines.length > 0 ? [`日常巡检发现问题数量：本机 ${period} 年读网记录 ${lines.length} 条的合计，可改。`] : []), '其余内容由填表人填写。'];
  return { title: '政府网站年度工作报表', about: `${siteName(site)}-${period}年`, body: { is: 'sheets', sheets: annualWorkSheets({ year: Number(period), entries, head, filledOn: beijingDay(now), sources }) } };
}

/** A site that is to be closed, as far as it was entered; the rest stays blank for a pen. */
function closing(site: Site, entries: FormEntries, columns: readonly ColumnRecord[]): ClosingSite {
  const of = (id: string): string => entries[id] ?? '';
  const moved = (...kinds: readonly ColumnRecord['kind'][]): readonly MovedColumn[] => columns.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => ({ from: name, moved: '', to: '', url: '' }));
  return {
    code: site.code ?? '', name: site.name, target: { code: of('targetCode'), name: of('targetName'), url: of('targetUrl') }, columns: [
      moved('organisation', 'news', 'notices', 'policy', 'plans', 'personnel', 'disclosure-other'), moved(), moved('guide', 'system', 'service-other'), moved('consultation', 'survey', 'interview', 'interaction-other'),
    ],
    closing: {
      before: { made: of('beforeMade'), on: of('beforeOn'), where: of('beforeWhere'), days: of('beforeDays') }, after: { made: of('afterMade'), on: of('afterOn'), where: of('afterWhere'), days: of('afterDays') },
      marks: of('marks'), certificates: of('certificates'), domain: of('domain'), reported: of('reported'), doneOn: of('doneOn'), archived: of('archived'), score: of('score'),
    },
  };
}

/** The columns a person confirmed, in the order they were registered. */
async function columnsOf(tx: Read, siteId: string): Promise<readonly ColumnRecord[]> {
  return (await tx.objectStore('column').index('siteId').getAll(siteId)).map(({ data }) => data).filter(({ state }) => state === 'confirmed').toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
