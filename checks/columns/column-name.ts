import { columnNameOf } from '../../page/lists/column-name.ts';
import { navigationOf } from '../../page/lists/navigation.ts';
import { isRemovedColumn, registeredColumn } from '../../page/lists/registered-column.ts';
import { squeezed } from '../../page/normal-text.ts';
import { coreOf, siteNamesOf } from '../../page/header/site-names.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/**
 * 47号附件一（三）3: 栏目名称应准确直观、不宜过长，能够清晰体现栏目内容或功能. No document gives a number of characters: a hint, with our own line.
 * On the home page the entries of the main navigation, on a column its own name.
 */
export default defineCheck({
  id: 'column-name',
  version: 1,
  title: '栏目名称准确直观、不过长',
  cites: ['47-1-3-3', 'db-2-32'],
  on: ['home', 'column'],
  stage: 'stable',
  messages: {
    'over-long': {
      verdict: 'hint',
      says: '栏目名称“{{about}}”有 {{count}} 个字，偏长（指引要求“不宜过长”，没有规定字数；这里以 {{most}} 个字为界）。',
      fix: '请用简短的名称概括栏目内容，不必带上网站名称或上级栏目名称。',
    },
    vague: {
      verdict: 'hint',
      says: '栏目名称“{{about}}”看不出栏目的内容或功能。',
      fix: '请改用能够清晰体现栏目内容或功能的名称。',
    },
  },
  *run(page) {
    const most = settingOf(page, settings.columnNameLongest);
    const vague = patternOf(page, wordTables.vagueColumns, whole);
    if (page.type === 'column') {
      const own = registeredColumn(page) ?? columnNameOf(page);
      if (own) yield* judged(own.name, null, most, vague);
      else yield { cannot: '没有认出栏目名称' };
      return;
    }
    const navigation = navigationOf(page);
    yield pause;
    if (!navigation) {
      yield { cannot: '没有认出主导航' };
      return;
    }
    // The site's own name in the bar is no column.
    const cores = siteNamesOf(page).map(coreOf);
    for (const { text, element, url } of navigation.entries) if (!cores.some((core) => text.includes(core)) && !(url && isRemovedColumn(page.site, url.href))) yield* judged(text, element, most, vague);
  },
});

function* judged(name: string, at: Element | null, most: number, vague: RegExp): Generator<Report<'over-long' | 'vague'>> {
  const about = squeezed(name);
  if (about.length > most) yield { code: 'over-long', at, about, data: { count: about.length, most } };
  if (vague.test(about)) yield { code: 'vague', at, about };
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`, 'i');
}
