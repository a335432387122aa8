import { parseDateTime, type DateReading } from '../../page/date-format.ts';
import { blockHint, tagBlock } from '../../page/tags/tag-block.ts';
import { articleTags, tagLabels } from '../../page/tags/tag-names.ts';
import { tagsOf } from '../../page/tags/tags.ts';
import { tagsMayBeUnwritten } from '../../page/tags/tags-unwritten.ts';
import { defineCheck } from '../define-check.ts';

/** 47号附件三（三）: a content page needs ArticleTitle, PubDate as YYYY-MM-DD HH:MM, and ContentSource. */
export default defineCheck({
  id: 'article-tags',
  version: 1,
  title: '内容页标签（ArticleTitle、PubDate、ContentSource）齐全、有值、时间格式正确',
  cites: ['47-3-3', '47-3'],
  on: ['article'],
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '缺少内容页标签 {{about}}（{{label}}）。', fix: `在页面源代码 <head> 中加入 {{about}} 标签。${blockHint}。` },
    empty: { verdict: 'fail', says: '内容页标签 {{about}}（{{label}}）的值是空的{{detail}}。', fix: `给 {{about}} 的 content 写上{{label}}。${blockHint}。` },
    placeholder: { verdict: 'fail', says: '内容页标签 {{about}}（{{label}}）的值是“{{value}}”，是模板里没有替换的占位内容。', fix: `把 {{about}} 改为本篇信息的{{label}}，并检查模板变量是否写对。${blockHint}。` },
    'pubdate-format': { verdict: 'fail', says: 'PubDate（发布时间）的值是“{{value}}”，{{why}}，不是规定的 YYYY-MM-DD HH:MM。', fix: `改为{{normal}}。${blockHint}。` },
  },
  *run(page) {
    const tags = tagsOf(page);
    const unwritten = tagsMayBeUnwritten(page);
    for (const name of articleTags) {
      const { state, copy, value } = tags[name];
      const label = tagLabels[name];
      if (unwritten && state !== 'filled') {
        yield { cannot: unwritten };
      } else if (state === 'missing') {
        yield { code: 'missing', about: name, data: { label }, patch: { html: tagBlock(page) } };
      } else if (state === 'empty') {
        yield { code: 'empty', at: copy!.element, about: name, data: { label, detail: copy!.content === null ? '（没有写 content，或 content 前夹有特殊空格，浏览器读不出）' : '' }, patch: { html: tagBlock(page) } };
      } else if (state === 'placeholder') {
        yield { code: 'placeholder', at: copy!.element, about: name, data: { label, value: copy!.content ?? '' }, patch: { html: tagBlock(page) } };
      } else if (name === 'PubDate') {
        const reading = parseDateTime(value);
        const normal = reading.normal === null ? '真实的发布时间，如“2026-01-05 09:30”' : reading.hasTime ? `“${reading.normal}”` : `“${reading.normal} 时:分”，补上发布的时和分`;
        if (reading.kind === 'full') continue;
        // Seconds too many are readable for people and machines: a hint under the same code.
        const sure = reading.kind === 'seconds' ? 'hint' as const : 'fail' as const;
        yield { code: 'pubdate-format', verdict: sure, at: copy!.element, about: name, data: { value, normal, why: reasons(reading) }, patch: { html: tagBlock(page) } };
      }
    }
  },
});

function reasons({ faults }: DateReading): string {
  return faults.filter((fault) => fault !== 'seconds' || faults.length === 1).map((fault) => words[fault]).join('、');
}

const words: Readonly<Record<DateReading['faults'][number], string>> = {
  invalid: '没有这个日期或时刻', 'date-only': '没有写时和分', separator: '分隔符或位数不对', 'full-width': '用了全角的数字、冒号或横线', seconds: '多写了秒', none: '读不出是什么时间',
};
