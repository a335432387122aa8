import { attr, idOf, queryAll, textOf } from '../dom.ts';
import { isBoundByScript, onclickAround } from './footer-clicks.ts';
import { placeInPage, type PlaceInPage } from './footer.ts';
import { labelOf, linkAround } from './footer-text.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { Link, PageView, Picture } from '../page-view.ts';

/** One 党政机关网站标识 as the page has it: a link to the registry, its picture, or both. */
export interface PartyMark {
  readonly element: Element;
  readonly picture: Picture | null;
  /** Whether a click leads to the registry bszs.conac.cn; null when a script decides that nobody can read. */
  readonly linked: boolean | null;
  readonly colour: 'red' | 'blue' | 'error' | 'unknown';
  readonly place: PlaceInPage;
  readonly shown: boolean;
}

/** All marks of the page, comments and empty placeholders left out. */
export const partyMarks = derived((page: PageView): readonly PartyMark[] => {
  const marks: PartyMark[] = [];
  const taken = new Set<Element>();
  for (const link of page.links) {
    if (!isRegistry(link)) continue;
    const pictures = queryAll(link.element, 'img').flatMap((element) => page.pictures.filter((picture) => picture.element === element)).slice(0, 3);
    const picture = pictures.find(({ element }) => page.shown(element)) ?? pictures[0] ?? null;
    const hasFace = picture !== null || squeezed(link.text) !== '' || queryAll(link.element, 'svg, i, span, em').length > 0;
    if (!hasFace) continue;
    for (const each of pictures) taken.add(each.element);
    marks.push({ element: link.element, picture, linked: true, colour: colourOf(picture), place: placeInPage(page, link.element), shown: page.shown(picture?.element ?? link.element) });
  }
  for (const picture of page.pictures) {
    if (taken.has(picture.element) || !isMarkPicture(page, picture)) continue;
    const click = onclickAround(picture.element);
    const linked = /conac/i.test(click) ? true : click !== '' || isBoundByScript(picture.element) ? null : false;
    marks.push({ element: picture.element, picture, linked, colour: colourOf(picture), place: placeInPage(page, picture.element), shown: page.shown(picture.element) });
  }
  return marks;
});

/** Whether a script of the page is to write the mark: the registry's own script or an inline text that loads it. */
export const hasMarkScript = derived((page: PageView): boolean =>
  page.all('script').some((script) => /dcs[.-]conac/i.test(attr(script, 'src') ?? '') || /dcs\.conac\.cn\/js/i.test((textOf(script) ?? '').slice(0, 100_000))));

/** A link to a mark's entry in the registry, also through a rewriting proxy; its complaint page is another thing. */
function isRegistry(link: Link): boolean {
  return /bszs[.-]conac/i.test(link.href ?? '') && !/complain/i.test(link.href ?? '');
}

function isMarkPicture(page: PageView, picture: Picture): boolean {
  const src = picture.src ?? '';
  if (idOf(picture.element) === 'imgConac' || /dcs[.-]conac/i.test(src)) return true;
  const label = squeezed(labelOf(picture.element));
  if (/^.{0,6}(?:党政机关|事业单位)(?:网站)?(?:标识|标志|图标|链接图片)?.{0,4}$/.test(label) && !/举报|找错/.test(label)) return placeInPage(page, picture.element) === 'footer';
  const file = src.slice(src.lastIndexOf('/') + 1);
  if (!/(?:^|[_-])(?:dzjg|dzbs|dangzheng|jiguan|conac|dzjgbs|dzjgwz|zfbs)\d*[._-]|(?:^|[_-])dzjg\./i.test(file)) return false;
  const link = linkAround(page, picture.element);
  return placeInPage(page, picture.element) === 'footer' && (link === null || link.url === null || link.url.hostname === page.url.hostname);
}

function colourOf(picture: Picture | null): PartyMark['colour'] {
  const file = (picture?.src ?? '').split(/[?#]/)[0]!.split('/').at(-1)!.toLowerCase();
  if (/^red_?error\./.test(file) || /^blue_?error\./.test(file)) return 'error';
  if (file.startsWith('blue.') || /^(?:sydw|shiye)\w*\./.test(file)) return 'blue';
  return file.startsWith('red.') ? 'red' : 'unknown';
}
