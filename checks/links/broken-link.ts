import type { LinkAnswer, LinkReason } from '../../contract/link.ts';
import type { AddressRole } from '../../page/links/address-sources.ts';
import { askedAddresses, type AskedAddress } from '../../page/links/asked-addresses.ts';
import { readableAddress } from '../../contract/readable-address.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';

type Code = 'dead' | 'timeout' | 'soft-404' | 'blocked' | 'moved' | 'loop' | 'tls' | 'dns';

/** 47号附件二（二）: 确保所有链接有效可用，及时清除不可用的链接地址，避免产生“错链”“断链”. The addresses were asked for by the link check (`links/`); here its answers become findings. */
export default defineCheck({
  id: 'broken-link',
  version: 1,
  title: '链接、图片和附件都能打开',
  cites: ['47-2-2-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    dead: { verdict: 'fail', says: '{{what}}打不开：{{why}}{{times}}。地址：{{about}}', fix: '核对地址：内容已搬到别处的改为新地址；已经没有的，取消这个链接。' },
    timeout: { verdict: 'fail', says: '{{what}}打不开：{{why}}{{times}}。地址：{{about}}', fix: '请对方或本单位运维处理；短期内恢复不了的，先取消这个链接。' },
    dns: { verdict: 'fail', says: '{{what}}打不开：{{why}}{{times}}。地址：{{about}}', fix: '域名可能写错或已注销。改为现用地址；已经停用的，取消这个链接。' },
    loop: { verdict: 'fail', says: '{{what}}打不开：{{why}}{{times}}。地址：{{about}}', fix: '请运维改正跳转设置，或把链接直接改为最后应到的地址。' },
    tls: { verdict: 'review', says: '{{what}}打开时浏览器会拦下并警告：{{why}}{{times}}。地址：{{about}}', fix: '请对方更新证书；仍可用 http 打开的，先改回 http 地址，或取消链接。' },
    'soft-404': { verdict: 'review', says: '{{what}}可能已失效：{{why}}{{times}}。地址：{{about}}', fix: '点开核实。内容已经没有的，改为正确地址或取消链接。' },
    moved: { verdict: 'hint', says: '{{what}}的地址已变更：{{why}}{{times}}。地址：{{about}}', fix: '建议把链接直接改为现在的地址。' },
    blocked: { verdict: 'hint', says: '{{what}}未能判定：{{why}}{{times}}。地址：{{about}}', fix: '请人工点开核实；能正常打开的不算断链，不扣分。' },
  },
  *run(page) {
    const asked = yield* askedAddresses(page);
    if (asked.length === 0) return;
    const { answers } = page;
    if (answers === null) return yield { cannot: page.answersBecause ?? '尚未检查链接' };
    let missing = 0;
    let blocked = 0;
    const slow = new Map<string, { readonly first: AskedAddress; count: number }>();
    for (const [index, each] of asked.entries()) {
      if (index % 300 === 299) yield pause;
      const answer = answers.get(each.key);
      if (!answer) {
        if (each.address.never === null) missing += 1;
        continue;
      }
      if (answer.reason === 'host-slow') {
        const { host } = each.address.url;
        const had = slow.get(host);
        if (had) had.count += 1;
        else slow.set(host, { first: each, count: 1 });
        continue;
      }
      const code = codeOf(answer);
      if (code === null) continue;
      if (code === 'blocked') blocked += 1;
      yield reportOf(code, each, answer);
    }
    for (const [host, { first, count }] of slow) {
      yield { code: 'timeout', verdict: 'review', at: first.address.places[0]?.element ?? null, about: host, data: { what: `网站 ${host} 的另外 ${count} 个链接`, why: '这个网站连续多次没有按时回应，其余链接没有再查', times: '' } };
    }
    if (missing > 0) yield { cannot: `还有 ${missing} 个链接没有查到结果` };
    if (blocked > 0) yield { cannot: `有 ${blocked} 个链接未能判定（对方拒绝检查程序或网络受限），请人工点开核实` };
  },
});

/** Null: nothing to say about it. */
function codeOf({ verdict, reason }: LinkAnswer): Code | null {
  if (verdict === 'blocked') return 'blocked';
  if (verdict === 'skipped') return null;
  if (verdict === 'ok') return reason === 'moved' || reason === 'https' ? 'moved' : null;
  if (verdict === 'suspicious' || reason === 'soft-404') return reason === 'tls' ? 'tls' : 'soft-404';
  return reason === 'timeout' || reason === 'dns' || reason === 'loop' ? reason : 'dead';
}

function reportOf(code: Code, { address, role }: AskedAddress, answer: LinkAnswer): Report<Code> {
  const { places, url } = address;
  const at = places.find((place) => place.role === role) ?? places[0]!;
  const words = places.find(({ text }) => text !== '')?.text ?? '';
  return {
    code, at: at.element, about: readableAddress(url.href), quote: words === '' ? url.href : words,
    data: { what: words === '' ? names[role] : `${names[role]}“${words.slice(0, 40)}”`, why: whyOf(answer), times: places.length > 1 ? `（页面上共 ${places.length} 处）` : '' },
  };
}

const names: Readonly<Record<AddressRole, string>> = {
  link: '链接', frame: '框架页', picture: '图片', media: '音视频', script: '脚本', style: '样式文件', icon: '图标', font: '字体', form: '表单地址', refresh: '自动跳转地址', base: '基准地址', plugin: '插件内容',
};

/** What was seen, in words that are the same at every check: no times, no durations. */
function whyOf(answer: LinkAnswer): string {
  const chain = answer.hops.length > 0 ? `，经 ${answer.hops.length} 次跳转到 ${readableAddress(answer.finalUrl)}` : '';
  if (answer.reason === 'status') return `服务器回应 ${answer.status}（${statusWords(answer.status ?? 0)}）${chain}`;
  if (answer.reason === 'timeout') return `${limitOf(answer.detail)}内没有回应，隔一段时间再试仍没有回应${chain}`;
  if (answer.verdict === 'broken' && answer.reason === 'soft-404') return `打开后显示页面不存在；随便编的一个相邻地址，服务器也给出同样的页面${chain}`;
  if (answer.reason === 'moved') return `服务器说已永久移到 ${readableAddress(answer.finalUrl)}`;
  if (answer.reason === 'tls') return `${/DATE_INVALID|EXPIRED/.test(answer.detail) ? '安全证书已过期' : /COMMON_NAME|BAD_CERT_DOMAIN/.test(answer.detail) ? '安全证书不是发给这个域名的' : '安全证书无效或加密连接失败'}${answer.detail === '' ? '' : `（${answer.detail.replace(/^net::/, '')}）`}`;
  const words = reasons[answer.reason] ?? '没有得到可用的回应';
  const status = answer.verdict === 'blocked' && answer.status !== null ? `（${answer.status}）` : '';
  return `${words}${status}${chain}`;
}

/** The limit that was used: the official 15 seconds unless the command line asked for another. */
function limitOf(detail: string): string {
  const seconds = /^([\d.]+) s$/.exec(detail)?.[1] ?? '15';
  return seconds === '15' ? '15 秒' : `${seconds} 秒（本次设定的时限，规定为 15 秒）`;
}

const reasons: Readonly<Partial<Record<LinkReason, string>>> = {
  dns: '找不到这个域名', refused: '服务器拒绝连接', net: '连接中断，没有得到回应', loop: '不停地来回跳转', redirect: '跳转到了不能打开的地址',
  port: '浏览器不允许访问这个端口', malformed: '地址没有生成完整，留着模板或程序里的字样', https: 'http 打不开，改用 https 才能打开',
  'soft-404': '打开后显示页面不存在', 'to-home': '打开后只到了首页', parked: '域名像是在出售或已停用', 'foreign-content': '打开后是博彩、色情一类的内容，域名可能已被他人注册', truncated: '内容没有传完就断开', 'wrong-type': '文件地址打开的是网页，不是文件', nowhere: '服务器要求跳转，但没有说到哪里',
  firewall: '对方的防火墙要求验证，检查程序看不到内容', forbidden: '对方不允许检查程序访问', login: '需要登录', rate: '对方限制访问频率', circuit: '对方多次拒绝，其余链接没有再查', cookie: '对方要求先设置 Cookie',
  browser: '浏览器或其他插件拦下了请求', app: '跳转到手机应用', environment: '当时网络不可用', unknown: '没有得到回应，浏览器没有说明原因',
};

function statusWords(status: number): string {
  if (status === 404) return '页面不存在';
  if (status === 410) return '已删除';
  if (status >= 500) return '服务器出错';
  return '请求不被接受';
}
