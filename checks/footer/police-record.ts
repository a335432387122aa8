import { codeInLink, isPoliceLink, policeRecords } from '../../page/footer/footer-records.ts';
import { absence } from '../../page/footer/footer-absence.ts';
import { footerPlace, standing } from '../../page/footer/footer-text.ts';
import { defineCheck } from '../define-check.ts';

/** 附件一（二）4: the footer shows the public security record mark, and its link names the same number. */
export default defineCheck({
  id: 'police-record',
  version: 1,
  title: '底部列明公安机关备案标识，链接与编号一致',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有列明公安机关备案标识{{note}}', fix: '在底部功能区加上公安机关备案标识和编号（如“桂公网安备00000000000000号”），链接到 https://beian.mps.gov.cn/#/query/webSearch?code=14位编号 。' },
    format: { verdict: 'review', says: '公安备案写作“{{about}}”，没有找到现行的14位编号，请核对', fix: '到 https://beian.mps.gov.cn/ 查询本网站的公安备案编号，写成“省简称＋公网安备＋14位数字＋号”。' },
    'link-differs': { verdict: 'fail', says: '公安备案编号显示为 {{about}}，链接里却是 {{link}}', fix: '核对本网站的公安备案编号，把文字和链接改为同一个编号。' },
    'not-linked': { verdict: 'hint', says: '公安备案“{{about}}”没有链接到全国互联网安全管理服务平台', fix: '把编号链接到 https://beian.mps.gov.cn/#/query/webSearch?code=14位编号 。' },
    'old-host': { verdict: 'hint', says: '公安备案“{{about}}”仍链接到旧地址 {{host}}', fix: '把链接改为 https://beian.mps.gov.cn/#/query/webSearch?code=14位编号 。' },
  },
  *run(page) {
    const state = standing(page, policeRecords(page));
    if (state.good.length === 0) {
      const missing = absence(page, 'text', '公安机关备案标识', state);
      if ('cannot' in missing) yield missing;
      else yield { code: 'missing', verdict: missing.verdict, ...footerPlace(page), about: '公安机关备案标识', data: { note: missing.note }, patch: { html: linkTo('00000000000000', '（填写省简称）公网安备（填写14位编号）号') } };
      return;
    }
    const numbered = state.good.filter(({ digits }) => digits !== '');
    const told = new Set<string>();
    for (const record of numbered.length > 0 ? numbered : state.good.slice(0, 1)) {
      const about = record.wellFormed && record.digits ? record.digits : record.text;
      if (told.has(about)) continue;
      told.add(about);
      const digits = record.digits;
      const isCurrent = /^(?!0+$)\d{14}$/.test(digits);
      if (!isCurrent) yield { code: 'format', at: record.element, about };
      const links = state.good.flatMap(({ link, digits: other }) => (link && isPoliceLink(link) && (link === record.link || other === digits) ? [link] : []));
      const [link] = links;
      const patch = isCurrent ? { patch: { html: linkTo(digits, written(record.text, digits)) } } : {};
      if (!link) {
        // Beside a mark of another number a link may belong to that one: only a page with no such link at all is told.
        if (!page.links.some(isPoliceLink)) yield { code: 'not-linked', at: record.element, about, ...patch };
        continue;
      }
      const code = codeInLink(link);
      if (isCurrent && /^\d{14}$/.test(code) && code !== digits) yield { code: 'link-differs', at: link.element, about, data: { link: code }, ...patch };
      if (!/beian[.-]mps[.-]gov/i.test(link.href ?? '')) yield { code: 'old-host', at: link.element, about, data: { host: link.url?.host ?? '' }, ...patch };
    }
  },
});

function written(text: string, digits: string): string {
  return /^[\u4e00-\u9fa5]公网安备\d{14}号?$/.test(text) ? text : `（省简称）公网安备${digits}号`;
}

function linkTo(digits: string, text: string): string {
  return `<a href="https://beian.mps.gov.cn/#/query/webSearch?code=${digits}" target="_blank">${text}</a>`;
}
