import { attr, childrenOf, closest, computed, contains, localNameOf, matches, nextElementOf, parentOf, previousElementOf, queryAll, rect, textOf } from '../../page/dom.ts';
import { readableAddress } from '../../contract/readable-address.ts';
import { filesOf } from '../../page/links/files-offered.ts';
import { labelOf } from '../../page/links/link-subject.ts';
import { folded, squeezed } from '../../page/normal-text.ts';
import type { Link, PageView } from '../../page/page-view.ts';
import { defineCheck, pause } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/** 47号附件一（一）1 asks for the W3C standards (a link has a name); 附件二（一）2: 便于用户识别. */
export default defineCheck({
  id: 'link-text',
  version: 1,
  title: '每个链接都有说明去处的文字',
  cites: ['47-2-1-2', '47-1-1-1'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    none: { verdict: 'fail', says: '指向“{{address}}”的链接没有文字，图片也没有替代文字，看不出、读不出去哪里{{times}}。', fix: '给链接加上文字；图片链接在图片上写 alt="（去处的名称）"。' },
    vague: { verdict: 'hint', says: '链接文字是“{{text}}”，单看不知道去哪里{{times}}。', fix: '写出去处，例如把“点击这里”改为“查看申报指南”，把“更多”改为“更多通知公告”（可写在 title 里）。' },
  },
  *run(page) {
    const vague = patternOf(page, wordTables.vagueLinks, whole);
    const nameless = new Map<string, { link: Link; times: number }>();
    const vagueOnes = new Map<string, { link: Link; times: number }>();
    let pending = 0;
    // What a file is called is judged by attachment, where that is looked at.
    const offered = new Set(page.type === 'article' || page.type === 'guide' ? filesOf(page).map(({ link }) => link.element) : []);
    for (const [index, link] of page.links.entries()) {
      if (index % 20 === 19) yield pause;
      if (!leadsSomewhere(link)) continue;
      const text = squeezed(link.text).replace(/[\u200b\u00ad]/g, '');
      if (text === '') {
        if (isNamedBeside(page.links, index) || !isNameless(page, link)) continue;
        if (hasBox(page, link.element)) count(nameless, link.url!.href, link);
        else if (isPending(page, link.element)) pending += 1;
      } else if (vague.test(text.replace(/[^\p{L}\p{N}]/gu, '')) && page.shown(link.element) && !labelSays(link, text) && !(readsWithHeading.test(text) && headingSays(link.element)) && !(readsWithRow.test(text) && rowSays(link.element, vague)) && !offered.has(link.element)) {
        count(vagueOnes, link.text, link);
      }
    }
    for (const [address, { link, times }] of nameless) {
      const shown = readableAddress(address);
      yield { code: 'none', at: link.element, about: shown, data: { address: shown, times: timesOf(times) } };
    }
    for (const [text, { link, times }] of vagueOnes) yield { code: 'vague', at: link.element, about: text, data: { text, times: timesOf(times) } };
    if (pending > 0) yield { cannot: `有 ${pending} 个没有文字的链接里的图片还没有载入，链接看不看得见未能判断；请等图片载入后重查` };
  },
});

/** Of these, the words that the name in the same row of a table or list completes: a file, a service, an item. */
const readsWithRow = /下载|查看|详情|详细|进入|打开|访问/;

/** Of these, the words that a heading or headline beside them completes. */
const readsWithHeading = /更多|详[情细]|全文|more/i;

function count(found: Map<string, { link: Link; times: number }>, about: string, link: Link): void {
  const had = found.get(about);
  if (had) had.times += 1;
  else found.set(about, { link, times: 1 });
}

function timesOf(times: number): string {
  return times > 1 ? `（页面上共 ${times} 处）` : '';
}

/** Anchors without address, controls and empty addresses are empty-link's business; an area without text has its alt. */
function leadsSomewhere({ href, url }: Link): boolean {
  return href !== null && url !== null && href.trim() !== '' && !href.trim().startsWith('#') && /^(?:https?|ftp|mailto|tel):$/.test(url.protocol) && !givenMark.test(url.href);
}

/** 党政机关标识 and 我为政府网站找错 are drawn by scripts of their issuers: the site cannot add words, and checks of their own judge them. */
const givenMark = /^https?:\/\/[^/]*(?:conac\.cn|conac-cn)[^/]*\/|\/exposure\/jiucuo|\/errorInfo\/jcInfo/i;

/** Rendered, and neither text nor label nor a labelled neighbour to the same place. */
function isNameless(page: PageView, link: Link): boolean {
  const { element } = link;
  if (!isShown(page, element) || closest(element, '[aria-hidden="true"]') || labelOf(element) !== null || labelledBy(page, element)) return false;
  if (hasDrawnText(element) || isHiddenByParent(element)) return false;
  return !neighbourNames(page, link);
}

/** An area is drawn by the picture that uses its map. */
function isShown(page: PageView, element: Element): boolean {
  if (!matches(element, 'area')) return page.shown(element);
  const map = closest(element, 'map');
  const name = map ? attr(map, 'name') ?? attr(map, 'id') : null;
  return page.pictures.some((picture) => attr(picture.element, 'usemap')?.trim() === `#${name}` && page.shown(picture.element));
}

function labelledBy(page: PageView, element: Element): boolean {
  const ids = (attr(element, 'aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  return ids.some((id) => queryAll(page.document, `[id="${CSS.escape(id)}"]`).some((each) => folded(textOf(each) ?? '') !== ''));
}

/** Text that a drawing, a frame, a form control or a custom element brings along cannot be read from here. */
function hasDrawnText(element: Element): boolean {
  return queryAll(element, 'svg text, svg use, iframe, object, embed, video, canvas, input, select, textarea, slot').length > 0 || queryAll(element, '*').some((each) => localNameOf(each).includes('-'));
}

function isHiddenByParent(element: Element): boolean {
  return Number.parseFloat(computed(element).opacity) < 0.05;
}

function hasBox(page: PageView, element: Element): boolean {
  if (matches(element, 'area')) return true;
  const boxes = [element, ...queryAll(element, 'img, span, i, em, b, div, svg').slice(0, 12).filter((each) => page.shown(each))].map((each) => rect(each));
  return boxes.some(({ width, height }) => width >= 4 && height >= 4);
}

/** A picture on its way has no box yet: it says nothing about the link. */
function isPending(page: PageView, element: Element): boolean {
  return page.pictures.some((picture) => picture.state === 'undecided' && contains(element, picture.element) && page.shown(picture.element));
}

/** The link before or after it leads to the same place and has words: the parser cuts `<a><img><p>…</p></a>` inside a paragraph in two. */
function isNamedBeside(links: readonly Link[], index: number): boolean {
  const near = links.slice(Math.max(0, index - 4), index + 5).filter(({ url }) => url?.href === links[index]!.url!.href);
  // More of them are cards that happen to lead to one place.
  return near.length <= 3 && [links[index - 1], links[index + 1]].some((each) => each !== undefined && near.includes(each) && squeezed(each.text) !== '');
}

/** The picture of a card beside the headline that leads to the same place. */
function neighbourNames(page: PageView, { element, url }: Link): boolean {
  let around: Element | null = parentOf(element);
  for (let up = 0; around && up < 2; up += 1, around = parentOf(around)) {
    if (matches(around, 'body, main, ul, ol, table, tbody') || childrenOf(around).length > 12) return false;
    const links = queryAll(around, 'a[href]');
    if (links.length > 3) return false;
    for (const each of links) {
      if (each !== element && folded(textOf(each) ?? '') !== '' && page.resolve(attr(each, 'href')!, each)?.href === url!.href) return true;
    }
  }
  return false;
}

function labelSays({ element }: Link, text: string): boolean {
  const label = squeezed(attr(element, 'aria-label') ?? attr(element, 'title') ?? '');
  return label.length > text.length;
}

/** The row has a name of its own beside at most three such buttons. */
function rowSays(element: Element, vague: RegExp): boolean {
  const row = closest(element, 'tr') ?? closest(element, 'li, dd');
  if (!row) return false;
  const links = queryAll(row, 'a').slice(0, 5);
  if (links.length > 4) return false;
  let words = (textOf(row) ?? '').slice(0, 600);
  for (const link of links) if (vague.test(squeezed(textOf(link) ?? '').replace(/[^\p{L}\p{N}]/gu, ''))) words = words.replace(textOf(link) ?? '', '');
  return (squeezed(words).match(/[\u4e00-\u9fa5]/g) ?? []).length >= 4;
}

/** 更多 beside the heading of its block reads with it. */
function headingSays(element: Element): boolean {
  let at: Element | null = element;
  for (let up = 0; at && up < 3 && !matches(at, 'body, main'); up += 1, at = parentOf(at)) {
    const before = previousElementOf(at) ?? nextElementOf(at);
    const words = squeezed(before ? textOf(before) ?? '' : '');
    if (before && words.length >= 2 && words.length <= 20) return true;
    const around = parentOf(at);
    if (!around || matches(around, 'body, main')) return false;
    const own = squeezed(textOf(around) ?? '').length - squeezed(textOf(at) ?? '').length;
    if (own >= 2 && own <= 20) return true;
  }
  return false;
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`, 'i');
}
