import type { ExportKind, ExportProgress, ExportRequest } from '../../../contract/export.ts';
import { fileName } from '../../../forms/file-name.ts';
import { wordFile } from '../../../forms/word-file.ts';
import { beijingDay } from '../../../forms/wording.ts';
import { workbook } from '../../../forms/workbook.ts';
import { type Store } from '../../../store/database.ts';
import { adoptOwnRubrics } from '../../../store/own-rubrics.ts';
import { draftOfInspection } from './inspection-drafts.ts';
import type { Drafted, Made } from '../../../forms/made.ts';
import { draftOfPeriod } from './period-drafts.ts';
import { draftOfReadings } from './reading-drafts.ts';
import { draftOfSite } from './site-drafts.ts';
import { refuseExport } from './refuse-export.ts';

export type Tell = (progress: ExportProgress) => void;

/**
 * Makes one export from the records as they stand when it begins: everything is read in one transaction, so what arrives meanwhile is
 * in the next export and never half in this one. Changes nothing.
 * @param now epoch milliseconds, printed as the time of the export
 * @throws StoreRefused in words
 */
export async function makeExport(store: Store, request: ExportRequest, version: string, now: number, tell: Tell): Promise<Made> {
  tell({ stage: 'read', done: 0, of: 0 });
  // The unit's own forms price like the built-in ones.
  await adoptOwnRubrics(store);
  const drafted = await draft(store, request, version, now, tell);
  tell({ stage: 'pack', done: 0, of: 0 });
  return pack(drafted, request.as, now);
}

async function draft(store: Store, request: ExportRequest, version: string, now: number, tell: Tell): Promise<Drafted> {
  switch (request.form) {
    case 'score': case 'conformance': case 'rectification': case 'notice': case 'report': case 'html': case 'csv': case 'json': return draftOfInspection(store, request, now, tell);
    case 'month': case 'quarter': case 'supervision-quarter': case 'supervision-year': return draftOfPeriod(store, request, now, tell);
    case 'annual': case 'approval': case 'migration': case 'closed-sites': case 'sites': case 'columns': return draftOfSite(store, request, now);
    case 'reading-day': case 'reading-month': return draftOfReadings(store, request, version, now);
  }
}

function pack({ title, about, body }: Drafted, as: ExportKind, now: number): Made {
  if (as === 'print') {
    if (body.is === 'text') throw refuseExport('export.refused.print');
    return { is: 'print', title, body };
  }
  const name = fileName(title, about, beijingDay(now), as);
  const bytes = body.is === 'sheets' ? workbook(body.sheets) : body.is === 'blocks' ? wordFile(body.blocks) : new TextEncoder().encode(body.text);
  return { is: 'file', name, mime: mimes[as], bytes };
}

const mimes: Readonly<Record<Exclude<ExportKind, 'print'>, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html', csv: 'text/csv', json: 'application/json',
};
