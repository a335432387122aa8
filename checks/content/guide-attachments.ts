import { linkKey } from '../../contract/link.ts';
import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { guideFilesOf, namedFormsOf } from '../../page/content/guide-forms.ts';
import { defineCheck } from '../define-check.ts';

/** 评分表 附件下载: 指南中提及的表格和附件未提供下载的、无法下载的，每发现一次扣1分. */
export default defineCheck({
  id: 'guide-attachments',
  version: 1,
  title: '办事指南提到的表格和附件都能下载',
  cites: ['47z-4-3-4', 'db-1-119'],
  on: ['guide'],
  stage: 'stable',
  messages: {
    'named-not-offered': { verdict: 'review', says: '指南提到“{{about}}”，本页没有找到它的下载链接。', fix: '在“{{about}}”后加上空白表格的下载链接（最好同时附填写样例）；不用办事人填写的，写明在哪里领取或由系统生成。' },
    broken: { verdict: 'fail', says: '指南里的附件“{{name}}”下载不了（{{why}}）。', fix: '重新上传附件并改好链接，点开确认能下载。' },
  },
  *run(page) {
    const files = guideFilesOf(page);
    const writer = unloadedWriter(page);
    const missing = namedFormsOf(page);
    if (missing.length > 0 && writer) yield { cannot: `脚本或框架未能加载（${writer}），附件的链接可能由它写入，未能判断` };
    else for (const { words, element } of missing) yield { code: 'named-not-offered', at: element, quote: words, about: words };
    let unanswered = 0;
    for (const { element, url, text } of files) {
      const answer = page.answers?.get(linkKey(url.href));
      if (!answer || answer.verdict === 'blocked' || answer.verdict === 'skipped') unanswered += 1;
      else if (answer.verdict === 'broken') yield { code: 'broken', at: element, about: url.href, data: { name: text || url.pathname.slice(url.pathname.lastIndexOf('/') + 1), why: answer.status ? `服务器答复 ${answer.status}` : '没有得到答复' } };
    }
    if (unanswered > 0) yield { cannot: page.answers === null ? '附件能否下载要联网检查，本次未检' : `有 ${unanswered} 个附件没有得到能作数的答复，未能判断` };
  },
});
