import { optionalTags, tagLabels } from '../../page/tags/tag-names.ts';
import { tagsOf } from '../../page/tags/tags.ts';
import { tagsMayBeUnwritten } from '../../page/tags/tags-unwritten.ts';
import { defineCheck } from '../define-check.ts';

/** 47号附件三: 标签值不能为空. The tags named here are optional, so an empty one is a matter of quality. */
export default defineCheck({
  id: 'optional-tag-empty',
  version: 1,
  title: '可选的内容页标签（Keywords、Author 等）写了就有值',
  cites: ['47-3', '47-3-3'],
  on: ['article'],
  stage: 'stable',
  messages: {
    empty: { verdict: 'hint', says: '可选标签 {{about}}（{{label}}）写了，但值是空的。', fix: '补上{{label}}；没有内容可写的，去掉这个标签（它不是必选的）。' },
  },
  *run(page) {
    const unwritten = tagsMayBeUnwritten(page);
    for (const name of optionalTags) {
      const { state, copy } = tagsOf(page)[name];
      if (state !== 'empty') continue;
      if (unwritten) yield { cannot: unwritten };
      else yield { code: 'empty', at: copy!.element, about: name, data: { label: tagLabels[name] } };
    }
  },
});
