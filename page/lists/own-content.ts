import { attr, closest, contains, localNameOf, rect } from '../dom.ts';
import { footersOf } from '../footer/footer.ts';
import { partTest } from './frame-part.ts';
import { listTokensOf } from './list-tokens.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** What a page holds beside its frame of header, navigation, side bars and footer. */
export interface OwnContent {
  /** Whether there are headlines, shown or in an unopened tab. */
  readonly hasHeadlines: boolean;
  /** There are headlines, and none of them is shown. */
  readonly allHidden: boolean;
  /** Shown lines of thirty characters and more that are no link. */
  readonly prose: number;
  /** Whether shorter lines that are no link say something together: names and posts of leaders, telephone numbers. */
  readonly hasShortLines: boolean;
  /** Shown links of the middle that are no tools of the list: names of people, years, offices. */
  readonly links: number;
  /** Pictures, forms, players, tables, frames of a size that may be the content. */
  readonly objects: number;
  /** A line that says there is nothing (暂无数据), with its element; null when none is shown. */
  readonly nothing: { readonly words: string; readonly element: Element } | null;
  /** Whether the beginning of the middle is known: 当前位置. */
  readonly hasTrail: boolean;
}

const shortestProse = 30;

/**
 * Looks at what stands after 当前位置 and before the footer; without a trail at what is in no header, navigation or footer by name.
 * Where there are shown headlines the rest is not looked at.
 */
export const ownContentOf: (page: PageView) => OwnContent = derived((page) => {
  const { norm } = page.text;
  const from = trailEnd(page);
  const isFrame = frameTest(page);
  const headlines = listTokensOf(page).headlines.filter(({ link, start, title }) => start >= from && title.length >= 8 && !isFrame(link.element));
  const hasHeadlines = headlines.length > 0;
  const allHidden = hasHeadlines && !headlines.some(({ link }) => page.shown(link.element));
  if (hasHeadlines && !allHidden) return { hasHeadlines, allHidden, prose: 0, hasShortLines: false, nothing: null, hasTrail: from > 0, links: 0, objects: 0 };
  const isAside = partTest(page, sideNames);
  let prose = 0;
  const short = { lines: 0, letters: 0 };
  let nothing: OwnContent['nothing'] = null;
  let at = 0;
  for (const line of norm.split('\n')) {
    const start = at + (line.length - line.trimStart().length);
    at += line.length + 1;
    const text = line.trim();
    if (start < from || text === '') continue;
    const isNothing = text.length <= 40 && /[无没未零0]|no/i.test(text) && noData.test(text.replace(/\s/g, ''));
    if (!isNothing && text.length < 2) continue;
    const element = page.text.pieceAt(start)?.element;
    if (!element || !page.text.isShown(start) || isFrame(element)) continue;
    if (isNothing) nothing ??= { words: text, element };
    else if (text.length < shortestProse) {
      if (from === 0 || tool.test(text) || notes.test(text) || isAside(element) || closest(element, 'a, button, label, option, [onclick]')) continue;
      short.lines += 1;
      short.letters += text.length;
    } else if (!closest(element, 'a') && !notes.test(text)) prose += 1;
  }
  return { hasHeadlines, allHidden, prose, hasShortLines: short.lines >= 3 && short.letters >= 24, nothing, hasTrail: from > 0, links: linksAfter(page, from, isFrame), objects: objectsOf(page, isFrame) };
});

const noData = /^(?:对不起|很抱歉|抱歉|提示)?[,:!。]?(?:(?:该|本|此|当前)?(?:栏目|分类|列表|目录|条件)?(?:下)?(?:暂无|暂时没有|没有|还没有|无|未查询到|未找到|查无)(?:相关|任何|可显示的?|符合条件的)?(?:数据|内容|信息|记录|文章|结果|资料)(?:记录|内容|信息)?|共0(?:条|页)(?:记录|信息|数据)?|(?:nodata|norecords?|暂无))[.。…!]*$/i;
const notes = /版权所有|主办单位|ICP备|公网安备|标识码|浏览器|分辨率|当前位置|建议使用/;
const trail = /您?(?:的|所在|当前|现在)?位置(?:是|为)?\s*:|当前页面\s*:/;

/** Where the line of 当前位置 ends; 0 when there is none. */
function trailEnd(page: PageView): number {
  const found = trail.exec(page.text.norm.slice(0, 300_000));
  if (!found || !page.text.isShown(found.index)) return 0;
  const flat = page.text.norm.slice(found.index, found.index + 300);
  const end = /^(?:.{0,20}位置[^:]{0,3}:|.{0,20}页面\s*:)\s*(?:[^\n>»›→]{1,24}\s{0,6}[>»›→/]\s{0,6}){0,8}[^\n>»›→]{0,40}/.exec(flat);
  return found.index + (end?.[0].length ?? found[0].length);
}

function frameTest(page: PageView): (element: Element) => boolean {
  const isNamed = partTest(page, frameNames);
  const footers = footersOf(page).map(({ element }) => element);
  return (element) => isNamed(element) || footers.some((footer) => contains(footer, element));
}

const frameNames = 'header, nav, footer, select, [class*="foot" i], [id*="foot" i], [class*="header" i], [id*="header" i], [class*="nav" i], [id*="nav" i], [class*="menu" i], [class*="crumb" i], [class*="copyright" i], [class*="search" i], [class*="friend" i]';
const tool = /^(?:首页|尾页|末页|上一?页|下一?页|前一?页|后一?页|返回|跳转|go|打印|关闭|收藏|分享|大|中|小|更多|\d{1,4}|[<>«»]{1,2}|\.{2,3}|返回顶部|网站首页|主页|rss|订阅|字号|【.{1,4}】)$/i;

function linksAfter(page: PageView, from: number, isFrame: (element: Element) => boolean): number {
  if (from === 0) return 0;
  const isAside = partTest(page, sideNames);
  const seen = new Set<Element>();
  let count = 0;
  for (const piece of page.text.pieces) {
    if (count >= 10) break;
    if (piece.start < from) continue;
    const link = closest(piece.element, 'a, [onclick]');
    if (!link || seen.has(link)) continue;
    seen.add(link);
    const text = page.text.norm.slice(piece.start, piece.end).trim();
    if (text !== '' && !tool.test(text) && !isFrame(link) && !isAside(link) && page.shown(link)) count += 1;
  }
  return count;
}

const sideNames = 'aside, [class*="left" i], [class*="side" i], [class*="tree" i], [class*="sub" i]';

function objectsOf(page: PageView, isFrame: (element: Element) => boolean): number {
  let count = 0;
  for (const name of ['img', 'video', 'object', 'embed', 'canvas', 'svg', 'iframe', 'form', 'textarea', 'audio', 'input', 'table']) {
    for (const element of page.all(name).slice(0, 200)) {
      if (isFrame(element) || !page.shown(element)) continue;
      if (localNameOf(element) === 'input' && !/^(?:text|file|password|)$/i.test(attr(element, 'type') ?? '')) continue;
      const { width, height } = rect(element);
      if ((name === 'input' || name === 'textarea' || (width >= 200 && height >= 100)) && name !== 'form' && name !== 'table') count += 1;
    }
  }
  return count;
}
