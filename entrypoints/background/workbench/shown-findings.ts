import { groups } from '../../../checks/catalogue.ts';
import type { UiFinding } from '../../../contract/ui-state.ts';
import type { DeskList } from '../../../contract/workbench.ts';
import { packOf } from '../../../standards/rubrics.ts';
import { unnamed } from '../../../store/answers.ts';
import { reading } from '../../../store/database.ts';
import { barredFor } from '../../../store/decide.ts';
import { readFindings } from '../../../store/read-inspection.ts';
import { lossNow } from '../kept-area.ts';
import { currentAccount, currentSettings, pen, recordDatabase } from '../services.ts';
import { priceOf } from './pricing.ts';

/** These findings as the workbench shows them, priced by a form; one that is gone is left out. Only reads. */
export async function shownFindings(inspectionId: string, rubric: string | null, ids: readonly string[]): Promise<readonly UiFinding[]> {
  const store = await recordDatabase();
  const inspection = (await reading(store).objectStore('inspection').get(inspectionId))?.data ?? null;
  const pack = packOf(rubric ?? inspection?.rubric ?? '') ?? null;
  const writer = await pen();
  return (await readFindings(store, ids)).map(({ record, decisions, sync }) => ({
    ...(inspection?.kind === 'preview' ? {} : barredFor(writer, record, decisions)), record, decisions: [...decisions], sync, present: true, ...priceOf(pack, record, inspection),
    group: groups.find(({ checks }) => (checks as readonly string[]).includes(record.check))?.id ?? 'manual',
  }));
}

/** Who looks, in which language, and whether they may write. Only reads. */
export async function own(): Promise<DeskList['own']> {
  const [account, settings, lost] = await Promise.all([currentAccount(), currentSettings(), lossNow()]);
  const name = account?.name ?? settings.readerName;
  return { language: settings.language, name: name === unnamed || name.trim() === '' ? null : name, mayWrite: account?.role !== 'reader', ...(lost ? { lost } : {}) };
}
