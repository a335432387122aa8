import { leads } from '../../page/footer/footer-clicks.ts';
import { placeInPage } from '../../page/footer/footer.ts';
import { absence, footerUnseen } from '../../page/footer/footer-absence.ts';
import { footerPlace, labelOf, sightings, standing, type Sighting } from '../../page/footer/footer-text.ts';
import { beginsElement } from '../../page/element-edge.ts';
import { folded, squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck } from '../define-check.ts';

/** 附件一（二）4: the footer gives the sponsor's 联系方式: a telephone, an address, a mailbox; a link 联系我们 is a weaker form. */
export default defineCheck({
  id: 'contact',
  version: 1,
  title: '底部列明主办单位联系方式',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有列明主办单位的联系方式{{note}}', fix: '在底部功能区写明主办单位的联系电话（可另加地址、邮箱），如“联系电话：（区号）号码”。技术支持单位的电话不能代替。' },
    'link-only': { verdict: 'hint', says: '底部没有直接列出联系方式，只有“{{about}}”链接', fix: '建议在底部直接写明主办单位的联系电话。' },
  },
  *run(page) {
    const seen = [...sightings(page, phone, false), ...sightings(page, written, false)].filter(({ match, start }) => !isFiller(match[0], page.text.norm.slice(start, start + 30))).map((each) => ({ ...each, owner: ownerOf(page, each) }));
    const found = seen.filter(({ owner }) => owner === 'sponsor');
    const mail = page.links.filter(({ href }) => /^\s*(?:mailto|tel):\S/i.test(href ?? '')).map(({ element }) => ({ element, place: placeInPage(page, element), shown: page.shown(element) })).filter(({ place }) => place === 'footer');
    const state = standing<Pick<Sighting, 'element' | 'place' | 'shown'>>(page, [...found, ...mail]);
    if (state.good.length > 0) return;
    const links = page.links.slice(-2000).flatMap((link) => {
      const name = link.text.length > 20 ? null : contactName.exec(squeezed(link.text) || squeezed(labelOf(link.element)));
      return name ? [{ name: name[0], link, element: link.element, place: placeInPage(page, link.element), shown: page.shown(link.element) }] : [];
    }).filter(({ place }) => place === 'footer' || place === 'top');
    const linked = standing(page, links);
    const [alive] = linked.good.filter(({ link }) => leads(page, link));
    if (alive && footerUnseen(page) === null) {
      yield { code: 'link-only', at: alive.element, about: alive.name };
      return;
    }
    const missing = absence(page, 'text', '联系方式', { hidden: [...state.hidden, ...linked.hidden], above: [...state.above, ...linked.above], unsure: state.unsure });
    if ('cannot' in missing) {
      yield missing;
      return;
    }
    const dead = linked.good.length > 0 ? linked.good[0]! : sightings(page, /联系我们|联系方式/g, false).find(({ shown, place }) => shown && place === 'footer');
    const perhaps = seen.find(({ shown, place, owner }) => shown && place === 'footer' && owner === 'perhaps');
    if (perhaps) {
      yield { code: 'missing', verdict: 'review', at: perhaps.element, about: '联系方式', data: { note: `（技术支持单位后面写着“${folded(perhaps.match[0])}”，是不是主办单位的请核对）` } };
      return;
    }
    const supplier = seen.some(({ shown }) => shown);
    const note = dead ? '（“联系我们”没有可打开的链接）' : supplier && missing.note === '' ? '（只有技术支持单位的电话）' : missing.note;
    yield { code: 'missing', verdict: missing.verdict, ...(dead ? { at: dead.element } : footerPlace(page)), about: '联系方式', data: { note }, patch: { html: '<span>联系电话：（填写主办单位电话）</span>' } };
  },
});

/** A number or mailbox a template came with: one digit throughout, x for letters. The digits in order may be somebody's number. */
function isFiller(written: string, on: string): boolean {
  const digits = written.replace(/\D/g, '');
  return /^(\d)\1{6,}$/.test(digits) || /^(?:[^@\d]{0,8}[\s:])?x{2,}[@#]/i.test(on);
}

const contactName = /联系(?:我们|方式|本站|站长|电话)|contact\s?us/i;
/** A labelled or bracketed telephone number, a number with an area code, a hotline. */
const phone = /(?:电\s?话|热\s?线|传\s?真|手\s?机|值班|总机|Tel|TEL|Phone)\s{0,3}(?:号码|\(传真\)|\/传真)?\s{0,3}[:\s]?\s{0,4}[(+]?\s?(?:\d[\d ()-]{3,20}\d)|(?<![\d-])\(?0\d{2,3}\)?\s?-{1,2}\s?\d{5,8}(?!\d)|(?<![\dA-Za-z])1234[5-9](?!\d)/gi;
/** Other forms: mailbox, postal address, postal code. */
const written = /[\w.+-]{1,40}\s?(?:@|#|\(at\)|\[at\])\s?[\w-]{1,30}\.[\w.-]{2,30}|(?:邮\s?箱|E-?mail|邮\s?件)\s{0,2}:\s{0,3}\w|地\s{0,4}址\s{0,2}[:\s]\s{0,4}(?!邮\s?编|邮政|邮箱|电\s?话|联系|传\s?真|网\s?址|暂无)[\u4e00-\u9fa5]{2}|邮\s{0,4}编\s{0,2}[:\s]\s{0,4}\d{6}|邮政编码\s{0,2}[:\s]\s{0,4}\d{6}|Add(?:ress)?\s?:\s?\w|QQ\S{0,6}\s{0,3}\(\d{5,11}\)/gi;

/**
 * Whose number it is: the supplier's that maintains the site when the nearest label before it in the line says so and it is part of that
 * particular. One with a label of its own in an element of its own may be either's, and the sponsor's when another particular stands between.
 */
function ownerOf(page: PageView, { start, match }: Sighting): 'sponsor' | 'supplier' | 'perhaps' {
  const text = page.text.norm;
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - 60);
  const line = text.slice(from, start + match[0].length);
  const last = lastOf(line, /技术(?:支持|保障|服务|维护|运维|热线|电话)|(?:网站|运行|系统|日常)(?:维护|运维|建设)|运维|开发/g);
  const own = lastOf(line, /主办|承办|(?<!支持|维护|服务|保障)联系|地址|值班|咨询|版权|服务热线|投诉|监督|举报|传真/g);
  if (last <= own || /\.gov\.cn$/i.test(match[0])) return 'sponsor';
  const name = /[\u4e00-\u9fa5]*$/.exec(text.slice(Math.max(from, start - 8), start))?.[0] ?? '';
  const labelled = /^[\u4e00-\u9fa5A-Za-z]/.test(match[0]) && Array.from({ length: name.length + 1 }, (_, back) => start - back).some((at) => beginsElement(page, at));
  if (!labelled) return 'supplier';
  return lastOf(line.slice(0, start - from), /备案|网安|标识码|地图|邮编|声明|Copyright/gi) > last ? 'sponsor' : 'perhaps';
}

function lastOf(line: string, pattern: RegExp): number {
  return [...line.matchAll(pattern)].at(-1)?.index ?? -1;
}
