import { sourceMissing } from '../../page/missing-facts.ts';
import { sourceTagsOf } from '../../page/tags/source-tags.ts';
import { articleTags, columnTags, siteTags, tagLabels } from '../../page/tags/tag-names.ts';
import { tagsOf } from '../../page/tags/tags.ts';
import { defineCheck } from '../define-check.ts';

/** 47号附件三: tags stand in the source's “<head>…</head>”. The browser may move them, so only the source can tell. */
export default defineCheck({
  id: 'tag-outside-head',
  version: 1,
  title: '规定的标签写在源代码的 <head>…</head> 中',
  cites: ['47-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'in-source-body': { verdict: 'hint', says: '{{about}}（{{label}}）标签写在了源代码的 <head>…</head> 之外。', fix: '把它移到 <head> 与 </head> 之间；规范要求标签设在页面源代码的“<head>…</head>”中。' },
  },
  *run(page) {
    const source = sourceTagsOf(page);
    if (!source) return yield { cannot: `不能确定标签在源代码中的位置（${sourceMissing}）` };
    for (const name of [...siteTags, ...columnTags, ...articleTags]) {
      const copies = source.filter((tag) => tag.name === name.toLowerCase());
      if (copies.length === 0 || !copies.every(({ outside }) => outside)) continue;
      yield { code: 'in-source-body', at: tagsOf(page)[name].copy?.element ?? null, about: name, data: { label: tagLabels[name] } };
    }
  },
});
