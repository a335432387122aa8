import { codesInText, isSiteCode, ownCodes, taggedCodes } from '../../page/footer/footer-codes.ts';
import { absence } from '../../page/footer/footer-absence.ts';
import { footerPlace, standing } from '../../page/footer/footer-text.ts';
import { defineCheck } from '../define-check.ts';

/** 附件一（二）4: the footer shows the 网站标识码, in its official form and the same as in the page's tag. */
export default defineCheck({
  id: 'site-code-shown',
  version: 1,
  title: '底部列明网站标识码，与网页标签一致',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有列明网站标识码{{note}}', fix: '在底部功能区写明“网站标识码：{{code}}”{{how}}。' },
    format: { verdict: 'fail', says: '底部的网站标识码写作“{{about}}”，不是“bm加8位数字”或“10位数字”', fix: '改为全国政府网站信息报送系统生成的网站标识码：10位数字，或“bm”加8位数字。' },
    'differs-from-tag': { verdict: 'fail', says: '底部的网站标识码“{{about}}”与网页标签 SiteIDCode 的“{{tag}}”不一致', fix: '核对本网站的标识码，把底部文字和 SiteIDCode 标签改为同一个值。' },
  },
  *run(page) {
    const state = standing(page, codesInText(page));
    const valued = state.good.filter(({ value }) => value !== '');
    if (valued.length === 0) {
      const missing = absence(page, 'text', '网站标识码', state);
      if ('cannot' in missing) {
        yield missing;
        return;
      }
      const code = ownCodes(page)[0] ?? '';
      const [empty] = state.good;
      yield {
        code: 'missing', verdict: missing.verdict, ...(empty ? { at: empty.element } : footerPlace(page)), about: '网站标识码',
        data: { note: empty ? '（只有名称，后面没有号码）' : missing.note, code: code || '××××××××××', how: code ? '' : '，号码见全国政府网站信息报送系统' },
        patch: { html: `<span>网站标识码：${code || '（填写本网站标识码）'}</span>` },
      };
      return;
    }
    const tags = taggedCodes(page);
    const told = new Set<string>();
    for (const { value, element } of valued) {
      if (told.has(value)) continue;
      told.add(value);
      if (!isSiteCode(value)) yield { code: 'format', at: element, about: value };
      else if (tags.length > 0 && !tags.includes(value.toLowerCase())) yield { code: 'differs-from-tag', at: element, about: value, data: { tag: tags.join('、') } };
    }
  },
});
