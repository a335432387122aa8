import { listMayBeUnwritten } from '../../page/lists/list-unwritten.ts';
import { namesOnPage } from '../../page/lists/navigation.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { columnTables } from '../../standards/tables/columns.ts';

/**
 * 47号附件一（三）2: 政府门户网站和部门网站应设置机构职能、负责人信息、政策文件、解读回应、工作动态、互动交流类栏目. Names are matched by a table of
 * synonyms over all links, headings and pictures of the home page, hidden menus included. A class may stand one level deeper: a lead.
 */
export default defineCheck({
  id: 'required-columns',
  version: 1,
  title: '设有机构职能、负责人信息、政策文件、解读回应、工作动态、互动交流类栏目',
  cites: ['47-1-3-2', 'db-2-31'],
  on: ['home'],
  stage: 'stable',
  messages: {
    missing: {
      verdict: 'review',
      says: '首页的导航、链接和标题里没有找到“{{about}}”类栏目。',
      fix: '请核对是否用了别的名称或设在下一级；确实没有的，应当开设“{{about}}”类栏目并在首页设置入口。',
    },
  },
  *run(page) {
    const names = namesOnPage(page);
    const missing = new Set((Object.keys(columnTables) as RequiredColumn[]).filter((each) => !isRegistered(page, each)));
    for (const [index, { name }] of names.entries()) {
      if (index % 500 === 499) yield pause;
      for (const each of missing) if (patternOf(page, columnTables[each], any).test(name)) missing.delete(each);
      if (missing.size === 0) return;
    }
    if (missing.size === 0) return;
    const unwritten = listMayBeUnwritten(page);
    if (unwritten || names.length < settingOf(page, settings.requiredNames)) {
      yield { cannot: unwritten ?? '首页几乎没有链接，可能是引导页，未能查看栏目设置' };
      return;
    }
    for (const about of missing) yield { code: 'missing', about };
  },
});

/** A person confirmed a column of that class, whatever it is called. */
function isRegistered(page: PageView, each: RequiredColumn): boolean {
  const kinds: readonly string[] = kindsOf[each];
  return (page.site?.columns ?? []).some(({ name, kind }) => kinds.includes(kind ?? '') || patternOf(page, columnTables[each], any).test(name));
}

/** Lines of 附件4 that are such a column; 负责人信息 and 解读回应 have no line of their own and are known by name. */
const kindsOf = {
  机构职能: ['organisation'], 负责人信息: [], 政策文件: ['policy'], 解读回应: [], 工作动态: ['news'], 互动交流: ['consultation', 'survey', 'interview', 'interaction-other'],
} as const satisfies Readonly<Record<RequiredColumn, readonly string[]>>;

type RequiredColumn = keyof typeof columnTables;

function any(words: string): RegExp {
  return new RegExp(words);
}
