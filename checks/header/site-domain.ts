import { bareHost, namedHosts } from '../../page/header/site-domain.ts';
import { tagsOf } from '../../page/tags/tags.ts';
import { defineCheck } from '../define-check.ts';

/** 47号正文三（一）4: .gov.cn or a Chinese domain; www.□□□.gov.cn for portals, ○○○.□□□.gov.cn for departments; not several. */
export default defineCheck({
  id: 'site-domain',
  version: 1,
  title: '域名以 .gov.cn 为后缀（或 .政务），结构符合规定',
  cites: ['47z-3-1-4'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    suffix: { verdict: 'fail', says: '本页域名 {{about}} 不是以 .gov.cn 为后缀的英文域名，也不是“.政务”中文域名。', fix: '政府网站不得使用其他后缀的英文域名。应申请并改用 .gov.cn 域名，原域名按规定注销，变更时在原网站发布公告。' },
    structure: { verdict: 'review', says: '本页域名 {{about}} 不是规定的结构：{{why}}。', fix: '请核对：门户网站用“www.□□□.gov.cn”，部门网站用本级政府或上级部门门户网站的下级域名“○○○.□□□.gov.cn”（□□□、○○○ 为名称的拼音或英文）。', cites: ['47z-3-1-4-portal', '47z-3-1-4-department'] },
    'ip-or-port': { verdict: 'fail', says: '本页地址 {{about}} 用了{{what}}，不是规范的域名。', fix: '用本网站的域名提供访问，改掉指向这个地址的链接；{{what}}只应在内部使用。', cites: ['47z-3-1-4', '47-2-1-2'] },
    'several-domains': { verdict: 'hint', says: 'SiteDomain 标签列出了 {{count}} 个不同的域名：{{about}}。', fix: '政府网站不宜注册多个域名；有多个符合要求的域名的，应明确主域名，SiteDomain 和头部只写主域名。', cites: ['47z-3-1-4-main', '47-1-2-2'] },
  },
  unless: (page) => (page.preview ? '预览页面，不查域名' : null),
  *run(page) {
    const host = page.url.hostname.replace(/\.$/, '');
    const isAddress = isIp(host) || !host.includes('.');
    if (isAddress || page.url.port !== '') {
      yield { code: 'ip-or-port', about: page.url.host, data: { what: isAddress ? (host.includes('.') || host.startsWith('[') ? ' IP 地址' : '内部主机名') : `端口 ${page.url.port}` } };
    }
    if (!isAddress) {
      if (isOfficial(host)) {
        const why = structureFault(host);
        if (why) yield { code: 'structure', about: host, data: { why } };
      } else if (/\.org\.cn$/.test(host)) {
        yield { cannot: '域名后缀是 .org.cn：有的地方规定事业单位网站可以使用（如桂政办发〔2017〕152号第十二条），请按本地规定人工确认' };
      } else {
        yield { code: 'suffix', about: host };
      }
    }
    const { copy, value } = tagsOf(page).SiteDomain;
    const sites = [...new Set(namedHosts(value).filter(isOfficial).map(siteOf))].sort();
    if (sites.length > 1) yield { code: 'several-domains', at: copy!.element, about: sites.join('、'), data: { count: sites.length } };
  },
});

function isIp(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.startsWith('[');
}

/** .gov.cn, .政务 and .政务.cn; the Chinese ones as the browser writes them. */
function isOfficial(host: string): boolean {
  return /(?:^|\.)gov\.cn$/.test(host) || /\.xn--zfr164b(?:\.cn)?$/.test(host);
}

/** What differs from the two structures for sure; null for what may be either, deeper department names included. */
function structureFault(host: string): string | null {
  if (!host.endsWith('gov.cn') || host === 'www.gov.cn') return null;
  const labels = host.split('.').slice(0, -2);
  if (labels.length === 0) return '缺少表示地区或部门的一级';
  if (labels.length === 1) return '缺少“www.”，门户网站应为“www.□□□.gov.cn”';
  if (labels[0] === 'www' && labels.length > 2) return '“www.”之后多了一级，门户网站应为“www.□□□.gov.cn”，部门网站前面不加“www.”';
  if (labels.length > 4) return '级数过多';
  return null;
}

/** The site a host is of: `□□□.gov.cn` of any host below it. */
function siteOf(host: string): string {
  return host.endsWith('.gov.cn') ? host.split('.').slice(-3).join('.') : bareHost(host);
}
