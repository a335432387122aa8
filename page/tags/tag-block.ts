import { articleOf } from '../article/article.ts';
import { parseDateTime } from '../date-format.ts';
import { isSiteCode, shownCodes } from '../footer/footer-codes.ts';
import { derived } from '../memo.ts';
import { folded } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { siteNamesOf } from '../header/site-names.ts';
import { belongsTo, namedHosts } from '../header/site-domain.ts';
import { articleTags, columnTags, columnTagsOfArticle, optionalTags, siteTags, tagLabels, type TagName } from './tag-names.ts';
import { valueOf } from './tags.ts';
import { entriesOf } from '../table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/**
 * The complete corrected block of tags for this page, to copy into `<head>`: the tags its type requires, in the official
 * order and spelling, with the values the page itself gives. What the page does not tell is an explicit 【请填写：…】.
 */
export const tagBlock: (page: PageView) => string = derived((page) => {
  const isArticle = page.type === 'article' || page.type === 'guide';
  const names: TagName[] = [...siteTags];
  if (isArticle) for (const one of [...columnTagsOfArticle, ...articleTags, ...optionalTags.filter((name) => valueOf(page, name) !== '')]) names.push(one);
  else if (page.type !== 'home') for (const one of columnTags) names.push(one);
  else for (const one of columnTags.filter((name) => valueOf(page, name) !== '')) names.push(one);
  return names.map((name) => `<meta name="${name}" content="${escaped(suggested(page, name))}" />`).join('\n');
});

/** For the `fix` of every finding that carries the block. */
export const blockHint = '可复制读网给出的整段代码替换原有标签；带“【请填写…】”的地方须换成实际内容';

function suggested(page: PageView, name: TagName): string {
  const value = valueOf(page, name);
  return clip((suggestions[name]?.(page, value) ?? value) || `【请填写：${tagLabels[name]}】`);
}

/** Better values than the tag's own, where the page gives one; undefined or '' leaves the tag's, or the placeholder. */
const suggestions: Partial<Record<TagName, (page: PageView, value: string) => string | undefined>> = {
  SiteName: (page, value) => value || siteNamesOf(page)[0],
  SiteDomain: domain,
  SiteIDCode: (page, value) => (isSiteCode(value) ? value : onlyOne(shownCodes(page)) ?? page.site?.code ?? '【请填写：网站标识码，10位数字或bm加8位数字】'),
  ColumnName: (page, value) => value || (page.type === 'column' ? columnTitle(page) : ''),
  ColumnType: (page, value) => value || entriesOf(page, wordTables.columnTypes).find((type) => type === valueOf(page, 'ColumnName')) || '【请填写：栏目类别，如“政策文件”“工作动态”】',
  ArticleTitle: (page, value) => value || shownTitle(page),
  PubDate: publishTime,
  ContentSource: (page, value) => value || articleOf(page).sources.find((source) => source.shown && source.place === 'block' && source.value !== '')?.value,
  Url: (page) => (page.preview ? undefined : page.url.href),
};

function domain(page: PageView, value: string): string | undefined {
  const named = namedHosts(value).find((host) => belongsTo(page.url.hostname, host));
  if (named) return named;
  return page.preview || /^[\d.]+$|^\[|^localhost$/.test(page.url.hostname) ? '【请填写：网站域名】' : page.url.hostname;
}

/** `YYYY-MM-DD HH:MM`: the tag's own time, else the shown one of the same day (or, without a tag, the shown one). */
function publishTime(page: PageView, value: string): string {
  const own = parseDateTime(value);
  if (own.normal && own.hasTime) return own.normal;
  const shown = articleOf(page).dates.candidates.filter((each) => each.shown && each.rank >= 2 && each.reading.normal !== null).map(({ reading }) => reading);
  const timed = shown.find((reading) => reading.hasTime && (!own.normal || reading.normal!.startsWith(own.normal)));
  if (timed) return timed.normal!;
  const day = own.normal ?? shown[0]?.normal;
  return day ? `${day} 【请填写：时:分】` : '【请填写：发布时间，如2026-01-05 09:30】';
}

function shownTitle(page: PageView): string {
  const { title } = articleOf(page);
  return title ? folded(page.text.raw.slice(title.start, title.end)) : '';
}

function columnTitle(page: PageView): string {
  const names = siteNamesOf(page);
  return page.title.split(/\s*[-_|｜—–>»]+\s*/).find((part) => part !== '' && part.length <= 20 && !names.includes(part)) ?? '';
}

function onlyOne(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function clip(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}` : text;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
