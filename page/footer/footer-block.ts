import { attr } from '../dom.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { isSiteCode, ownCodes } from './footer-codes.ts';
import { partyMarks } from './footer-conac.ts';
import { icpRecords, policeRecords } from './footer-records.ts';
import { sightings } from './footer-text.ts';

/**
 * The complete footer block of the site in the order of 附件一（二）4, with the values this page itself gives: what its footer
 * shows already is kept, what it lacks is an explicit 【请填写：…】. To be pasted into the site's template.
 */
export const footerBlock: (page: PageView) => string = derived((page) => {
  const code = ownCodes(page)[0] ?? page.site?.code ?? '';
  const known = isSiteCode(code) ? code : '【请填写：网站标识码】';
  const map = page.links.find(({ text, url }) => /^(?:网站|站点)(?:地图|导航)$/.test(squeezed(text)) && url !== null)?.href;
  const icp = icpRecords(page).find(({ shown, wellFormed }) => shown && wellFormed)?.text ?? '【请填写：ICP备案编号】';
  const police = policeRecords(page).find(({ shown, wellFormed }) => shown && wellFormed);
  const digits = police?.digits ?? '【请填写：14位编号】';
  const contact = /(?:电话|热线)[^\d]{0,8}([\d() -]{7,20}\d)/.exec(sightings(page, /(?:联系)?(?:电\s?话|热\s?线)\s{0,3}[:\s]?\s{0,4}[(]?\d[\d ()-]{5,20}\d/g, false).find(({ shown, place }) => shown && place === 'footer')?.match[0].replace(/(电|热)\s(话|线)/, '$1$2') ?? '')?.[1];
  return [
    '<footer>',
    `  ${markOf(page)}`,
    `  <script id="_jiucuo_" sitecode="${escaped(known)}" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>`,
    `  <p>网站标识码：${escaped(known)}</p>`,
    `  <p>主办单位：${escaped(sponsorOf(page) ?? '【请填写：主办单位全称】')}　联系电话：${escaped(contact?.trim() ?? '【请填写：主办单位电话】')}</p>`,
    `  <p><a href="https://beian.miit.gov.cn/" target="_blank">${escaped(icp)}</a></p>`,
    `  <p><a href="https://beian.mps.gov.cn/#/query/webSearch?code=${escaped(digits)}" target="_blank">${escaped(/^[\u4e00-\u9fa5]公网安备/.test(police?.text ?? '') ? police!.text : `【请填写：省简称】公网安备${digits}号`)}</a></p>`,
    `  <p><a href="${escaped(map ?? '【请填写：站点地图页面的地址】')}">网站地图</a></p>`,
    '</footer>',
  ].join('\n');
});

/** The mark's own link as the page has it; it carries a number that only the registry gives. */
function markOf(page: PageView): string {
  const link = partyMarks(page).map(({ element }) => attr(element, 'href')).find((href) => /conac/i.test(href ?? ''));
  return link ? `<a href="${escaped(link)}" target="_blank" title="党政机关网站标识">【请保留：原有的党政机关网站标识图标】</a>` : '【请粘贴：党政机关网站标识的代码，由 bszs.conac.cn 提供】';
}

function sponsorOf(page: PageView): string | null {
  const found = sightings(page, /主\s{0,4}办\s{0,4}(?:单\s?位|方|部\s?门|机\s?构)?\s{0,4}:\s{0,4}[\u4e00-\u9fa5（）()、]{4,40}/g, false).find(({ shown, place }) => shown && place === 'footer')?.match[0];
  return found?.split(':')[1]?.trim().replace(/(?:承办|协办|主管|技术支持|联系|地址|网站标识码|版权).*$/, '') || null;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
