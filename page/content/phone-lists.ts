import { closest } from '../dom.ts';
import { isOfficialList, mobilesIn } from './mobile-lines.ts';
import type { PageView } from '../page-view.ts';
import { headOf } from './table-context.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** A list that names persons and gives the full mobile number of each. */
export interface PhoneList {
  readonly element: Element;
  /** How the list is headed; never a number or a name. */
  readonly heading: string;
  /** Different numbers in it. */
  readonly count: number;
  /** One of them, as found. */
  readonly sample: string;
}

/**
 * Lists of people with full mobile numbers: tables with a column of names, or five and more lines that begin with a name.
 * A single number in a text is none, nor is a list of offices, projects, posts or duties: those are published on purpose.
 * @param fewest fewer numbers than this are contacts, not a list of people
 */
export function phoneListsOf(page: PageView, fewest: number): readonly PhoneList[] {
  const text = page.text.norm;
  const tables = new Map<Element, Set<string>>();
  const lines: { readonly element: Element; readonly digits: string; readonly isLine: boolean }[] = [];
  if (isOfficialList(page, page.title)) return [];
  for (const { index, digits, isLine, isPersons } of mobilesIn(page, text)) {
    const element = page.text.pieceAt(index)?.element;
    if (!element) continue;
    const table = closest(element, 'table');
    if (table && headOf(page, table).length > 1) {
      const had = tables.get(table);
      if (had) had.add(digits);
      else tables.set(table, new Set([digits]));
    } else if (isPersons) lines.push({ element, digits, isLine });
  }
  const lists: PhoneList[] = [];
  for (const [table, numbers] of tables) {
    const head = headOf(page, table).join(' ');
    if (numbers.size < fewest || !patternOf(page, contextTables.people, anywhere).test(head) || isOfficialList(page, head)) continue;
    lists.push({ element: table, heading: [...new Set(headOf(page, table))].filter((each) => !/\d{5}/.test(each)).join('、').slice(0, 60), count: numbers.size, sample: [...numbers][0]! });
  }
  const distinct = new Set(lines.map(({ digits }) => digits));
  if (distinct.size >= fewest) lists.push({ element: lines[0]!.element, heading: lines.some(({ isLine }) => isLine) ? '逐行列出的姓名和手机号码' : '连着写的姓名和手机号码', count: distinct.size, sample: lines[0]!.digits });
  return lists;
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
