import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { attr, closest } from '../../page/dom.ts';
import { backgroundPictures, headerRegionOf, type HeaderRegion, type Words } from '../../page/header/header-region.ts';
import { hiddenByWidth, narrowWindow } from '../../page/hidden/narrow-window.ts';
import type { PageView } from '../../page/page-view.ts';
import { coreOf, isInstitution, siteNamesOf } from '../../page/header/site-names.ts';
import { defineCheck } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** 47号附件一（二）2 and 正文三（一）3: the header shows the site's full name; a name inside a picture only a person can read. */
export default defineCheck({
  id: 'site-name',
  version: 1,
  title: '头部标识区醒目展示网站名称（全称）',
  cites: ['47-1-2-2', '47z-3-1-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'not-shown': { verdict: 'review', says: '头部没有查到网站名称“{{name}}”{{detail}}。', fix: '请看头部：已经用图片展示全称的，给图片加上替代文字（alt="{{name}}"）；没有展示的，在头部标识区加上网站全称。' },
  },
  *run(page) {
    const region = headerRegionOf(page);
    const names = siteNamesOf(page);
    const cores = names.map(coreOf);
    if (isShown(page, region, cores)) return;
    const hasHeader = region.navigation.length >= 3 || region.pictures.length > 0 || region.texts.length >= 8;
    const writer = unloadedWriter(page);
    if (writer && !hasHeader) return yield { cannot: `没有看到头部标识区，可能由未能加载的脚本或框架写出（${writer}）` };
    if (!writer && !hasHeader && page.load.settledBy === 'limit') return yield { cannot: '页面在时限内一直在变化，头部可能还没有写出' };
    const hidden = region.hidden.filter(({ text }) => cores.some((core) => text.includes(core)));
    const isHidden = hidden.length > 0;
    if (hidden.slice(0, 10).some(({ element }) => hiddenByWidth(page, element))) return yield { cannot: narrowWindow(page) };
    if (isHidden && writer) return yield { cannot: `头部的网站名称没有显示出来，可能要等未能加载的脚本（${writer}）` };
    if (names.length === 0) return yield { cannot: '不知道本网站的全称（没有 SiteName 标签，页面标题里也没有机构名称），请人工查看头部' };
    const picture = region.pictures[0] ?? backgroundPictures(region)[0] ?? null;
    const detail = isHidden ? '：写有名称，但是被隐藏' : picture ? '，可能在图片里，图片没有写明名称的替代文字，请人工查看' : '';
    yield { code: 'not-shown', at: picture ?? region.elements[0] ?? null, about: '网站名称', data: { name: names[0]!, detail } };
  },
});

/**
 * The name in one short text or label, or in short texts taken together (a logo may be set in two lines); or the full
 * name of an institution of the same place (SiteName 中国示范, logo 示范县人民政府) that leads to no other site. A headline that begins with the name is longer and does not count.
 */
function isShown(page: PageView, { texts, labels }: HeaderRegion, cores: readonly string[]): boolean {
  const bareTexts = texts.map(({ text }) => text.replace(quotes, ''));
  const headline = patternOf(page, contextTables.headlines, anywhere);
  for (const core of cores) {
    const fits = (text: string): boolean => text.includes(core) && text.replace(foreign, '').length <= core.length + 14 && !headline.test(text);
    if (bareTexts.some(fits) || labels.some(({ text }) => fits(text.replace(quotes, '')))) return true;
    if (bareTexts.map((text) => (text.length < core.length + portal ? text : '\n')).join('').includes(core)) return true;
  }
  const places = cores.map((core) => core.replace(/^中国(?=..)|网$/g, '').slice(0, 2));
  return [...texts, ...labels].some((words) => isInstitution(words.text) && places.some((place) => words.text.includes(place)) && !leadsAway(page, words));
}

/** What may stand behind the name in the same text: 门户网站, 官方网站. */
const portal = 5;
/** A domain or the name in English beside the Chinese one says nothing about a headline. */
const foreign = /[a-z0-9.:/'&,\\-]+/gi;
const quotes = /[“”"'《》()·•]/g;

function leadsAway(page: PageView, { element }: Words): boolean {
  const link = closest(element, 'a[href]');
  const url = link ? page.resolve(attr(link, 'href') ?? '', link) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== page.url.hostname;
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
