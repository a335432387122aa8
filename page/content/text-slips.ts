import { patternOf, today, type Judged } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** A slip of the keyboard that is one for sure: where it is in the text, and what it should be. */
export interface TextSlip {
  readonly kind: 'duplicated-character' | 'punctuation';
  readonly start: number;
  readonly end: number;
  /** The shape, for counting: `的的`, `，，`. */
  readonly shape: string;
  readonly right: string;
}

/**
 * Doubled function words of a closed list, and marks that cannot follow each other, in text as the page has it.
 * @param page whose rules hold; left out, the built-in ones of today
 * Linear in the text. Words that are rightly doubled (常常, 看看), and pairs that end one word and begin the next
 * (目的的, 为了了解, 普及及时), are not told; nor are dots that stand for an ellipsis.
 */
export function* textSlipsIn(text: string, page: Judged = today()): Generator<TextSlip> {
  for (const match of text.matchAll(patternOf(page, contextTables.doubled, everywhere))) {
    yield { kind: 'duplicated-character', start: match.index, end: match.index + match[0].length, shape: match[0], right: match[0].slice(0, match[0].length / 2) };
  }
  for (const match of text.matchAll(marks)) {
    yield { kind: 'punctuation', start: match.index + 1, end: match.index + match[0].length, shape: match[0].slice(1), right: rightMark(match[0].slice(1)) };
  }
  for (const match of text.matchAll(halfComma)) {
    if (mixes(text, match.index)) yield { kind: 'punctuation', start: match.index + 1, end: match.index + 2, shape: ',', right: '，' };
  }
}

function everywhere(words: string): RegExp {
  return new RegExp(words, 'g');
}

/** A letter, then marks none of which can follow the other; not three and more of one kind, which stand for an ellipsis. */
const marks = /[\u4e00-\u9fa5”》）](?:，，|。。|、、|；；|：：|，。|。，|、，|，、|、。|；。|。；|，；|；，)(?![，。、；：.…])/g;
const halfComma = /[\u4e00-\u9fa5],(?=[\u4e00-\u9fa5])/g;

function rightMark(shape: string): string {
  if (shape[0] === shape[1]) return shape[0]!;
  return shape.includes('。') ? '。' : shape.includes('；') ? '；' : '，';
}

/** Whether the same sentence also has full-width commas between Chinese characters: then the half-width one is a slip, not a habit. */
function mixes(text: string, at: number): boolean {
  const start = Math.max(0, at - 120);
  const before = text.slice(start, at + 1);
  const after = text.slice(at + 2, at + 120);
  const sentence = `${before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('。')) + 1)} ${/^[^\n。]*/.exec(after)![0]}`;
  return /[\u4e00-\u9fa5]，[\u4e00-\u9fa5]/.test(sentence);
}
