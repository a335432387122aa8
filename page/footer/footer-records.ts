import { queryAll } from '../dom.ts';
import { footersOf, placeInPage } from './footer.ts';
import { labelOf, linkAround, sightings, type Sighting } from './footer-text.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { Link, PageView } from '../page-view.ts';

/** A record number (ICP or 公安备案) as the page writes it. */
export interface RecordSighting extends Pick<Sighting, 'element' | 'place' | 'shown'> {
  /** As written, white space removed; at most 40 characters. */
  readonly text: string;
  /** The digits (and a hyphen between them); empty when there are none. */
  readonly digits: string;
  /** Whether it has the official form. */
  readonly wellFormed: boolean;
  /** The link it stands in, or null. */
  readonly link: Link | null;
}

/** ICP record numbers of the page, article text left out. 经营许可证 (ICP证) are none. */
export const icpRecords = derived((page: PageView): readonly RecordSighting[] => {
  const list: RecordSighting[] = [];
  let end = -1;
  for (const each of sightings(page, /ICP/gi, true)) {
    if (each.start < end) continue;
    const before = squeezed(page.text.norm.slice(Math.max(0, each.start - 8), each.start)).slice(-1);
    const after = squeezed(page.text.norm.slice(each.start, each.start + 80));
    // 备案号：ICP备案编号：京ICP备…号: the label's own "ICP" hands over to the number's.
    const own = /^ICP备(\d{8}|\d{10})号(-\d{1,4})?(?!\d)/i.exec(after);
    if (own && provinces.test(before)) {
      list.push(sighting(page, each, before + own[0], own[0].replace(/^ICP备/i, ''), !/^0+$/.test(own[1]!)));
      end = each.start + 4;
      continue;
    }
    const loose = /^ICP备?案?(?:许可证?|证)?(?:编号|序号|号码|号)?[:为]?([\u4e00-\u9fa5]?备?案?号?[:]?)((?:\d[\d-]{4,18}))号?(?:-\d{1,4})?/i.exec(after);
    if (!loose || /^ICP(?:许可)?证/i.test(after)) continue;
    list.push(sighting(page, each, (provinces.test(before) ? before : '') + loose[0], loose[2]!, false));
    end = each.start + 4;
  }
  return list;
});

/** 公安备案 numbers and marks of the page: texts, links to the record system, pictures named so. */
export const policeRecords = derived((page: PageView): readonly RecordSighting[] => {
  const list: RecordSighting[] = [];
  for (const each of sightings(page, policeText, true)) {
    const at = page.text.norm.slice(each.start, each.start + each.match[0].length + 60);
    const after = /^([案号编序第机关码:：()\s\n-]{0,16})(\d[\d-]{5,24})(\s*号)?/.exec(at.slice(each.match[0].length));
    const ahead = /(\d{14})\s*号?\s*$/.exec(page.text.norm.slice(Math.max(0, each.start - 24), each.start));
    const around = linkAround(page, each.element);
    const digits = after?.[2] ?? ahead?.[1] ?? (around && isPoliceLink(around) ? codeInLink(around) : '');
    const text = squeezed(after ? each.match[0] + after[0] : each.match[0] + (ahead ? ahead[1] : ''));
    list.push(sighting(page, each, text, digits, /^\d{14}$/.test(digits)));
  }
  for (const link of page.links) {
    if (!isPoliceLink(link) || list.some((each) => each.link === link)) continue;
    const place = placeInPage(page, link.element);
    const code = codeInLink(link);
    const label = [link.element, ...queryAll(link.element, 'img').slice(0, 3)].map(labelOf).join(' ');
    const written = /\d{14}/.exec(squeezed(`${link.text} ${label}`))?.[0] ?? '';
    if (place !== 'article') list.push({ element: link.element, place, shown: page.shown(link.element), text: link.text.slice(0, 40), digits: written || code, wellFormed: (written || code).length === 14, link });
  }
  for (const picture of page.pictures) {
    const label = squeezed(labelOf(picture.element));
    if (!new RegExp(policeText.source).test(label)) continue;
    const link = linkAround(page, picture.element);
    if (list.some((each) => each.link !== null && each.link === link)) continue;
    const place = placeInPage(page, picture.element);
    const digits = /\d[\d-]{7,20}/.exec(label)?.[0] ?? (link ? codeInLink(link) : '');
    if (place === 'footer') list.push({ element: picture.element, place, shown: page.shown(picture.element), text: label.slice(0, 40), digits, wellFormed: digits === '' || /^\d{14}$/.test(digits), link });
  }
  return list.length > 0 || footersOf(page).length === 0 ? list : [];
});

/** Whether a link goes to the public security record system, also through a rewriting proxy. */
export function isPoliceLink(link: Link): boolean {
  return /(?:^|\/\/)(?:www[.-])?(?:cyberpolice\.)?beian[.-](?:mps[.-])?gov[.-]cn/i.test(link.href ?? '') || /registerSystemInfo\?recordcode=/i.test(link.href ?? '');
}

/** The record number a link to the record system names, or ''. */
export function codeInLink(link: Link): string {
  return /(?:recordcode|code)=\s*([\d-]{6,24})/i.exec(link.href ?? '')?.[1] ?? '';
}

function sighting(page: PageView, each: Sighting, text: string, digits: string, wellFormed: boolean): RecordSighting {
  return { element: each.element, place: each.place, shown: each.shown, text: text.slice(0, 40), digits, wellFormed, link: linkAround(page, each.element) };
}

const provinces = /[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼港澳台]/;
const policeText = /[\u4e00-\u9fa5]?公\s?(?:网\s?安|安\s?网|安机关(?:互联网|网站)?|安网|安|网)\s?备|[\u4e00-\u9fa5]公备(?=\s?[:案号]?\s?\d)/g;
