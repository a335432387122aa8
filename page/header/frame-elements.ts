import { derived } from '../memo.ts';
import { footersOf, placeInPage } from '../footer/footer.ts';
import { marksOf, type FooterMark } from '../footer/footer-marks.ts';
import { headerRegionOf } from './header-region.ts';
import type { PageView } from '../page-view.ts';
import { coreOf, isInstitution, siteNamesOf } from './site-names.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** Names of the elements seen in a page's header and footer, sorted: what is remembered of a home page and compared with others. */
export interface FrameElements {
  readonly header: readonly string[];
  readonly footer: readonly string[];
}

/**
 * The elements of header and footer that other pages of the site should have too: the site's name, a picture (the logo),
 * the search, the entries of the navigation (`导航：政务公开`); and in the footer what 附件一（二）4 lists. Shown ones only.
 * On the home page the result is to be remembered (`SiteMemory.homeHeader`, `homeFooter`); an empty list means that
 * nothing was recognised and must be remembered as null.
 */
export const frameElementsOf: (page: PageView) => FrameElements = derived((page) => ({ header: headerElements(page), footer: footerElements(page) }));

/** The prefix of navigation entries. */
export const navigationEntry = '导航：';

function headerElements(page: PageView): readonly string[] {
  const region = headerRegionOf(page);
  const names = new Set<string>();
  const cores = siteNamesOf(page).map(coreOf);
  const words = [region.texts.map(({ text }) => text).join(''), ...region.labels.map(({ text }) => text)];
  if (words.some((text) => isInstitution(text) || cores.some((core) => text.includes(core)))) names.add('网站名称');
  if (region.pictures.length > 0) names.add('徽标图片');
  if (region.search) names.add('搜索');
  for (const { text } of region.navigation.slice(0, 60)) if (!patternOf(page, contextTables.headerTools, anywhere).test(text) && names.size < 40) names.add(navigationEntry + text);
  return [...names].sort();
}

/** Links every header has and no two alike: sign-in, font size, languages, dates. */
function anywhere(words: string): RegExp {
  return new RegExp(words);
}

function footerElements(page: PageView): readonly string[] {
  if (!footersOf(page).some(({ shown }) => shown)) return [];
  const names = new Set<string>();
  for (const { kind, element, shown } of marksOf(page)) {
    const name = footerNames[kind];
    if (name && shown && placeInPage(page, element) === 'footer') names.add(name);
  }
  return [...names].sort();
}

const footerNames: Partial<Record<FooterMark['kind'], string>> = {
  conac: '党政机关网站标识', jiucuo: '“我为政府网站找错”入口', code: '网站标识码', sponsor: '主办单位', icp: 'ICP备案编号', police: '公安机关备案标识', map: '站点地图',
};
