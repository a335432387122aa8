import { beginsElement } from '../element-edge.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { labelTables } from '../../standards/tables/labels.ts';

/**
 * What a label makes of the date behind it: the publish time for sure, called alike, a bare 时间, an update, a document's date, another
 * date; `unsure` where the label is of something else that may have no value, so that the date may stand for itself. Null: no label.
 */
export type LabelKind = 'publish' | 'alike' | 'weak' | 'late' | 'document' | 'other' | 'unsure' | null;

/** The label that ends right before an offset, also one cell or line above. */
export function labelBefore(page: PageView, start: number): { readonly label: string | null; readonly kind: LabelKind } {
  const before = page.text.norm.slice(Math.max(0, start - 40), start);
  const lines = before.split('\n');
  let line = lines.pop()!;
  const ownLine = line.trim() !== '';
  if (!ownLine) line = lines.reverse().find((each) => each.trim() !== '') ?? '';
  const own = ownText(page, start, line.trimEnd().length);
  const word = wordOf(line);
  const hasColon = /:[\s\]】)]*[[【(|\s]*$/.test(line);
  const shown = /[\u4e00-\u9fa5A-Za-z]{1,12}$/.exec(wordOf(own))?.[0] ?? null;
  // `废止日期：` left empty, and below it a line of its own: `2026-11-18 10:32　来源：…` is not what that label asked for.
  if (!ownLine && isLineOfParticulars(page, start) && !patternOf(page, labelTables.publish, momentOf).test(word)) return { label: null, kind: null };
  if (patternOf(page, labelTables.others, otherTime).test(word)) return { label: shown, kind: 'other' };
  for (const [kind, table, make] of kindsOfTime) {
    const found = patternOf(page, table, make).exec(word);
    if (found) return { label: found[0], kind };
  }
  if ([line, own].some((each) => /(?:^|[\s|[【(,;])(?:时\s*间|日\s*期)[\s\]】)]*:?\s*$/.test(each))) return { label: word.slice(-2), kind: 'weak' };
  const english = inEnglish.exec(own) ?? inEnglish.exec(line);
  if (english) return { label: english[0].replace(/[\s:|]+/g, ' ').trim(), kind: 'weak' };
  if (!hasColon) return { label: null, kind: /(?:时间|日期|截止|截至|今天是|现在是|自|于|至|从|起)$/.test(word) ? 'other' : null };
  // `发布：` alone says when, unless it is the end of a longer name.
  const last = wordOf(own.trim().split(/[\s|]+/).at(-1) ?? '');
  if (patternOf(page, labelTables.publish, alone).test(last)) return { label: last, kind: 'alike' };
  // A label in the line above without a value of its own, such as `来源:`, says nothing about the date.
  if (patternOf(page, labelTables.valueless, atEnd).test(word)) return { label: null, kind: null };
  // Of something that is no time, and the date is in an element beside: perhaps its value is empty or a picture.
  if (!/[时日期年月间于自至起]$/.test(word) && beginsElement(page, start)) return { label: shown, kind: 'unsure' };
  return { label: shown, kind: 'other' };
}

/** On versions in English. */
const inEnglish = /(?:^|[\s|])(?:updated?|(?:first )?published|posted|released?|(?:(?:release|publication|publish|update) )?(?:date|time))(?: on| at)?\s*:?\s*$/i;

/** Whether other particulars with labels follow on the date's own line. */
function isLineOfParticulars(page: PageView, start: number): boolean {
  const rest = page.text.norm.slice(start, start + 80).split('\n', 1)[0]!;
  return /^[\d年月日.:/ \t-]{8,24}[\s|]*[\u4e00-\u9fa5 ]{2,6}:/.test(rest);
}

/** A label as it is compared: no spaces, no brackets around it, no colon. */
function wordOf(text: string): string {
  return text.replace(/\s+/g, '').replace(/[[【(|]+$/, '').replace(/:$/, '').replace(/[\]】)]+$/, '').replace(/:$/, '');
}

/** The end of a line as far as it belongs to the element the label is in: what an element beside it ends with is no part of the label. */
function ownText(page: PageView, start: number, longest: number): string {
  let end = start;
  while (end > 0 && start - end < 40 && /\s/.test(page.text.norm[end - 1]!)) end -= 1;
  const piece = page.text.pieceAt(end - 1);
  if (!piece || !beginsElement(page, piece.start)) return page.text.norm.slice(Math.max(0, end - longest), end);
  return page.text.norm.slice(Math.max(piece.start, end - longest), end);
}

const kindsOfTime = [['publish', labelTables.publish, momentOf], ['alike', labelTables.alike, timeOf], ['late', labelTables.late, timeOf], ['document', labelTables.document, timeOf]] as const;

function momentOf(words: string): RegExp {
  return new RegExp(`(?:${words})(?:时间|日期|于)$`);
}

function timeOf(words: string): RegExp {
  return new RegExp(`(?:${words})(?:时间|日期)$`);
}

function otherTime(words: string): RegExp {
  return new RegExp(`(?:${words})(?:发布|公布|公开|更新)(?:时间|日期)$`);
}

function atEnd(words: string): RegExp {
  return new RegExp(`(?:${words})$`);
}

function alone(words: string): RegExp {
  return new RegExp(`^(?:${words})(?:于|在)?$`);
}
