import type { ExportRequest } from '../../../contract/export.ts';
import { closureSheets } from '../../../forms/closure-form.ts';
import { conformanceSheets } from '../../../forms/conformance-form.ts';
import { findingsCsv } from '../../../forms/findings-csv.ts';
import { htmlReport } from '../../../forms/html-report.ts';
import type { InspectionFacts } from '../../../forms/inspection-facts.ts';
import { machineReport, type KeptPage } from '../../../forms/machine-report.ts';
import { monitoringBlocks } from '../../../forms/monitoring-report.ts';
import { rectificationSheets } from '../../../forms/rectification-list.ts';
import { blankNotice, noticeBlocks } from '../../../forms/rectification-notice.ts';
import { scoreSheets } from '../../../forms/score-form.ts';
import { siteName } from '../../../forms/wording.ts';
import { reportScore } from '../../../scoring/report-score.ts';
import { readProfile } from '../../../store/profile.ts';
import { databaseName, reading, type Store } from '../../../store/database.ts';
import { formEntriesOf } from '../../../store/form-entries.ts';
import { lastVisits } from '../../../scoring/coverage.ts';
import { standingFacts } from '../../background/workbench/finalised-read.ts';
import { asAddresses, asJpegs, picturesOf, proofOf } from './proof-of.ts';
import type { Body, Drafted } from '../../../forms/made.ts';
import type { Tell } from './make-export.ts';
import { refuseExport } from './refuse-export.ts';

/** A form, list or report of one inspection. @throws StoreRefused */
export async function draftOfInspection(store: Store, { form, inspectionId, rubric }: ExportRequest, now: number, tell: Tell): Promise<Drafted> {
  if (inspectionId === null) throw refuseExport('export.refused.inspection');
  const reviewRule = store.name === databaseName(null) ? 'alone' : await readProfile(store) ?? 'unknown';
  const tx = reading(store);
  const asked = form === 'conformance' ? 'conformance-2017@1' : rubric;
  const { read, facts: bare } = await standingFacts(tx, inspectionId, asked, now);
  const facts: InspectionFacts = { ...bare, proof: await proofOf(tx, inspectionId), reviewRule };
  const entries = await formEntriesOf(tx, `inspection ${inspectionId}`);
  const visits = lastVisits(read.visits);
  const kept = new Map<string, KeptPage>();
  if (form === 'json') {
    for (const { url, siteId } of visits) {
      const page = await tx.objectStore('page').get([siteId, url]);
      if (page) kept.set(url, page);
    }
  }
  tell({ stage: 'make', done: 0, of: read.findings.length });
  const { pictures, left, away } = form === 'report' || form === 'html' ? await picturesOf(tx, facts) : { pictures: new Map(), left: 0, away: 0 };
  const about = siteName(facts.site);
  const drafted = (title: string, body: Body): Drafted => ({ title, about, body });
  switch (form) {
    case 'score': return drafted(facts.pack.name, { is: 'sheets', sheets: scoreOf(facts, entries) });
    case 'conformance': return drafted('对标情况表', { is: 'sheets', sheets: conformanceSheets(facts) });
    case 'rectification': return drafted('政府网站问题整改清单', { is: 'sheets', sheets: rectificationSheets(facts) });
    case 'report': return drafted('监测报告', { is: 'blocks', blocks: monitoringBlocks(facts, await asJpegs(pictures), left, away) });
    case 'notice': return drafted('问题整改通知', { is: 'blocks', blocks: noticeBlocks(facts, { ...blankNotice, ...entries }) });
    case 'html': return drafted('检查报告', { is: 'text', text: htmlReport(facts, asAddresses(pictures), left, away) });
    case 'csv': return drafted('问题', { is: 'text', text: findingsCsv(facts) });
    default: return drafted('机读报告', { is: 'text', text: `${JSON.stringify(machineReport(facts, visits, kept, reportScore(facts.sheet)), null, 2)}\n` });
  }
}

/** The layout belongs to the document: 附件6 has columns of its own. */
function scoreOf(facts: InspectionFacts, entries: Readonly<Record<string, string>>): ReturnType<typeof scoreSheets> {
  if (facts.pack.points === null) throw refuseExport('export.refused.unscored');
  if (facts.pack.id !== 'closure-2017') return scoreSheets(facts);
  const names = facts.pack.rows.flatMap(({ name }) => name.split('、'));
  return closureSheets(facts, names.map((name) => ({ name, level: entries[`level ${name}`] ?? '', url: entries[`url ${name}`] ?? '' })));
}
