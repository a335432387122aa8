import { addressesOf, type PageAddress } from '../../page/links/addresses.ts';
import { kindOfAddress } from '../../page/links/internal-host.ts';
import { attr } from '../../page/dom.ts';
import { readableAddress } from '../../contract/readable-address.ts';
import { folded } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';
import { entriesOf } from '../../page/table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

type Code = 'intranet' | 'preview' | 'bare-ip' | 'port';

/** More addresses of one kind than this are summed up in one finding that names them. */
const most = 60;

/** 47号附件二（一）: 内部地址应清晰有效; 附件二（二）: 确保所有链接有效可用. An address inside the office's own network is dead for the public. */
export default defineCheck({
  id: 'internal-address',
  version: 1,
  title: '链接和资源不使用内网、预览或IP地址',
  cites: ['47-2-1-2', '47-2-2-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    intranet: { verdict: 'fail', says: '{{what}}指向内网或本机地址“{{address}}”，公众打不开{{times}}。', fix: '改为本网站上的公开地址；如文件还在电脑或内部系统里，先上传到网站再链接。' },
    preview: { verdict: 'review', says: '{{what}}指向后台预览或测试地址“{{address}}”{{times}}。', fix: '核实后改为正式发布的地址。' },
    'bare-ip': { verdict: 'review', says: '{{what}}直接用IP地址“{{address}}”{{times}}。', fix: '核实该地址是否还在使用；能用域名的改用域名。' },
    port: { verdict: 'hint', says: '{{what}}的地址带有端口号“{{address}}”{{times}}。', fix: '建议改用不带端口号的正式地址。' },
  },
  // A page that itself stands on an inner address is judged by site-domain; from there its own network is no surprise.
  unless: (page) => (kindOfAddress(page.url.href, page.url, null, []) === 'intranet' ? '本页本身在内网或本机地址上' : null),
  *run(page) {
    const { list } = yield* addressesOf(page);
    const official = entriesOf(page, hostTables.numeric);
    const found = new Map<string, { code: Code; address: string; what: string; element: Element; times: number }>();
    let seen = 0;
    for (const { element, raw, url, what } of placesOf(page, list)) {
      seen += 1;
      if (seen % 200 === 0) yield pause;
      const code = kindOfAddress(raw, page.url, url, official);
      if (!code) continue;
      const address = readableAddress(url && code !== 'intranet' ? url.href : folded(raw));
      const had = found.get(`${code} ${address}`);
      if (had) had.times += 1;
      else found.set(`${code} ${address}`, { code, address, what, element, times: 1 });
    }
    const counts = new Map<Code, number>();
    const rest = new Map<Code, string[]>();
    for (const each of found.values()) {
      const count = (counts.get(each.code) ?? 0) + 1;
      counts.set(each.code, count);
      if (count > most) rest.set(each.code, [...(rest.get(each.code) ?? []), each.address]);
      else yield reportOf(each.code, each.element, each.what, each.address, each.times);
    }
    for (const [code, addresses] of rest) {
      yield { code, about: '其余地址', data: { what: `另有 ${addresses.length} 个地址`, address: addresses.slice(0, 40).join('、'), times: '' } };
    }
  },
});

function reportOf(code: Code, element: Element, what: string, address: string, times: number): Report<Code> {
  return { code, at: element, about: address, quote: address, data: { what, address, times: times > 1 ? `（页面上共 ${times} 处）` : '' } };
}

interface Address {
  readonly element: Element;
  readonly raw: string;
  readonly url: URL | null;
  readonly what: string;
}

function* placesOf(page: PageView, list: readonly PageAddress[]): Generator<Address> {
  for (const { element, href, url, text } of page.links) {
    if (href !== null && href.trim() !== '' && !href.startsWith('#')) yield { element, raw: href, url, what: text ? `链接“${text.slice(0, 40)}”` : '链接' };
  }
  for (const { element, src, url } of page.pictures) if (src && !src.startsWith('data:')) yield { element, raw: src, url, what: '图片' };
  for (const { element, url } of page.frames) if (url) yield { element, raw: attr(element, 'src') ?? '', url, what: '框架' };
  for (const [name, attribute, what] of [['script', 'src', '脚本'], ['link', 'href', '样式或图标'], ['option', 'value', '下拉链接'], ['form', 'action', '表单'], ['video', 'src', '视频'], ['audio', 'src', '音频'], ['source', 'src', '音视频'], ['embed', 'src', '插件内容']] as const) {
    for (const element of page.all(name)) {
      const raw = attr(element, attribute);
      if (!raw || raw.trim() === '' || (name === 'option' && !/^\s*(?:https?:|\/\/|file:)/i.test(raw))) continue;
      yield { element, raw, url: page.resolve(raw, element), what };
    }
  }
  // What styles, handlers and data attributes name.
  for (const { url, places } of list) {
    for (const { element, attribute, raw, role } of places) {
      if (!plain.has(attribute)) yield { element, raw, url, what: role === 'link' ? '点击后打开的地址' : attribute === 'background' || role === 'picture' ? '背景图片' : role === 'style' ? '样式文件' : '资源' };
    }
  }
}

/** Attributes read above. */
const plain: ReadonlySet<string> = new Set(['href', 'src', 'value', 'action']);
