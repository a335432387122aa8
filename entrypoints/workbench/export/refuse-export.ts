import { StoreRefused } from '../../../store/database.ts';
import type { ExportRefusal } from '../../../messages/words.ts';

/** Why an export cannot be made. The key of a sentence: who shows it says it in the language of the page. */
export function refuseExport(why: ExportRefusal): StoreRefused {
  return new StoreRefused('rule', 'said.given', why);
}
