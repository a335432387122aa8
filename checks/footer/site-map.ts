import { contains, hasAttr, queryAll } from '../../page/dom.ts';
import { isBoundByScript, leads } from '../../page/footer/footer-clicks.ts';
import { placeInPage, type PlaceInPage } from '../../page/footer/footer.ts';
import { absence } from '../../page/footer/footer-absence.ts';
import { footerPlace, labelOf, sightings, standing } from '../../page/footer/footer-text.ts';
import { footerMayBeUnwritten } from '../../page/footer/footer-unwritten.ts';
import { squeezed } from '../../page/normal-text.ts';
import type { Link, PageView } from '../../page/page-view.ts';
import { defineCheck } from '../define-check.ts';

interface Entry {
  readonly element: Element;
  readonly link: Link | null;
  readonly name: string;
  readonly place: PlaceInPage;
  readonly shown: boolean;
}

/** 附件一（二）4: the footer offers the site map (站点地图, 网站地图, 网站导航), and its link leads somewhere. */
export default defineCheck({
  id: 'site-map',
  version: 1,
  title: '底部列明站点地图，链接可用',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有列明站点地图{{note}}', fix: '在底部功能区加上“网站地图”链接，指向本网站的站点地图页面。' },
    'dead-target': { verdict: 'fail', says: '底部的“{{about}}”没有可打开的地址（{{target}}）', fix: '给“{{about}}”加上站点地图页面的地址。' },
  },
  *run(page) {
    const entries = entriesOf(page);
    const state = standing(page, entries);
    if (state.good.length === 0) {
      const missing = absence(page, 'text', '站点地图', state);
      if ('cannot' in missing) yield missing;
      else yield { code: 'missing', verdict: missing.verdict, ...footerPlace(page), about: '站点地图', data: { note: missing.note }, patch: { html: '<a href="（站点地图页面的地址）" target="_blank">网站地图</a>' } };
      return;
    }
    if (state.good.some(({ link, element }) => (link ? leads(page, link) : hasAttr(element, 'onclick')))) return;
    const dead = state.good.find(({ link }) => link !== null) ?? state.good[0]!;
    const target = dead.link === null ? '不是链接' : dead.link.href === null ? '没有 href' : dead.link.href.trim() === '' ? '地址为空' : dead.link.href.trim().slice(0, 60);
    if (isBoundByScript(dead.element)) yield { cannot: `“${dead.name}”没有 href，点击由页面脚本处理，无法断定能否打开` };
    else if (dead.link && page.load.failed.some(({ kind }) => kind === 'script') && footerMayBeUnwritten(page, 'text')) yield { cannot: `“${dead.name}”没有可打开的地址，但有脚本未能加载，不能断定点击无效` };
    else yield { code: 'dead-target', at: dead.element, about: dead.name, data: { target } };
  },
});

function entriesOf(page: PageView): readonly Entry[] {
  const list: Entry[] = [];
  for (const link of page.links.toReversed()) {
    if (list.length >= 100) break;
    const text = squeezed(link.text);
    // A headline is no entry: only short texts are looked at, and labels and pictures where there is no text.
    if (text.length > 14) continue;
    const inner = mapName.exec(text !== '' ? text : squeezed(labelOf(link.element))) ?? pictureName(link);
    if (inner) list.push({ element: link.element, link, name: inner[0], place: placeInPage(page, link.element), shown: page.shown(link.element) });
  }
  for (const { element, match, place, shown } of sightings(page, /(?:网站|站点)\s?(?:地图|导航|导览)/g, false)) {
    if (!list.some((entry) => contains(entry.element, element))) list.push({ element, link: null, name: squeezed(match[0]), place, shown });
  }
  return list;
}

function pictureName(link: Link): RegExpExecArray | null {
  for (const picture of link.text === '' ? queryAll(link.element, 'img').slice(0, 3) : []) {
    const name = mapName.exec(squeezed(labelOf(picture)));
    if (name) return name;
  }
  return null;
}

const mapName = /(?:网站|站点)(?:地图|导航|导览)|^site-?map$/i;
