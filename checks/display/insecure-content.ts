import { isInnerHost } from '../../contract/inner-host.ts';
import { addressesOf, type AddressPlace } from '../../page/links/addresses.ts';
import type { AddressRole } from '../../page/links/address-sources.ts';
import { attr, queryAll } from '../../page/dom.ts';
import { isBelow } from '../../page/links/link-host.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause } from '../define-check.ts';
import { entriesOf } from '../../page/table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

/** Hosts of one code beyond this are named together in one finding. */
const most = 20;

/** 安全防护（对标表1第73项）: 采取必要措施进行防范; 47号七（一）: 服务器不得放在境外. What the page is built of, and where its forms send what people type. */
export default defineCheck({
  id: 'insecure-content',
  version: 1,
  title: '页面内容和表单经加密传送，不依赖境外资源',
  cites: ['db-1-73'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    mixed: { verdict: 'fail', says: '加密（https）页面里引用了不加密的{{what}}：{{example}}{{times}}，浏览器会拦截或提示不安全。', fix: '把地址改为 https 开头；对方不支持的，把文件放到本网站再引用。' },
    'insecure-form': { verdict: 'fail', says: '{{what}}不加密传送到 {{example}}，填写的内容可能被截取。', fix: '把表单的提交地址和所在页面都改为 https。' },
    'foreign-host': { verdict: 'review', says: '页面引用了境外服务器 {{about}} 上的{{what}}{{times}}。', fix: '把文件放到本网站，或改用境内的资源；不再需要的删掉。', cites: ['47z-7-1-1', 'db-1-73'] },
  },
  unless: (page) => (/^https?:$/.test(page.url.protocol) ? null : '不是网络上的页面'),
  *run(page) {
    const { list } = yield* addressesOf(page);
    const secure = page.url.protocol === 'https:' && !upgrades(page);
    const mixed = new Map<string, Seen>();
    const foreign = entriesOf(page, hostTables.foreign);
    const abroad = new Map<string, Seen>();
    for (const [index, { url, places }] of list.entries()) {
      if (index % 500 === 499) yield pause;
      const place = places.find(({ role, attribute }) => role in resources && !/^data-|^lay-/.test(attribute));
      if (!place) continue;
      // What the public cannot reach at all is told by internal-address.
      if (secure && url.protocol === 'http:' && !isInnerHost(url.hostname)) add(mixed, `${url.hostname} ${resources[place.role]!}`, url, place);
      if (foreign.some((each) => isBelow(url.hostname, each))) add(abroad, url.hostname, url, place);
    }
    for (const form of page.all('form')) {
      const target = page.resolve(attr(form, 'action') ?? '', form);
      const secret = queryAll(form, 'input[type="password" i]').length > 0;
      if (!target || target.protocol !== 'http:' || (page.url.protocol !== 'https:' && !secret)) continue;
      yield { code: 'insecure-form', at: form, about: `${target.host}${target.pathname}`, quote: target.href, data: { what: secret ? '登录表单' : '表单', example: `${target.host}${target.pathname}` } };
    }
    yield* reportsOf('mixed', mixed);
    yield* reportsOf('foreign-host', abroad);
  },
});

interface Seen {
  readonly url: URL;
  readonly place: AddressPlace;
  times: number;
}

function add(map: Map<string, Seen>, key: string, url: URL, place: AddressPlace): void {
  const had = map.get(key);
  if (had) had.times += 1;
  else map.set(key, { url, place, times: 1 });
}

function* reportsOf(code: 'mixed' | 'foreign-host', map: Map<string, Seen>): Generator<{ code: 'mixed' | 'foreign-host'; at?: Element; about: string; quote?: string; data: Record<string, string> }> {
  const all = [...map];
  for (const [key, { url, place, times }] of all.slice(0, most)) {
    yield { code, at: place.element, about: code === 'mixed' ? key : url.hostname, quote: url.href, data: { what: resources[place.role]!, example: url.href.slice(0, 160), times: times > 1 ? `（同一服务器上共 ${times} 个地址）` : '' } };
  }
  const rest = all.slice(most);
  if (rest.length > 0) yield { code, about: `其余 ${code === 'mixed' ? '不加密地址' : '境外服务器'}`, data: { what: '内容', example: rest.slice(0, 40).map(([, { url }]) => url.host).join('、'), times: `（另有 ${rest.length} 个）` } };
}

/** What a page is built of; links are not, they are followed. */
const resources: Readonly<Partial<Record<AddressRole, string>>> = { script: '脚本', style: '样式表', frame: '框架页面', picture: '图片', media: '音视频', plugin: '插件内容', font: '字体', icon: '图标' };

/** The page asks the browser to fetch everything encrypted. */
function upgrades(page: PageView): boolean {
  return page.all('meta').some((meta) => (attr(meta, 'http-equiv') ?? '').trim().toLowerCase() === 'content-security-policy' && /upgrade-insecure-requests/i.test(attr(meta, 'content') ?? ''));
}
