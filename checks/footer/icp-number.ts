import { icpRecords, type RecordSighting } from '../../page/footer/footer-records.ts';
import { absence } from '../../page/footer/footer-absence.ts';
import { footerPlace, standing } from '../../page/footer/footer-text.ts';
import { defineCheck } from '../define-check.ts';
import type { PageView } from '../../page/page-view.ts';
import { patternOf } from '../../page/table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

/** 附件一（二）4: the footer shows the ICP record number; by custom it links to the ministry's query system. */
export default defineCheck({
  id: 'icp-number',
  version: 1,
  title: '底部列明 ICP 备案编号',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有列明 ICP 备案编号{{note}}', fix: '在底部功能区写明 ICP 备案编号（如“桂ICP备00000000号-1”），并链接到 https://beian.miit.gov.cn/ 。' },
    format: { verdict: 'review', says: 'ICP 备案编号写作“{{about}}”，与“省简称＋ICP备＋8位或10位数字＋号”的形式不同，请核对', fix: '到 https://beian.miit.gov.cn/ 查询本网站的备案编号，按查询结果原样书写，如“桂ICP备00000000号-1”。' },
    'not-linked': { verdict: 'hint', says: 'ICP 备案编号“{{about}}”没有链接到工业和信息化部备案管理系统', fix: '把编号链接到 https://beian.miit.gov.cn/ 。' },
    'old-host': { verdict: 'hint', says: 'ICP 备案编号“{{about}}”链接到已停用的旧地址 {{host}}', fix: '把链接改为 https://beian.miit.gov.cn/ 。' },
  },
  *run(page) {
    const state = standing(page, icpRecords(page));
    if (state.good.length === 0) {
      const missing = absence(page, 'text', 'ICP 备案编号', state);
      if ('cannot' in missing) yield missing;
      else yield { code: 'missing', verdict: missing.verdict, ...footerPlace(page), about: 'ICP备案编号', data: { note: missing.note }, patch: { html: '<a href="https://beian.miit.gov.cn/" target="_blank">【请填写：ICP备案编号】</a>' } };
      return;
    }
    const told = new Set<string>();
    for (const record of state.good) {
      if (told.has(record.text)) continue;
      told.add(record.text);
      if (!record.wellFormed) yield { code: 'format', at: record.element, about: record.text };
      const same = state.good.filter(({ text }) => text === record.text);
      if (same.some(isLinked)) continue;
      const old = same.find(({ link }) => isOld(page, link?.href ?? ''));
      const patch = { html: `<a href="https://beian.miit.gov.cn/" target="_blank">${record.text}</a>` };
      if (old) yield { code: 'old-host', at: old.element, about: record.text, data: { host: old.link?.url?.host ?? '' }, patch };
      else yield { code: 'not-linked', at: record.element, about: record.text, patch };
    }
  },
});

/** Linked to the query system, also through an IPv6 proxy that rewrites host names. */
function isLinked({ link }: RecordSighting): boolean {
  return /beian[.-]miit[.-]gov[.-]cn/i.test(link?.href ?? '');
}

function isOld(page: PageView, href: string): boolean {
  return patternOf(page, hostTables.icpOld, anywhere).test(href);
}

/** Rewriting proxies put hyphens where the dots were. */
function anywhere(hosts: string): RegExp {
  return new RegExp(hosts.replaceAll('\\.', '[.-]'), 'i');
}
