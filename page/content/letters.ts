import { inFieldForm } from '../article/field-form.ts';
import { dateTimePattern, parseDateTime } from '../date-format.ts';
import { childrenOf, closest, localNameOf, parentOf } from '../dom.ts';
import { inFooter } from './guide.ts';
import { letterTablesOf } from './letter-tables.ts';
import { statusOf, type LetterState } from './letter-status.ts';
import { derived } from '../memo.ts';
import { squeezed, tidy } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { textRangesOf } from '../text-ranges.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** A letter of the public as the page shows it. Times are epoch milliseconds of the Beijing day. */
export interface Letter {
  readonly element: Element;
  /** Its number, title or, without them, the day it came. */
  readonly name: string;
  readonly received: number;
  readonly answered: number | null;
  readonly state: LetterState | 'blank';
  /** The words of its status; '' for a blank answer column. */
  readonly status: string;
  /** A complaint or report, which the rule leaves out. */
  readonly isComplaint: boolean;
}

export interface Letters {
  readonly all: readonly Letter[];
  /** False when the page has more than were read. */
  readonly isWhole: boolean;
}

/** Every letter on the page whose day of arrival and state could be read: rows of tables, items of lists, a letter's own page. */
export const lettersOf: (page: PageView) => Letters = derived((page) => {
  const tables = letterTablesOf(page);
  const inTables = new Set(tables.flatMap(({ elements }) => elements));
  const items = itemsOf(page, inTables);
  const all = [...tables.flatMap(({ letters }) => letters), ...items.letters];
  const own = all.length === 0 ? answeredLetter(page) : null;
  return { all: own ? [own] : all, isWhole: items.isWhole && tables.every(({ isWhole }) => isWhole) };
});

/** A letter's own page without a status word: one labelled day of arrival and one labelled day of the answer, and no second of either. */
function answeredLetter(page: PageView): Letter | null {
  const { norm } = page.text;
  const days: Record<'received' | 'answered', { readonly at: number; readonly value: number }[]> = { received: [], answered: [] };
  for (const match of norm.slice(0, longestPage).matchAll(dateTimePattern())) {
    const label = squeezed(norm.slice(Math.max(0, match.index - 14), match.index));
    const kind = patternOf(page, contextTables.letterReplied, timeOf).test(label) ? 'answered' : patternOf(page, contextTables.letterReceived, timeOf).test(label) ? 'received' : null;
    const { value } = parseDateTime(match[0]);
    if (kind && value !== null && page.text.isShown(match.index)) days[kind].push({ at: match.index, value });
    if (days.received.length > 1 || days.answered.length > 1) return null;
  }
  const [received, answered] = [days.received[0], days.answered[0]];
  const piece = received && page.text.pieceAt(received.at);
  if (!received || !answered || !piece || answered.value < received.value) return null;
  const text = norm.slice(Math.max(0, received.at - longestItem / 2), received.at + longestItem / 2);
  return { element: piece.element, name: nameIn(page, piece.element, text, received.value), received: received.value, answered: answered.value, state: 'answered', status: '', isComplaint: complaint.test(squeezed(text)) };
}

/** Characters looked through for the days of a letter's own page. */
const longestPage = 200_000;

const mostItems = 3000;
const longestItem = 4000;

/** Letters found by their status word: the largest block around it that holds no other status word is the letter. */
function itemsOf(page: PageView, inTables: ReadonlySet<Element>): { readonly letters: Letter[]; readonly isWhole: boolean } {
  const { pieces, norm } = page.text;
  const marks: { element: Element; start: number; state: LetterState; status: string }[] = [];
  for (const { element, start, end } of pieces) {
    if (end - start > 30 || marks.length >= mostItems) continue;
    const found = statusOf(page, norm.slice(start, end));
    if (found && !closest(element, 'option, select, button, nav') && !inFieldForm(page, element) && !inFooter(page, element)) marks.push({ element, start, ...found });
  }
  const letters: Letter[] = [];
  for (const [index, mark] of marks.entries()) {
    if (inTables.has(closest(mark.element, 'tr') ?? mark.element)) continue;
    const from = marks[index - 1]?.start ?? -1;
    const to = marks[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const letter = readItem(page, mark, itemAround(page, mark.element, from, to));
    if (letter) letters.push(letter);
  }
  return { letters, isWhole: marks.length < mostItems };
}

function itemAround(page: PageView, element: Element, previous: number, next: number): Element {
  let item = element;
  for (let up = parentOf(item); up && localNameOf(up) !== 'body'; up = parentOf(up)) {
    const [start, end] = textRangesOf(page)(up);
    if (start <= previous || end > next || end - start > longestItem || (localNameOf(up) === 'tbody' && childrenOf(up).length > 1 && previous >= 0)) break;
    item = up;
  }
  return item;
}

function readItem(page: PageView, mark: { start: number; state: LetterState; status: string }, item: Element): Letter | null {
  const [start, end] = textRangesOf(page)(item);
  const text = page.text.norm.slice(start, end);
  const dates = [...text.matchAll(dateTimePattern())].slice(0, 12).map((match) => ({
    value: parseDateTime(match[0]).value, label: squeezed(text.slice(Math.max(0, match.index - 14), match.index)),
  })).filter((each): each is { value: number; label: string } => each.value !== null);
  const answered = dates.find(({ label }) => patternOf(page, contextTables.letterReplied, timeOf).test(label))?.value ?? null;
  const labelled = dates.find(({ label }) => patternOf(page, contextTables.letterReceived, timeOf).test(label))?.value;
  const plain = dates.filter(({ label }) => !patternOf(page, contextTables.letterReplied, timeOf).test(label) && !publishLabel.test(label)).map(({ value }) => value);
  const received = labelled ?? (plain.length === 1 || mark.state !== 'open' ? plain.toSorted((a, b) => a - b)[0] : undefined);
  if (received === undefined) return null;
  // An answer that stands there answers, whatever the status says.
  const state = answered !== null && mark.state === 'open' ? 'answered' : mark.state;
  return { element: item, name: nameIn(page, item, text, received), received, answered, state, status: mark.status, isComplaint: complaint.test(squeezed(text.slice(0, 300))) };
}

function timeOf(words: string): RegExp {
  return new RegExp(`(?:${words})(?:时间|日期):?$`);
}

const publishLabel = /(?:发布|公开|更新|截止|到期)(?:时间|日期)?:?$/;
/** The type of a letter, told by a label or in brackets. */
const complaint = /(?:类型|类别|性质|目的):?(?:投诉|举报|信访|检举|纪检)|[[【(](?:投诉|举报|信访)[\]】)]/;

function nameIn(page: PageView, item: Element, text: string, received: number): string {
  const number = /(?:编号|信件号|受理号|流水号)\s?[:：]?\s?([A-Za-z0-9-]{4,30})/.exec(text)?.[1];
  if (number) return number;
  const labelled = /(?:主题|标题|题目)\s{0,3}[:：]\s{0,3}([^\n]{2,80})/.exec(text)?.[1];
  if (labelled) return tidy(labelled);
  const [start, end] = textRangesOf(page)(item);
  let name = '';
  for (const link of linksFrom(page, start)) {
    if (link.at >= end) break;
    if (link.text.length > name.length && link.text.length <= 120 && !statusOf(page, link.text) && !/^[\d\s:./-]+$/.test(link.text)) name = link.text;
  }
  if (name === '') name = tidy(text.split('\n').filter((line) => !statusOf(page, line) && !/\d{4}\s?[-年/.]/.test(line)).sort((a, b) => b.length - a.length)[0] ?? '').slice(0, 80);
  return name === '' ? new Date(received + 8 * 3_600_000).toISOString().slice(0, 10) : name;
}

interface PlacedLink {
  readonly at: number;
  readonly text: string;
}

const placedLinks: (page: PageView) => readonly PlacedLink[] = derived((page) => page.links
  .filter(({ text }) => text !== '')
  .map(({ element, text }) => ({ at: textRangesOf(page)(element)[0], text }))
  .sort((a, b) => a.at - b.at));

/** Links with a text from an offset on, in order. */
function* linksFrom(page: PageView, start: number): Generator<PlacedLink> {
  const links = placedLinks(page);
  let low = 0;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (links[middle]!.at < start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < links.length; index += 1) yield links[index]!;
}
