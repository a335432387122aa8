import { closest } from '../dom.ts';
import type { PageView } from '../page-view.ts';
import { headOf } from './table-context.ts';

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
  const lines: { readonly element: Element; readonly digits: string }[] = [];
  if (officialList.test(page.title)) return [];
  for (const match of text.matchAll(mobile)) {
    const element = page.text.pieceAt(match.index)?.element;
    if (!element) continue;
    const digits = match[0].replace(/[ -]/g, '');
    const table = closest(element, 'table');
    if (table && headOf(page, table).length > 1) {
      const had = tables.get(table);
      if (had) had.add(digits);
      else tables.set(table, new Set([digits]));
      continue;
    }
    const near = text.slice(Math.max(0, match.index - 60), match.index);
    const line = near.slice(near.lastIndexOf('\n') + 1);
    if (namedLine.test(line) && !officialList.test(line)) lines.push({ element, digits });
  }
  const lists: PhoneList[] = [];
  for (const [table, numbers] of tables) {
    const head = headOf(page, table).join(' ');
    if (numbers.size < fewest || !people.test(head) || officialList.test(head)) continue;
    lists.push({ element: table, heading: [...new Set(headOf(page, table))].filter((each) => !/\d{5}/.test(each)).join('、').slice(0, 60), count: numbers.size, sample: [...numbers][0]! });
  }
  const distinct = new Set(lines.map(({ digits }) => digits));
  if (distinct.size >= fewest) lists.push({ element: lines[0]!.element, heading: '逐行列出的姓名和手机号码', count: distinct.size, sample: lines[0]!.digits });
  return lists;
}

const mobile = /(?<![\dA-Za-z.*_=/-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\dA-Za-z*_]|[.-]\d)/g;
const people = /姓\s?名|名单|户\s?主|申请人|学生|考生|家长|受助|参保|补[贴助]对象|承租人|业主|领取人|监护人/;
const officialList = /职\s?务|职责|岗位|[河湖林路田]长|网格|窗口|咨询|服务|值班|执法|包[保联片]|责任|联系人|经办|单\s?位|企业|公司|机构|网点|门店|学校|医院|项目|部门|科室|律师|公证|导游|教练|救援|应急|专家|调解|代表|委员|民警|医生|村医|书记|主任|负责人|通讯录|监督|举报|投诉|干部|队员|经纪|中介|店/;
const namedLine = /^\s*(?:[(（]?\d{1,4}[)）.、,:\s]*)?[\u4e00-\u9fa5·]{2,4}[\s,:、(（]+(?:[男女][\s,、]*)?(?:(?:联系)?电话|手机(?:号码?)?)?[\s,:、(（]*$/;
