import { attr, closest, localNameOf, parentOf, queryAll, rect, textOf } from '../dom.ts';
import { mayBeKeptFromView } from '../hidden/kept-from-view.ts';
import { hiddenByWidth } from '../hidden/narrow-window.ts';
import { isPainted } from '../hidden/painted.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { labelTables } from '../../standards/tables/labels.ts';
import { shareActs } from './share-acts.ts';

export interface Share {
  /** A shown way to pass this page on: button, icon, link of a share service, or words that open one. */
  readonly works: boolean;
  /** Place of a share component with nothing to be seen in it. */
  readonly container: Element | null;
  /** A share component that something outside of the page, such as a blocker, may keep from view. */
  readonly kept: boolean;
  /** A share component that a wider window shows. */
  readonly narrow: boolean;
  /** Script that only serves sharing inside WeChat (JS-SDK) is there. */
  readonly code: boolean;
  /** A script named after sharing is asked for: without word of what failed it may have stayed away. */
  readonly script: boolean;
}

const works: Share = { works: true, container: null, kept: false, narrow: false, code: false, script: false };

/** How the page offers to share its article. */
export const shareOf: (page: PageView) => Share = derived((page) => {
  if (hasShareLink(page) || wordsOfShare(page) || iconsOfShare(page)) return works;
  const idle: Element[] = [];
  for (const element of componentsOf(page)) {
    if (hasSomething(page, element)) return works;
    idle.push(element);
  }
  const narrow = idle.slice(0, 20).some((element) => hiddenByWidth(page, element));
  const kept = idle.slice(0, 20).some((element) => mayBeKeptFromView(page, element));
  return { works: false, container: idle[0] ?? null, kept, narrow, code: page.all('script').some((each) => /onMenuShare|updateAppMessageShareData|updateTimelineShareData/.test(textOf(each) ?? '') || /jweixin/i.test(attr(each, 'src') ?? '')), script: page.all('script').some((each) => /share|fenxiang|jiathis|addthis/i.test(attr(each, 'src') ?? '')) };
});

/** Whether every way to share that is to be seen does nothing by itself, so that some script must listen to it. */
export function shareNeedsScript(page: PageView): boolean {
  if (hasShareLink(page)) return false;
  const [words, icons] = [wordsOfShare(page), iconsOfShare(page)];
  // A label beside its buttons: they stand around it.
  const label = words && queryAll(words, 'a, button, img').length === 0 ? parentOf(words) : null;
  const places = [...(words ? [words] : []), ...(label ? [label] : []), ...(icons ? [icons] : []), ...[...componentsOf(page)].filter((each) => hasSomething(page, each))];
  return places.length > 0 && !shareActs(page, places);
}

function* componentsOf(page: PageView): Generator<Element> {
  for (const { node } of page.roots) {
    for (const element of queryAll(node, components).slice(0, 400)) {
      if (!closest(element, 'head, footer') && !/^(?:script|style|link|meta)$/.test(localNameOf(element)) && isShareName(element)) yield element;
    }
  }
}

/** bShare, 百度分享, social-share.js, share.js, JiaThis, AddThis, 大河, and what vendors name their own. */
const components = [
  '[class*="share" i]', '[id*="share" i]', '[class*="fenxiang" i]', '[id*="fenxiang" i]', '[class*="jiathis" i]', '[class*="addthis" i]', '[class*="bds_"]', '[data-cmd]', '[data-sites]', '[data-share]',
  '[onclick*="share" i]', '[title^="分享"]', '[title*="转发"]', '[title*="一键转载"]', '[alt*="分享"]', '[aria-label*="分享"]', '[title*="分享到"]', '[class*="zhuanfa" i]', '[onclick*="fenxiang" i]',
].join(', ');

/** `shared`, `data-cmd` of an editor and the like are no share component. */
function isShareName(element: Element): boolean {
  const names = ['class', 'id', 'onclick', 'title', 'alt', 'aria-label'].map((name) => attr(element, name) ?? '').join(' ');
  if (/share|fenxiang|jiathis|addthis|bds_|zhuanfa|分享|转发|一键转载/i.test(names.replace(/shared|sharepoint|shareholder/gi, ''))) return true;
  return attr(element, 'data-sites') !== null || attr(element, 'data-share') !== null || /weixin|wechat|weibo|tsina|qzone|sqq/i.test(attr(element, 'data-cmd') ?? '');
}

function hasShareLink(page: PageView): boolean {
  return page.links.some(({ element, href }) => href !== null && patternOf(page, labelTables.shareServices, anywhere).test(href) && page.shown(element) && isPainted(page, element));
}

/** Shown words that are a way to share by themselves. `分享到：` alone is the label of buttons that must follow. */
function wordsOfShare(page: PageView): Element | null {
  const words = /分\s?享(?:[到至]\s*:?[\s|]*(?:微\s?信|微博|新浪|QQ|朋友圈|腾讯|钉钉)|\s*:\s*(?:微\s?信|微博|新浪|QQ|朋友圈)|(?=\s*(?:$|\n|[\]】|])))|一键(?:分享|转载|转发)|转\s?发(?:[到至给]|本[页文])|扫[一描码][^\n]{0,12}(?:分享|转发)|推荐给朋友/g;
  const { norm } = page.text;
  for (let match = words.exec(norm), seen = 0; match && seen < 200; match = words.exec(norm), seen += 1) {
    if (/[\u4e00-\u9fa5]/.test(norm[match.index - 1] ?? '\n') || !page.text.isShown(match.index)) continue;
    const piece = page.text.pieceAt(match.index);
    if (!piece || squeezed(norm.slice(piece.start, piece.end)).length > 24 || !isPainted(page, piece.element)) continue;
    const link = closest(piece.element, 'a, nav, footer');
    if (link && (localNameOf(link) !== 'a' || squeezed(textOf(link) ?? '').length > 10)) continue;
    return piece.element;
  }
  return null;
}

/** `分享：` with pictures or icons called after services beside it. */
function iconsOfShare(page: PageView): Element | null {
  const { norm } = page.text;
  for (const match of [...norm.matchAll(/(?<![\u4e00-\u9fa5])分\s?享(?:[到至])?\s*:/g)].slice(0, 20)) {
    const piece = page.text.isShown(match.index) ? page.text.pieceAt(match.index) : null;
    const around = piece && !closest(piece.element, 'a, nav, footer') ? [piece.element, parentOf(piece.element)] : [];
    for (const each of around) {
      if (each && queryAll(each, 'img, a, i, button').slice(0, 20).some((icon) => patternOf(page, labelTables.shareNames, anywhere).test(['alt', 'title', 'class', 'src', 'aria-label'].map((name) => attr(icon, name) ?? '').join(' ')) && page.shown(icon) && rect(icon).width >= 4 && isPainted(page, icon))) return each;
    }
  }
  return null;
}

/** Shown, with a box of its own and something in it: text, an icon drawn by style, a picture. A bare frame of an empty component is nothing. */
function hasSomething(page: PageView, element: Element): boolean {
  if (!page.shown(element) || !isPainted(page, element)) return false;
  const { width, height } = rect(element);
  if (width < 4 || height < 4) return false;
  if (/^(?:a|button|img|input|i|svg)$/.test(localNameOf(element)) || attr(element, 'onclick') !== null) return true;
  if (isMore(squeezed(textOf(element) ?? '').replace(/分享(?:[到至]:?|:)|[:,|]/g, ''))) return true;
  return queryAll(element, 'a, button, img, svg, i, [onclick]').some((each) => page.shown(each) && !isTool(squeezed(textOf(each) ?? '')) && rect(each).width >= 4 && rect(each).height >= 4);
}

/** Whether words are left when those of the page's other tools are taken away. */
function isMore(words: string): boolean {
  return words !== '' && !isTool(words);
}

function isTool(words: string): boolean {
  return words !== '' && words.replace(/打印(?:本[页文])?|关闭(?:窗口|本页)?|返回(?:顶部)?|纠错|字[体号]?|[大中小[\]【】()/:]/g, '') === '';
}

function anywhere(words: string): RegExp {
  return new RegExp(words, 'i');
}
