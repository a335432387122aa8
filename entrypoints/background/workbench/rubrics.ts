import type { RubricsHere, ReviewMessage } from '../../../contract/review.ts';
import type { DeskFile } from '../../../contract/workbench.ts';
import { readRubricJson } from '../../../forms/judge-rubric.ts';
import { readRubricWorkbook, rubricWorkbook } from '../../../forms/rubric-workbook.ts';
import { FileRefused } from '../../../forms/unpack.ts';
import { ofFile } from '../../../messages/files.ts';
import { packKey, type Pack } from '../../../standards/pack.ts';
import { packOf, packs } from '../../../standards/rubrics.ts';
import { revisionOf, StoreRefused, type Store } from '../../../store/database.ts';
import { refusedOnes, signingOf } from '../../../store/signing.ts';
import { adoptOwnRubrics, keepRubric, ownRubrics, setRubricState, shareRubric, type KeptRubric } from '../../../store/own-rubrics.ts';
import { syncSoon } from '../account/syncing.ts';
import { changed } from '../changes.ts';
import { currentAccount, mayWrite, pen, recordDatabase } from '../services.ts';

let loaded: { readonly store: Store; readonly revision: number } | null = null;

/** Makes the unit's own forms known to everything that prices, also those that came from the server meanwhile. Cheap when nothing was written since. */
export async function ownRubricsLoaded(): Promise<void> {
  const store = await recordDatabase();
  const revision = revisionOf(store);
  if (loaded?.store === store && loaded.revision === revision) return;
  await adoptOwnRubrics(store);
  loaded = { store, revision };
}

/** Every form there is, built-in and the unit's own, whole. */
export async function rubricLines(): Promise<RubricsHere> {
  const store = await recordDatabase();
  const own = await ownRubrics(store);
  return {
    rubrics: [
      ...packs.map((pack) => ({ ...shown(pack), id: null, state: 'on' as const, effect: 'offered' as const, shared: false, sha256: null, at: null, by: null })),
      ...own.map(({ id, pack, sha256, state, effect, shared, at, by, signature }) => ({ ...shown(pack), id, state, effect, shared, sha256, at, by, signature })),
    ],
    mayPublish: await mayPublish(), refused: refusedOnes(await signingOf(store)).filter(({ entity }) => entity === 'rubric'),
  };
}

function shown(pack: Pack) {
  return {
    key: packKey(pack), name: pack.name, document: `${pack.document.number}${pack.attachment}`, rows: pack.rows.length,
    blank: pack.rows.filter((row) => 'tenths' in row && row.tenths === null).length, pack,
  };
}

/** Reads a form from a file and keeps it. @throws StoreRefused with everything that is wrong, cell by cell */
export async function importRubric({ text, base64 }: Extract<ReviewMessage, { type: 'review.import-rubric' }>): Promise<string> {
  await mayWrite();
  let judged;
  try {
    judged = base64 === null ? readRubricJson(text ?? '') : readRubricWorkbook(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch (error) {
    if (error instanceof FileRefused) throw StoreRefused.of(error.said);
    throw new StoreRefused('rule', 'said.given', error instanceof Error ? error.message : String(error));
  }
  if (judged.problems) throw new StoreRefused('rule', 'said.rubrics.bad', ofFile('file.list', ...judged.problems));
  const key = await keepRubric(await pen(), judged.pack);
  await saved();
  return key;
}

/** Offers one of the unit's forms, or no longer. @throws StoreRefused where it is everybody's and this person may not */
export async function switchRubric(id: string, state: KeptRubric['state']): Promise<void> {
  await mayWrite();
  const kept = (await ownRubrics(await recordDatabase())).find((one) => one.id === id);
  if (kept?.shared && await mayPublish() === false) throw new StoreRefused('rule', 'said.rubrics.shared');
  await setRubricState(await pen(), id, state);
  await saved();
}

/** Puts one on its way to everybody of the unit. @throws StoreRefused for anyone but a signed-in editor */
export async function publishRubric(id: string): Promise<void> {
  await mayWrite();
  if (await mayPublish() !== true) throw new StoreRefused('rule', 'said.rubrics.publish');
  await shareRubric(await pen(), id);
  await saved();
}

/** A form, or the empty template, as a file. @param rubric its name, or the id of one of the unit's own. @throws StoreRefused for one that is not here */
export async function rubricFile(rubric: string | null, as: 'xlsx' | 'json'): Promise<DeskFile> {
  const own = (await ownRubrics(await recordDatabase())).find(({ id }) => id === rubric);
  const pack = rubric === null ? null : own?.pack ?? packOf(rubric) ?? null;
  if (rubric !== null && !pack) throw new StoreRefused('rule', 'said.find.rubric');
  const name = pack ? `${pack.name}-${packKey(pack)}` : '评分表模板';
  if (as === 'json' && pack) return { name: `${name}.json`, mime: 'application/json', base64: base64Of(new TextEncoder().encode(JSON.stringify(pack, null, 2))) };
  return { name: `${name}.xlsx`, mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', base64: base64Of(rubricWorkbook(pack)) };
}

/** True for an editor, false for another account, null where nobody is signed in. */
async function mayPublish(): Promise<boolean | null> {
  const account = await currentAccount();
  return account && account.role === 'editor';
}

async function saved(): Promise<void> {
  await ownRubricsLoaded();
  await changed(null);
  syncSoon();
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
