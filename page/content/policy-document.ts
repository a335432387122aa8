import { articleOf } from '../article/article.ts';
import { attr, closest, queryAll } from '../dom.ts';
import { inFooter } from './guide.ts';
import { derived } from '../memo.ts';
import { squeezed, tidy } from '../normal-text.ts';
import type { Link, PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** What an article page is in the sense of 47号正文四（一）4 and 四（二）3. */
export interface PolicyPage {
  /** document: a policy document of the site's own level; interpretation: material that explains one. */
  readonly kind: 'document' | 'interpretation';
  readonly title: string;
  /** 发文字号, squeezed, where the page shows one. */
  readonly number: string | null;
}

/** Whether the page is a policy document or an interpretation of one; null when it is neither or it cannot be told. */
export const policyPageOf: (page: PageView) => PolicyPage | null = derived((page) => {
  const { title: shown, body } = articleOf(page);
  const tag = (name: string): string => page.tags.find((each) => each.name === name && each.content)?.content ?? '';
  const title = tidy(shown ? page.text.norm.slice(shown.start, shown.end) : tag('articletitle'));
  const words = squeezed(title);
  if (words.length < 6) return null;
  const column = squeezed(`${tag('columnname')} ${tag('columntype')}`);
  const explains = patternOf(page, contextTables.explains, anywhere).test(words);
  const isInterpretation = explains && (/解读/.test(column) || /《.{2,60}》/.test(words) || /^(?:一图(?:读懂|看懂)|图解|政策解读)|政策解读/.test(words) || namedInterpretation.test(words));
  if (isInterpretation && !/培训|宣讲|座谈|会议召开|召开|举办|活动/.test(words)) return { kind: 'interpretation', title, number: null };
  if (explains || patternOf(page, contextTables.noPolicy, anywhere).test(words) || patternOf(page, contextTables.higher, beginning).test(words)) return null;
  const start = shown?.end ?? 0;
  const number = numberPattern.exec(page.text.norm.slice(Math.max(0, start - 1500), (body?.start ?? start) + 800))?.[0] ?? null;
  const isPolicy = /政策|文件|法规|规章/.test(column);
  if (!policyTitle.test(words) || (number === null && !isPolicy)) return null;
  return { kind: 'document', title, number: number === null ? null : squeezed(number) };
});

/** 解读｜示范县供水管理办法: a heading of its kind, then the name of a document without its marks. */
const namedInterpretation = /^(?:[[【(](?:政策|文件|文字|图文)?解读[\]】)]|(?:政策|文件|文字|图文)?解读[|丨:·])[\u4e00-\u9fa5]{4,60}(?:办法|规定|细则|条例|(?:实施|指导|若干)意见|实施方案|行动计划|若干措施)$/;
const numberPattern = /[\u4e00-\u9fa5]{1,12}\s?[([]\s?(?:19|20)\d\d\s?[)\]]\s?\d{1,4}\s?号/;
const policyTitle = /关于(?:印发|发布|公布|制定|修订|修改).{2,80}(?:办法|规定|细则|方案|意见|措施|规划|计划|条例|规则|标准|制度|清单|准则|预案)》?(?:\([^)]{2,12}\))?的(?:通知|公告|决定)$|(?:实施|指导|若干)意见(?:\([^)]{2,12}\))?$|(?:办法|规定|细则|条例|若干措施|实施方案|行动计划|发展规划)(?:\([^)]{2,12}\))?$/;

function anywhere(words: string): RegExp {
  return new RegExp(words);
}

function beginning(words: string): RegExp {
  return new RegExp(`^(?:${words})`);
}

/** Links of the article's own surroundings (body, beside it and below it) whose words match; menus, footer and the trail left out. */
export function linksAround(page: PageView, pattern: RegExp): readonly Link[] {
  const { title } = articleOf(page);
  return page.links.filter((link) => {
    const words = squeezed(`${link.text}${attr(link.element, 'title') ?? ''}${link.text === '' ? queryAll(link.element, 'img').map((each) => attr(each, 'alt') ?? '').join('') : ''}`);
    if (!pattern.test(words) || inFooter(page, link.element) || closest(link.element, menus)) return false;
    if (/^上一[篇条]|^下一[篇条]/.test(words) || (words.length <= 5 && leadsToColumn(link))) return false;
    return words.length >= 9 || title === null || page.text.rangeOf(link.element)[0] >= title.start || page.text.rangeOf(link.element)[0] === 0;
  });
}

/** An address without a number in its last step is a column's, not a single text's. */
function leadsToColumn({ url, href }: Link): boolean {
  if (url === null || (href ?? '').trimStart().startsWith('#') || url.hash !== '') return false;
  return !/\d/.test(url.pathname.slice(url.pathname.lastIndexOf('/') + 1)) && !/\d/.test(url.search);
}

/** Whether a label such as 相关解读 stands after the title and a link follows it closely. */
export function hasLinkedLabel(page: PageView, pattern: RegExp): boolean {
  const { title } = articleOf(page);
  const from = title?.start ?? 0;
  for (const { element, start, end } of page.text.pieces) {
    if (start < from || end - start > 20 || !pattern.test(squeezed(page.text.norm.slice(start, end))) || closest(element, menus) || inFooter(page, element)) continue;
    const own = closest(element, 'a');
    if (own ? page.links.some((link) => link.element === own && !leadsToColumn(link)) : closest(element, '[onclick]') !== null) return true;
    if (own) continue;
    if (page.links.some((link) => link.href !== null && within(page, link.element, end, end + 300))) return true;
  }
  return false;
}

function within(page: PageView, element: Element, from: number, to: number): boolean {
  const [start, end] = page.text.rangeOf(element);
  return end > start && start >= from && start < to && !inFooter(page, element);
}

const menus = 'nav, header, [class*="nav" i], [class*="menu" i], [class*="crumb" i], [class*="header" i], [id*="nav" i], [id*="menu" i], [class*="position" i], [class*="location" i], [class*="dqwz" i]';
