import { attr, idOf } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** Something that footers of government sites have and other parts of a page rarely do. */
export interface FooterMark {
  readonly kind: 'code' | 'icp' | 'police' | 'conac' | 'jiucuo' | 'map' | 'sponsor' | 'copyright' | 'report';
  readonly element: Element;
  readonly shown: boolean;
}

/** All footer marks of the page by text, links, pictures and scripts; at most 500, so that a hostile page costs little. */
export const marksOf = derived((page: PageView): readonly FooterMark[] => {
  const marks: FooterMark[] = [];
  const add = (kind: FooterMark['kind'], element: Element, shown: boolean): void => {
    if (marks.length < 500) marks.push({ kind, element, shown });
  };
  for (const { kind, pattern } of texts) {
    // The last ones: footers stand at the end.
    for (const match of [...page.text.norm.matchAll(pattern)].slice(-40)) {
      const piece = page.text.pieceAt(match.index);
      if (piece) add(kind, piece.element, page.text.isShown(match.index));
    }
  }
  for (const link of page.links) {
    const href = link.href ?? '';
    if (/conac/i.test(href) && /sitename/i.test(href) && !/complain/i.test(href)) add('conac', link.element, page.shown(link.element));
    else if (/jiucuo|zfwzgl/i.test(href)) add('jiucuo', link.element, page.shown(link.element));
    else if (/registerSystemInfo|beian[.-](?:mps[.-])?gov/i.test(href)) add('police', link.element, page.shown(link.element));
    else if (/^[[\s|]*(?:网站|站点)(?:地图|导航)[\]\s|]*$/.test(link.text)) add('map', link.element, page.shown(link.element));
  }
  for (const picture of page.pictures) {
    if (idOf(picture.element) === 'imgConac' || /conac/i.test(picture.src ?? '')) add('conac', picture.element, page.shown(picture.element));
    else if (/jiucuo/i.test(picture.src ?? '')) add('jiucuo', picture.element, page.shown(picture.element));
  }
  for (const script of page.all('script')) {
    if (idOf(script) === '_jiucuo_' || /jiucuo/i.test(attr(script, 'src') ?? '')) add('jiucuo', script, false);
  }
  return marks;
});

const texts: readonly { readonly kind: FooterMark['kind']; readonly pattern: RegExp }[] = [
  { kind: 'code', pattern: /网站\s*标识码\s*[:\s]?\s*(?:bm)?\d{6}/gi },
  { kind: 'icp', pattern: /ICP\s*备\s*[:案号编序\s]{0,8}[\u4e00-\u9fa5ICP备:\s]{0,8}\d{6}/gi },
  { kind: 'police', pattern: /公(?:网安|安|安网|网)?备[案号编序:\s]{0,6}\d{8}/g },
  { kind: 'sponsor', pattern: /主办(?:单位|方)?\s*:/g },
  { kind: 'copyright', pattern: /版权所有|Copyright\s{0,3}[©(]/gi },
  { kind: 'report', pattern: /违法和不良信息举报/g },
];
