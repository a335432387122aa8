import { dateTimePattern, parseDateTime } from '../date-format.ts';
import { childrenOf, localNameOf, queryAll } from '../dom.ts';
import { statusOf } from './letter-status.ts';
import type { Letter } from './letters.ts';
import { derived } from '../memo.ts';
import { squeezed, tidy } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { textRangesOf } from '../text-ranges.ts';

/** A table of letters with a row of column names. */
export interface LetterTable {
  readonly letters: readonly Letter[];
  /** The rows that were read. */
  readonly elements: readonly Element[];
  /** False when the table has more rows than were read. */
  readonly isWhole: boolean;
}

const mostTables = 60;
const mostRows = 3000;

type Column = 'title' | 'number' | 'received' | 'answered' | 'status' | 'kind';

/** Tables whose head names the day a letter came and its state or the day of its answer. */
export const letterTablesOf: (page: PageView) => readonly LetterTable[] = derived((page) => {
  const tables: LetterTable[] = [];
  for (const table of page.all('table').slice(0, mostTables)) {
    const rows = queryAll(table, 'tr').slice(0, mostRows);
    const at = rows.slice(0, 3).findIndex((row) => isHead(columnsOf(page, row)));
    if (at < 0) continue;
    const columns = columnsOf(page, rows[at]!);
    const below = rows.slice(at + 1).filter((row) => cellsOf(row).length === columns.length);
    const letters = below.map((row) => readRow(page, row, columns)).filter((letter) => letter !== null);
    tables.push({ letters: withoutUnusedColumn(letters), elements: below, isWhole: rows.length < mostRows });
  }
  return tables;
});

function isHead(columns: readonly (Column | null)[]): boolean {
  return columns.length >= 3 && columns.includes('received') && (columns.includes('status') || columns.includes('answered'));
}

function columnsOf(page: PageView, row: Element): readonly (Column | null)[] {
  const names = cellsOf(row).map((cell) => squeezed(textIn(page, cell)));
  const columns = names.map((name): Column | null => (name.length > 10 ? null : (kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? null)));
  // A column called 时间 alone is the letter's when no other is.
  if (!columns.includes('received') && (columns.includes('status') || columns.includes('answered'))) {
    const plain = names.findIndex((name) => /^(?:时间|日期)$/.test(name));
    if (plain >= 0) return columns.map((column, index) => (index === plain ? 'received' : column));
  }
  return columns;
}

const kinds: readonly (readonly [Column, RegExp])[] = [
  ['answered', /^(?:答复|回复|办结|反馈|处理|回应|解答|办理)(?:时间|日期)$/],
  ['received', /^(?:来信|写信|留言|提问|咨询|提交|受理|登记|反映|发信|投递|收件|去信|信件|诉求)(?:时间|日期)$/],
  ['status', /^(?:当前|信件|来信|留言|办理|处理|办件|受理|回复|答复|办事)?(?:状态|进度)$|^是否(?:回复|答复)$|^(?:回复|答复|办理|处理)情况$/],
  ['number', /^(?:信件|来信|留言|受理|诉求)?编号$/],
  ['title', /标题|主题|题目|^(?:来信|信件|留言|咨询|问题)(?:内容|名称)?$|^内容$/],
  ['kind', /类型|类别|性质/],
];

function cellsOf(row: Element): readonly Element[] {
  return [...childrenOf(row)].filter((each) => /^t[dh]$/.test(localNameOf(each)));
}

function textIn(page: PageView, element: Element): string {
  return page.text.norm.slice(...textRangesOf(page)(element));
}

function readRow(page: PageView, row: Element, columns: readonly (Column | null)[]): Letter | null {
  const cells = cellsOf(row);
  const of = (column: Column): string | null => {
    const index = columns.indexOf(column);
    return index < 0 ? null : textIn(page, cells[index]!);
  };
  const received = dayIn(of('received') ?? '');
  if (received === null) return null;
  const answerText = of('answered');
  const answered = answerText === null ? null : dayIn(answerText);
  const said = [of('status'), answerText].map((text) => (text === null ? null : statusOf(page, text))).find((found) => found !== null) ?? null;
  const isBlank = answerText !== null && /^[^\p{L}\p{N}]*(?:暂无|无)?[^\p{L}\p{N}]*$/u.test(answerText);
  const state = said ? (answered !== null && said.state === 'open' ? 'answered' : said.state) : answered !== null ? 'answered' : isBlank && of('status') === null ? 'blank' : null;
  if (state === null) return null;
  const title = tidy(of('title') ?? '').slice(0, 120);
  const number = tidy(of('number') ?? '').slice(0, 40);
  // 1, 2, 3 count the rows of a page and name no letter.
  const name = (/^\d{1,3}$/.test(number) && title) || number || title || new Date(received + 8 * 3_600_000).toISOString().slice(0, 10);
  return { element: row, name, received, answered, state, status: said?.status ?? '', isComplaint: /投诉|举报|信访|检举/.test(of('kind') ?? '') };
}

function dayIn(text: string): number | null {
  const match = dateTimePattern().exec(text);
  return match ? parseDateTime(match[0]).value : null;
}

/** A column of answers that is blank in every row is not kept: it says nothing of one letter. */
function withoutUnusedColumn(letters: readonly Letter[]): readonly Letter[] {
  return letters.some(({ answered }) => answered !== null) ? letters : letters.filter(({ state }) => state !== 'blank');
}
