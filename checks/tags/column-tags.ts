import { squeezed } from '../../page/normal-text.ts';
import { blockHint, tagBlock } from '../../page/tags/tag-block.ts';
import { columnTags, columnTagsOfArticle, tagLabels, type TagName } from '../../page/tags/tag-names.ts';
import { tagsOf } from '../../page/tags/tags.ts';
import { tagsMayBeUnwritten } from '../../page/tags/tags-unwritten.ts';
import { defineCheck } from '../define-check.ts';
import { entriesOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/**
 * 47号附件三（二）: a column page needs all four column tags, a content page ColumnName and ColumnType.
 * The standard does not say that a home page needs them: there only present ones are judged.
 */
export default defineCheck({
  id: 'column-tags',
  version: 1,
  title: '栏目标签（ColumnName、ColumnType 等）齐全、有值',
  cites: ['47-3-2', '47-3'],
  on: ['home', 'column', 'article'],
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '{{kind}}缺少栏目标签 {{about}}（{{label}}）。', fix: `在页面源代码 <head> 中加入 {{about}} 标签。${blockHint}。` },
    empty: { verdict: 'fail', says: '栏目标签 {{about}}（{{label}}）的值是空的{{detail}}。', fix: `给 {{about}} 的 content 写上{{label}}。${blockHint}。` },
    placeholder: { verdict: 'fail', says: '栏目标签 {{about}}（{{label}}）的值是“{{value}}”，是模板里没有替换的占位内容。', fix: `把 {{about}} 改为本栏目的{{label}}，并检查模板变量是否写对。${blockHint}。` },
    'type-unknown': { verdict: 'hint', says: 'ColumnType（栏目类别）的值是“{{value}}”，不在规范列举的类别中。', fix: `规范列举的类别有：${wordTables.columnTypes.editions.at(-1)!.value.join('、')}等（不是全部）。如果属于其中一类，建议写规范的名称；确实不属于的可以不改。` },
  },
  unless: (page) => (page.type === 'home' && columnTags.every((name) => tagsOf(page)[name].state === 'missing') ? '首页没有栏目标签，规范也未要求' : null),
  *run(page) {
    const tags = tagsOf(page);
    const unwritten = tagsMayBeUnwritten(page);
    const kind = page.type === 'column' ? '栏目页' : '内容页';
    const required: readonly TagName[] = page.type === 'column' ? columnTags : page.type === 'article' ? columnTagsOfArticle : [];
    for (const name of columnTags) {
      const { state, copy, value } = tags[name];
      const label = tagLabels[name];
      const isRequired = required.includes(name);
      if (unwritten && state !== 'filled' && isRequired) {
        yield { cannot: unwritten };
      } else if (state === 'missing') {
        if (isRequired) yield { code: 'missing', about: name, data: { label, kind }, patch: { html: tagBlock(page) } };
      } else if (state === 'empty') {
        if (isRequired || page.type === 'home') yield { code: 'empty', at: copy!.element, about: name, data: { label, detail: copy!.content === null ? '（没有写 content，或 content 前夹有特殊空格，浏览器读不出）' : '' }, patch: { html: tagBlock(page) } };
      } else if (state === 'placeholder') {
        yield { code: 'placeholder', at: copy!.element, about: name, data: { label, value: copy!.content ?? '' }, patch: { html: tagBlock(page) } };
      } else if (name === 'ColumnType' && !namesKnownType(value, entriesOf(page, wordTables.columnTypes))) {
        yield { code: 'type-unknown', at: copy!.element, about: name, data: { value } };
      }
    }
  },
});

/** One of the listed types, or several parted by marks of which one is listed. */
function namesKnownType(value: string, columnTypes: readonly string[]): boolean {
  return squeezed(value).replace(/^政府(?=信息公开)/, '').split(/[,;、，；|/]+/).some((part) => columnTypes.includes(part));
}
