import type { RubricLine, ReviewMessage } from '../../../contract/review.ts';
import type { DeskFile } from '../../../contract/workbench.ts';
import { readRubricJson } from '../../../forms/judge-rubric.ts';
import { readRubricWorkbook, rubricWorkbook } from '../../../forms/rubric-workbook.ts';
import { packKey, type Pack } from '../../../standards/pack.ts';
import { adoptRubrics, allPacks, packOf } from '../../../standards/rubrics.ts';
import { StoreRefused, type Store } from '../../../store/database.ts';
import { keepRubric, ownRubrics, removeRubric as remove } from '../../../store/own-rubrics.ts';
import { changed } from '../changes.ts';
import { mayWrite, pen, recordDatabase } from '../services.ts';

let loadedFor: Store | null = null;

/** Makes the unit's own forms known to everything that prices. Cheap when they are known already. */
export async function ownRubricsLoaded(): Promise<void> {
  const store = await recordDatabase();
  if (store === loadedFor) return;
  adoptRubrics((await ownRubrics(store)).map(({ pack }) => pack as Pack));
  loadedFor = store;
}

/** Every form there is, built-in and the unit's own, whole. */
export async function rubricLines(): Promise<readonly RubricLine[]> {
  const own = new Map((await ownRubrics(await recordDatabase())).map((one) => [one.key, one]));
  return allPacks().map((pack) => {
    const kept = own.get(packKey(pack));
    return {
      key: packKey(pack), name: pack.name, document: `${pack.document.number}${pack.attachment}`, own: kept !== undefined, rows: pack.rows.length,
      blank: pack.rows.filter((row) => 'tenths' in row && row.tenths === null).length, sha256: kept?.sha256 ?? null, at: kept?.at ?? null, by: kept?.by ?? null, pack,
    };
  });
}

/** Reads a form from a file and keeps it. @throws StoreRefused with everything that is wrong, cell by cell */
export async function importRubric({ text, base64 }: Extract<ReviewMessage, { type: 'review.import-rubric' }>): Promise<string> {
  await mayWrite();
  let judged;
  try {
    judged = base64 === null ? readRubricJson(text ?? '') : readRubricWorkbook(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch (error) {
    throw new StoreRefused('rule', error instanceof Error ? error.message : String(error));
  }
  if (judged.problems) throw new StoreRefused('rule', `没有导入，请改正后再试：${judged.problems.join('；')}。`);
  const key = await keepRubric(await pen(), judged.pack);
  await again();
  return key;
}

export async function removeRubric(key: string): Promise<void> {
  await mayWrite();
  await remove(await pen(), key);
  await again();
}

/** A form, or the empty template, as a file. @throws StoreRefused for one that is not here */
export async function rubricFile(rubric: string | null, as: 'xlsx' | 'json'): Promise<DeskFile> {
  const pack = rubric === null ? null : packOf(rubric) ?? null;
  if (rubric !== null && !pack) throw new StoreRefused('rule', '找不到这张评分表，请刷新后再试。');
  const name = pack ? `${pack.name}-${packKey(pack)}` : '评分表模板';
  if (as === 'json' && pack) return { name: `${name}.json`, mime: 'application/json', base64: base64Of(new TextEncoder().encode(JSON.stringify(pack, null, 2))) };
  return { name: `${name}.xlsx`, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', base64: base64Of(rubricWorkbook(pack)) };
}

async function again(): Promise<void> {
  loadedFor = null;
  await ownRubricsLoaded();
  await changed(null);
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
