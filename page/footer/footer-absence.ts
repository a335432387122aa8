import type { Verdict } from '../../contract/finding.ts';
import { contains, rect } from '../dom.ts';
import { footersOf } from './footer.ts';
import { marksOf } from './footer-marks.ts';
import type { Standing } from './footer-text.ts';
import { footerMayBeUnwritten, type FooterPart } from './footer-unwritten.ts';
import { foreignPage, isForeignPage } from '../foreign-language.ts';
import { awaitsScroll } from '../hidden/awaits-scroll.ts';
import { hiddenByWidth, narrowWindow } from '../hidden/narrow-window.ts';
import { isPainted } from '../hidden/painted.ts';
import { derived } from '../memo.ts';
import { isHomeAddress } from '../page-type.ts';
import type { PageView } from '../page-view.ts';

/** How a missing part of the footer is to be reported: not at all, with the reason, or with a note for the sentence and the verdict it deserves. */
export type Absence = { readonly cannot: string } | { readonly note: string; readonly verdict: Verdict };

/**
 * Judges that no good instance of a part was seen. `cannot` when it may be there all the same (unwritten, in a picture,
 * waiting for an animation); `review` when a person has to say whether it counts; else `fail`.
 * @param what the part's name for people.
 */
export function absence(page: PageView, part: FooterPart, what: string, state: Omit<Standing<unknown>, 'good'>): Absence {
  const because = undecidable(page, part, state.hidden.length > 0 ? 'dead' : 'absent');
  if (because) return { cannot: `页面上没有看到${what}，但${because}，不能断定没有` };
  const special = isForeignPage(page) ? foreignPage : isSplash(page) ? '网站引导页' : null;
  const sure = special ? 'review' as const : 'fail' as const;
  if (state.unsure.length > 0) return { note: '（页面其他位置有，请核对是否属于底部功能区）', verdict: 'review' };
  if (state.hidden.length > 0) return { note: '（源代码里有，但在本页上不显示）', verdict: sure };
  if (state.above.length > 0) return { note: '（只在页面顶部有，底部没有）', verdict: sure };
  if (special) return { note: `（这是${special}，请核对是否适用）`, verdict: sure };
  if (footersOf(page).length === 0) return { note: '（页面没有底部功能区）', verdict: sure };
  if (!footersOf(page).some(({ shown }) => shown)) return { note: '（页面的底部功能区不显示）', verdict: sure };
  return { note: '', verdict: sure };
}

/** Why it cannot be said that the footer lacks a part or hides it; null when it can. */
export function undecidable(page: PageView, part: FooterPart, about: 'absent' | 'dead' = 'dead'): string | null {
  const unwritten = footerMayBeUnwritten(page, part, about);
  if (unwritten) return unwritten;
  if (footersOf(page).length === 0 && page.text.norm.replace(/\s+/g, '').length < 20) return '页面几乎没有文字（可能是验证页、跳转页或动画页）';
  if (footersOf(page).length === 0 && isSwallowed(page)) return '底部的内容落在了正文区块里（可能是正文的标签没有闭合）';
  const unseen = footerUnseen(page);
  if (unseen) return unseen;
  if (part === 'text' && hasTextPicture(page)) return '底部有大幅图片，文字可能在图片里';
  return null;
}

/** Why a part of the footer, or of the page's end when no footer is seen, may only be out of sight: it appears when it is scrolled to, or in a wider window. */
export const footerUnseen = derived((page: PageView): string | null => {
  const footers = footersOf(page);
  const isSeen = footers.some(({ shown }) => shown);
  const unseen = marksOf(page).filter(({ element, shown }) => (!isSeen || footers.some((footer) => contains(footer.element, element))) && !(shown && isPainted(page, element)));
  if (unseen.some(({ element }) => awaitsScroll(page, element))) return '底部要等页面滚动到那里才显示（请滚动到页面底部后再查）';
  return unseen.slice(0, mostMarks).some(({ element }) => hiddenByWidth(page, element)) ? narrowWindow(page) : null;
});

/** Of the page's end; each is held against every rule that depends on the width. */
const mostMarks = 40;

/** Whether what footers have, two kinds and more, stands in running text only: it may be quoted there, or be the footer itself. */
const isSwallowed = derived((page: PageView): boolean => new Set(marksOf(page).filter(({ kind, shown }) => shown && /^(?:code|icp|police|conac|jiucuo)$/.test(kind)).map(({ kind }) => kind)).size >= 2);

/** Whether the visible footer, or the page's end when none was recognised, has a picture as large as a footer. */
const hasTextPicture = derived((page: PageView): boolean => {
  const footers = footersOf(page).filter(({ shown }) => shown);
  const candidates = footers.length > 0 ? page.pictures.filter(({ element }) => footers.some((footer) => contains(footer.element, element))) : page.pictures.slice(-3);
  return candidates.slice(-30).some(({ element, state }) => {
    if (state === 'failed' || !page.shown(element)) return false;
    const box = rect(element);
    return box.width >= 480 && box.height >= 50;
  });
});

/** A front page that is no home page: an animation or a choice of versions, without a footer. */
function isSplash(page: PageView): boolean {
  return page.type === 'other' && isHomeAddress(page.url) && footersOf(page).length === 0;
}
