import { articleOf } from '../../page/article/article.ts';
import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { hasLinkedLabel, linksAround, policyPageOf } from '../../page/content/policy-document.ts';
import { defineCheck } from '../define-check.ts';

/** 47号正文四（二）3: 在政策文件页面提供解读材料页面入口，在解读材料页面关联政策文件有关内容. */
export default defineCheck({
  id: 'policy-links',
  version: 1,
  title: '政策文件与解读材料相互关联',
  cites: ['47z-4-2-3', 'db-2-14'],
  on: ['article'],
  stage: 'stable',
  messages: {
    'no-interpretation': { verdict: 'review', says: '政策文件页没有解读材料的入口：“{{about}}”。', fix: '有解读材料的，在文件页加上“相关解读”链接；按规定应当解读而没有解读的，请起草单位提供；不需要解读的可判为误报。' },
    'no-source-document': { verdict: 'review', says: '解读材料页没有关联政策文件：“{{about}}”。', fix: '在解读页加上“政策原文”链接，指向被解读的文件。' },
  },
  unless: (page) => (policyPageOf(page) === null ? '本页不是政策文件，也不是解读材料' : null),
  *run(page) {
    const { kind, title } = policyPageOf(page)!;
    const isLinked = kind === 'document'
      ? linksAround(page, /解读|图解|一图|读懂|答记者问|新闻发布会/).length > 0 || hasLinkedLabel(page, /^[【[]?(?:相关|政策|文件|关联)?(?:解读|解读材料|解读信息|解读链接)[】\]:]?$/)
      : linksAround(page, document).length > 0 || hasLinkedLabel(page, /^[【[]?(?:相关|关联|政策|解读)?(?:政策|文件|原文|政策文件|政策原文|文件原文)(?:链接)?[】\]:]?$/);
    if (isLinked) return;
    const writer = unloadedWriter(page);
    if (writer) return yield { cannot: `脚本或框架未能加载（${writer}），关联的链接可能由它写入，未能判断` };
    yield { code: kind === 'document' ? 'no-interpretation' : 'no-source-document', at: articleOf(page).title?.element ?? null, about: title };
  },
});

/** Link words that lead to the document explained, not to another interpretation. */
const document = /^(?!.*(?:解读|图解|读懂|答记者问)).*(?:《.{3,}》|[([]20\d\d[)\]]\d{1,4}号|原文|相关文件|相关政策|政策文件|文件(?:链接|全文)|关于.{4,}的(?:通知|意见|公告|决定)|(?:办法|规定|细则|条例|意见|方案|措施|通知)(?:\(.{2,8}\))?(?:\.\w{3,4})?$)/;
