import { wordTables } from '../../standards/tables/words.ts';
import { patternOf, today, type Judged } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

export interface SpamWords {
  readonly strong: string | null;
  readonly medium: string | null;
}

/** Which planted words a text carries; `noSpam` when none, or when the same text speaks against them. The text is folded as planters disguise it. `page`: whose rules hold; left out, the built-in ones of today. */
export function spamWordsIn(text: string, page: Judged = today()): SpamWords {
  if (text === '') return noSpam;
  const given = text.length > 4000 ? text.slice(0, 4000) : text;
  const plain = disguiseOff(given);
  const grave = patternOf(page, wordTables.plantedStrong, anyOf);
  let strong = grave.exec(plain)?.[0] ?? (/[a-z]{4}/i.test(given) ? (patternOf(page, wordTables.plantedLatin, latin).exec(` ${given.normalize('NFKC').toLowerCase()} `)?.[1] ?? null) : null);
  const medium = patternOf(page, wordTables.plantedMedium, anyOf).exec(plain)?.[0] ?? null;
  if ((strong === null && medium === null) || patternOf(page, contextTables.against, anywhere).test(plain)) return noSpam;
  const places = patternOf(page, contextTables.places, anywhere);
  if (strong !== null && places.test(plain)) strong = grave.exec(plain.replace(new RegExp(places, 'g'), ''))?.[0] ?? null;
  return strong === null && medium === null ? noSpam : { strong, medium };
}

export const noSpam: SpamWords = { strong: null, medium: null };

/** NFKC, without zero-width characters, spaces and separators; look-alike letters and characters folded. */
export function disguiseOff(text: string): string {
  // Most titles are plain characters already, for which the foldings below change nothing.
  if (/^[\u4e00-\u9fa5a-z\d]*$/.test(text) && !lookAlike.test(text) && !text.includes('菠菜')) return text;
  return text.normalize('NFKC').toLowerCase()
    .replace(/[\s\p{Cf}\p{Mn}._\-·•・*+~|/\\,，。、:：;；'"“”‘’()（）[\]【】<>《》!！?？@#$%^&=☆★●○◆◇■□▲△]+/gu, '')
    .replace(everyLookAlike, (character) => alike[character] ?? character)
    .replaceAll('菠菜', '博彩').replaceAll('賭', '赌');
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}

/** Latin brand words need their borders. */
function latin(words: string): RegExp {
  return new RegExp(`[^a-z0-9](${words})s?[^a-z0-9]`);
}

const lookAlike = /[愽簙賭財綵門亰樂楽視頻電開雲網遊戲娯證發場錢]/;
const everyLookAlike = /[愽簙賭財綵門亰樂楽視頻電開雲網遊戲娯證發場錢\u0400-\u04ff\u0370-\u03ff]/g;

const alike: Readonly<Record<string, string>> = {
  愽: '博', 簙: '博', 賭: '赌', 財: '财', 綵: '彩', 門: '门', 亰: '京', 樂: '乐', 楽: '乐', 視: '视', 頻: '频', 電: '电', 開: '开', 雲: '云', 網: '网', 遊: '游', 戲: '戏', 娯: '娱', 證: '证', 發: '发', 場: '场', 錢: '钱',
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ѕ: 's', α: 'a', ο: 'o', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ρ: 'p', τ: 't', χ: 'x',
};

/** Longest first, so that the word named is the whole one. The look-ahead lets most positions fail at their first character. */
function anyOf(alternatives: string): RegExp {
  const words = alternatives.split('|').sort((a, b) => b.length - a.length);
  return new RegExp(`(?=[${[...new Set(words.map((word) => word.replace(/^\\/, '')[0]))].join('')}])(?:${words.join('|')})`);
}
