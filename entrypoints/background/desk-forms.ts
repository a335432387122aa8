import type { DeskFile, Form } from '../../contract/workbench.ts';
import { conformanceForm } from '../../forms/conformance-form.ts';
import { findingsCsv } from '../../forms/findings-csv.ts';
import type { InspectionFacts } from '../../forms/inspection-facts.ts';
import { summaryForm } from '../../forms/summary-form.ts';
import { rectificationList } from '../../forms/rectification-list.ts';
import { scoreForm } from '../../forms/score-form.ts';
import { beijingDay, siteName } from '../../forms/wording.ts';
import type { Store } from '../../store/database.ts';
import { StoreRefused } from '../../store/database.ts';
import { listInspections, readInspection } from '../../store/read-inspection.ts';
import { deskFacts } from './desk-facts.ts';

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One form of an inspection as a file. @throws StoreRefused where the chosen form has no such export */
export async function formFile(store: Store, inspectionId: string, rubric: string | null, form: Form, now: number): Promise<DeskFile> {
  const read = await readInspection(store, inspectionId);
  const day = beijingDay(now);
  const name = (title: string, ending: string): string => `${title}-${siteName(read.site)}-${day}.${ending}`.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(-150);
  switch (form) {
    case 'score': {
      const facts = deskFacts(read, rubric, now);
      if (facts.pack.points === null) throw new StoreRefused('rule', '这张表不计分，请导出对标情况表。');
      return { name: name(facts.pack.name, 'xlsx'), mime: excel, base64: base64(scoreForm(facts)) };
    }
    case 'rectification': return { name: name('政府网站问题整改清单', 'xlsx'), mime: excel, base64: base64(rectificationList(deskFacts(read, rubric, now))) };
    case 'conformance': return { name: name('对标情况表', 'xlsx'), mime: excel, base64: base64(conformanceForm(deskFacts(read, 'conformance-2017@1', now))) };
    case 'csv': return { name: name('问题', 'csv'), mime: 'text/csv', base64: base64(new TextEncoder().encode(findingsCsv(deskFacts(read, rubric, now)))) };
    case 'monthly': return { name: `政府网站月监测情况表-${beijingDay(read.inspection.startedAt).slice(0, 7)}.xlsx`, mime: excel, base64: base64(summaryForm('month', await ofMonth(store, read.inspection.startedAt, rubric ?? read.inspection.rubric, now), day)) };
  }
}

/** The newest inspection of each site in the Beijing month of `at`, all by one form, by site. */
async function ofMonth(store: Store, at: number, rubric: string, now: number): Promise<readonly InspectionFacts[]> {
  const month = beijingDay(at).slice(0, 7);
  const newest = new Map<string, string>();
  for (const { inspection } of await listInspections(store)) {
    if (beijingDay(inspection.startedAt).slice(0, 7) === month && !newest.has(inspection.siteId)) newest.set(inspection.siteId, inspection.id);
  }
  const all: InspectionFacts[] = [];
  for (const id of newest.values()) all.push(deskFacts(await readInspection(store, id), rubric, now));
  return all.toSorted((a, b) => ((a.site?.host ?? '') < (b.site?.host ?? '') ? -1 : 1));
}

/** Messages carry text only. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
