import type { WordsAnswer } from '../../../contract/messages.ts';
import { packKey, wordTablesOf } from '../../../packs/in-force.ts';
import { createBreather } from '../../../page/breathe.ts';
import { createSlipFinder, type SlipFinder } from '../../../page/content/word-slips.ts';
import { unitPacks } from '../workbench/unit-packs.ts';

// An index of ten thousand strings takes a while to make and none to use: kept as long as the worker lives.
let made: { readonly packs: string; readonly find: SlipFinder } | null = null;

/**
 * Compares slices of a page's texts with the built-in words and those of the unit's packs in force, here and not in the page:
 * a large index never costs the page a moment. The same slices and packs give the same answer.
 */
export async function compareWords(slices: readonly string[]): Promise<WordsAnswer> {
  const find = await slipFinder();
  const breather = createBreather();
  const slips = [];
  for (const slice of slices) {
    slips.push([...find(slice)]);
    // Other tabs ask too.
    await breather.breathe();
  }
  return { slips };
}

/** The index of the words in force, made anew when the packs change. */
export async function slipFinder(): Promise<SlipFinder> {
  const packs = await unitPacks();
  const key = packs.map((pack) => `${packKey(pack)} ${pack.words.length} ${pack.from} ${pack.name}`).join('\n');
  if (made?.packs !== key) made = { packs: key, find: createSlipFinder(wordTablesOf(packs)) };
  return made.find;
}
