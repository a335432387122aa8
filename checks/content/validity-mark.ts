import { articleOf } from '../../page/article/article.ts';
import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { formatBeijing } from '../../page/date-format.ts';
import { policyPageOf } from '../../page/content/policy-document.ts';
import { validityOf } from '../../page/content/validity.ts';
import { defineCheck } from '../define-check.ts';

/** 47号正文四（一）4: 修改、废止、失效……在已发布的原文件上作出明确标注. */
export default defineCheck({
  id: 'validity-mark',
  version: 1,
  title: '失效、废止的文件有明确标注',
  cites: ['47z-4-1-4', 'db-2-8'],
  on: ['article'],
  stage: 'stable',
  messages: {
    'repealed-unmarked': { verdict: 'review', says: '文件看来已经失效或废止，页面上没有标注：{{why}}。', fix: '核实后在标题旁标明“已废止”或“已失效”及日期；已延长有效期或修订的，标明依据。' },
  },
  unless: (page) => (policyPageOf(page)?.kind === 'document' ? null : '本页不是政策文件'),
  *run(page) {
    const { title } = policyPageOf(page)!;
    const { isMarked, until, quote, start, repeal, repealText } = validityOf(page);
    if (isMarked) return;
    const isOver = until !== null && formatBeijing(until, false) < formatBeijing(page.now, false);
    if (!isOver && !repeal) return;
    const writer = unloadedWriter(page);
    if (writer) return yield { cannot: `脚本或框架未能加载（${writer}），失效标注可能由它写入，未能判断` };
    if (repeal) yield { code: 'repealed-unmarked', at: repeal, about: title, data: { why: `本页链接到“${repealText}”` } };
    else yield { code: 'repealed-unmarked', at: page.text.pieceAt(start)?.element ?? articleOf(page).title?.element ?? null, quote, about: title, data: { why: `正文写明“${quote}”，有效期到 ${formatBeijing(until!, false)}` } };
  },
});
