import { archiveOf } from '../../page/content/archive.ts';
import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { defineCheck } from '../define-check.ts';

/** 47号正文三（二）3: 归档后的页面要……在显著位置清晰注明“已归档”和归档时间. */
export default defineCheck({
  id: 'archive-mark',
  version: 1,
  title: '归档页面注明“已归档”和归档时间',
  cites: ['47z-3-2-3', 'db-1-26'],
  on: ['column', 'article', 'topic', 'other', 'home'],
  stage: 'stable',
  messages: {
    missing: { verdict: 'review', says: '这是归档页面（{{because}}），没有在显著位置注明{{what}}。', fix: '在页面顶部显著位置写明“已归档”和归档时间，例如“本页面已归档，归档时间：2024-06-30”；不是归档页面的可判为误报。' },
  },
  unless: (page) => (archiveOf(page) === null ? '没有看出本页是归档页面' : null),
  *run(page) {
    const { because, isMarked, hasDate, element } = archiveOf(page)!;
    if (isMarked && hasDate) return;
    const writer = unloadedWriter(page);
    if (writer) return yield { cannot: `脚本或框架未能加载（${writer}），归档标识可能由它写入，未能判断` };
    yield { code: 'missing', at: element, about: isMarked ? '归档时间' : '归档标识', data: { because, what: isMarked ? '归档时间' : hasDate ? '“已归档”' : '“已归档”和归档时间' } };
  },
});
