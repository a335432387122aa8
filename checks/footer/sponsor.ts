import { absence } from '../../page/footer/footer-absence.ts';
import { footerPlace, sightings, standing, type Sighting } from '../../page/footer/footer-text.ts';
import { contains } from '../../page/dom.ts';
import { footersOf } from '../../page/footer/footer.ts';
import { tidy } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck } from '../define-check.ts';

/** 附件一（二）4: the footer names the 主办单位. 承办, 指导单位, 技术支持 and 版权所有 are something else. */
export default defineCheck({
  id: 'sponsor',
  version: 1,
  title: '底部列明网站主办单位',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有列明网站主办单位{{note}}', fix: '在底部功能区写明“主办单位：（单位全称）”。' },
    'copyright-only': { verdict: 'review', says: '底部没有“主办单位”字样，只见“{{about}}”，请核对主办单位是否已列明', fix: '在底部功能区写明“主办单位：（单位全称）”；版权所有、承办单位、技术支持不能代替主办单位。' },
  },
  *run(page) {
    const named = sightings(page, label, false).filter(({ start, match }) => hasValue(page, start + match[0].length));
    const suffixed = sightings(page, suffix, false);
    const state = standing(page, [...named, ...suffixed]);
    if (state.good.length > 0) return;
    const patch = { html: '<span>主办单位：（填写主办单位全称）</span>' };
    const missing = absence(page, 'text', '主办单位', state);
    if ('cannot' in missing) {
      yield missing;
      return;
    }
    const other = state.hidden.length > 0 ? null : otherName(page);
    if (other) {
      yield { code: 'copyright-only', at: other.element, about: textAround(page, other), patch };
      return;
    }
    const empty = sightings(page, label, false).some(({ shown }) => shown);
    yield { code: 'missing', verdict: missing.verdict, ...footerPlace(page), about: '主办单位', data: { note: missing.note || (empty ? '（只有名称，后面没有单位）' : otherRole(page)) }, patch };
  },
});

const label = /主\s{0,4}办\s{0,4}(?:单\s?位|方|部\s?门|机\s?构)?(?:\s?[、/及和与]\s?(?:承办|维护|管理|运行|版权)(?:单位)?)?\s{0,4}:|主办(?:单位|方)(?=\s?[\u4e00-\u9fa5])|Sponsored\s?by|Sponsor\s?:|Hosted\s?by/gi;
const suffix = /[\u4e00-\u9fa5]{3,40}\s?(?:联合)?主\s?办(?!\s?(?:单|方|部|机|:|、|\/))/g;

/** Whether words follow a label: within two lines, and not the next label. */
function hasValue(page: PageView, from: number): boolean {
  const rest = page.text.norm.slice(from, from + 80).replace(/^[\s:|()]+/, '');
  return /^[\u4e00-\u9fa5A-Za-z]{2}/.test(rest) && !/^(?:[x×]{2,}|null|undefined|nan|none|暂无|单位(?:名称|全称)|主办单位|请?(?:在此)?(?:填写|输入)|承办|协办|主管|技术支持|联系|地址|网站标识码|版权|备案|[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼]?(?:ICP|公网安备))/i.test(rest);
}

/** What stands for a sponsor without being called one: a copyright line, an organiser's label, a bare name of an authority. */
function otherName(page: PageView): Sighting | null {
  for (const pattern of [/版权所有\s?:\s?[\u4e00-\u9fa5]/g, /版权所有|版权归|Copyright|©|&copy;/gi, /(?:开办|主管|管理)(?:单位|方|部门)?\s?:/g, /(?<![\u4e00-\u9fa5:]\s?)[\u4e00-\u9fa5]{2,20}(?:人民政府|委员会|管理局|办公室|办公厅|[厅局委署])(?![\u4e00-\u9fa5])/g]) {
    const found = sightings(page, pattern, false).find(({ shown, place, element }) => shown && place === 'footer' && footersOf(page).some((footer) => contains(footer.element, element)));
    if (found) return found;
  }
  return null;
}

/** A note naming the role the footer gives instead. */
function otherRole(page: PageView): string {
  const found = sightings(page, /(承办|指导|协办|维护|建设|运维)(?:单位|方)?\s?:|[\u4e00-\u9fa5]{3,40}\s?(承办)(?![\u4e00-\u9fa5])/g, false).find(({ shown, place }) => shown && place === 'footer');
  return found ? `（只有${found.match[1] ?? found.match[2]}单位）` : '';
}

/** The line a text stands in, up to 40 characters from a little before it. */
function textAround(page: PageView, { start }: Sighting): string {
  const text = page.text.raw;
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - 16);
  const line = tidy((text.slice(from, start + 60).split('\n')[0] ?? '').replace(/\s\S{0,3}(?:ICP|公网|公安|备案|技术支持|承办|中文域名|网站标识码|地址|电话).*$/, ''));
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
