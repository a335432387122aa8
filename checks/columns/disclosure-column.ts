import { columnAddress } from '../../contract/column-address.ts';
import { columnNameOf } from '../../page/lists/column-name.ts';
import { listMayBeUnwritten } from '../../page/lists/list-unwritten.ts';
import { namesOnPage } from '../../page/lists/navigation.ts';
import { squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { disclosureParts, type DisclosurePart } from '../../standards/tables/columns.ts';
import { defineCheck, pause, type CannotCheck, type Report } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';

type Code = 'not-on-home' | 'misnamed' | 'part-missing';

/**
 * 政府信息公开专栏建设规范 (内蒙古地方标准): 应当统一设置并统一命名为“政府信息公开”，在网站首页位置展示; 栏目内容：指南、制度、法定主动公开内容、
 * 年度报告、依申请公开. 47号 has 信息公开 among its categories of columns; a local standard binds its own province, so all are leads.
 */
export default defineCheck<Code>({
  id: 'disclosure-column',
  version: 1,
  title: '首页设有“政府信息公开”专栏，五项内容齐全',
  cites: ['47-1-3-2', '47-1-3-3'],
  on: ['home', 'column'],
  stage: 'stable',
  messages: {
    'not-on-home': {
      verdict: 'review', says: '首页没有找到“政府信息公开”专栏的入口。',
      fix: '应当设置“政府信息公开”专栏，并在网站首页展示入口；没有单独网站的机关由主管部门统筹安排。',
    },
    misnamed: {
      verdict: 'review', says: '首页的信息公开栏目名称是“{{name}}”，没有统一命名为“政府信息公开”。',
      fix: '有类似栏目但使用其他名称的，应当统一命名为“政府信息公开”。',
    },
    'part-missing': {
      verdict: 'review', says: '“政府信息公开”专栏没有找到“{{about}}”。',
      fix: '专栏应当设有政府信息公开指南、政府信息公开制度、法定主动公开内容、政府信息公开工作年度报告、依申请公开；请核对是否用了别的名称。',
    },
  },
  unless: (page) => (page.type === 'column' && !isFront(page) ? '不是“政府信息公开”专栏的首页' : null),
  *run(page) {
    yield pause;
    yield* page.type === 'home' && !isFront(page) ? homeEntry(page) : parts(page);
  },
});

const official = /政府信息(?:主动)?公开/;

function* homeEntry(page: PageView): Generator<Report<Code> | CannotCheck> {
  const names = namesOnPage(page);
  if (names.some(({ name }) => official.test(name))) return;
  // Registered under its official name and linked from here, perhaps by a picture.
  const registered = (page.site?.columns ?? []).filter(({ name }) => official.test(name)).map(({ url }) => columnAddress(url));
  if (registered.length > 0 && page.links.some(({ url }) => url !== null && registered.includes(columnAddress(url.href)))) return;
  if (page.links.some(({ url }) => url !== null && /zfxxgk/i.test(url.href) && url.hash === '')) {
    const entry = names.find(({ name }) => patternOf(page, wordTables.disclosureNames, whole).test(name));
    if (!entry) return; // a picture without words, perhaps: the address says what it is
  }
  const unwritten = listMayBeUnwritten(page);
  if (unwritten || names.length < settingOf(page, settings.disclosureNames)) {
    yield { cannot: unwritten ?? '首页几乎没有链接，未能查看有没有“政府信息公开”专栏' };
    return;
  }
  const entry = names.find(({ name }) => patternOf(page, wordTables.disclosureNames, whole).test(name));
  if (entry) yield { code: 'misnamed', at: entry.element, about: entry.name, data: { name: entry.name } };
  else yield { code: 'not-on-home', about: '政府信息公开' };
}

function* parts(page: PageView): Generator<Report<Code> | CannotCheck> {
  const missing = missingParts(page);
  if (missing.length === 0) return;
  const unwritten = listMayBeUnwritten(page);
  if (unwritten) {
    yield { cannot: unwritten };
    return;
  }
  for (const about of missing) yield { code: 'part-missing', about };
}

function missingParts(page: PageView): readonly DisclosurePart[] {
  const names = namesOnPage(page);
  const registered = (page.site?.columns ?? []).map(({ name }) => name);
  return (Object.keys(disclosureParts) as DisclosurePart[]).filter((part) => {
    const words = patternOf(page, disclosureParts[part], anywhere);
    return !names.some(({ name }) => words.test(name)) && !registered.some((name) => words.test(name));
  });
}

/** The front page of the column: named so, and with two of its parts at least, so that a list within it is not judged. */
function isFront(page: PageView): boolean {
  const own = squeezed(columnNameOf(page)?.name ?? '');
  const title = squeezed(page.title);
  const isNamed = frontName.test(own) || (page.type === 'home' ? /信息公开(?:专栏|平台|网)/.test(title) : frontName.test(title.split(/[-_|｜—–]/)[0]!));
  return isNamed && missingParts(page).length <= 3;
}

const frontName = /^[\u4e00-\u9fa5]{0,20}政府信息公开(?:专栏|平台|网|目录)?$/;

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
