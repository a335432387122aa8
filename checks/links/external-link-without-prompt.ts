import { linkAsks, promptHintsOf } from '../../page/prompt/prompt-hints.ts';
import type { PageAddress } from '../../page/links/addresses.ts';
import { attr } from '../../page/dom.ts';
import { struckAmong, struckRule } from '../../page/links/host-kind.ts';
import type { PageView } from '../../page/page-view.ts';
import { listedTargets, promptTargets } from '../../page/prompt/prompt-targets.ts';
import { defineCheck, type Report } from '../define-check.ts';

/** 47号附件二（二）: 打开非政府网站链接时，应有提示信息. The source alone can only raise a suspicion; a trial in the page proves it. One finding names all hosts. */
export default defineCheck({
  id: 'external-link-without-prompt',
  version: 1,
  title: '打开非政府网站链接时有提示',
  cites: ['47-2-2-6', '47-2-2-5'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'no-prompt': { verdict: 'fail', says: '点击试验证实：打开 {{count}} 个非政府网站时没有提示信息：{{hosts}}{{listed}}{{struck}}。', fix: '点击这些链接时先提示，例如“您访问的链接即将离开“本网站名称”，是否继续？”，由访问者选择“继续访问”或“放弃”。确属政府网站的域名，可在读网设置的“视为政府网站的域名”里列入。' },
    suspected: { verdict: 'review', says: '链接到 {{count}} 个非政府网站（{{hosts}}），页面代码里没有看到离开网站时的提示{{listed}}{{struck}}。', fix: '点一个试试：直接打开的，加上离站提示，如“您访问的链接即将离开“本网站名称”，是否继续？”；有提示的，标为误报。确属政府网站的域名，可在读网设置的“视为政府网站的域名”里列入。' },
  },
  *run(page) {
    const targets = yield* promptTargets(page);
    if (targets.length === 0) return;
    const listed = yield* listedTargets(page);
    const untried: PageAddress[] = [];
    if (page.probe && page.probe.because === null) {
      const trials = new Map(page.probe.trials.map((trial) => [withoutFragment(trial.url), trial]));
      const without: PageAddress[] = [];
      const presumed: PageAddress[] = [];
      let unclear = 0;
      for (const address of targets) {
        const trial = trials.get(address.url.href);
        if (!trial) untried.push(address);
        else if (trial.outcome === 'unknown') unclear += 1;
        else if (trial.outcome === 'no-prompt') (trial.presumed ? presumed : without).push(address);
      }
      if (without.length > 0) yield reportOf(page, 'no-prompt', without, listed);
      if (presumed.length > 0) yield reportOf(page, 'suspected', presumed, listed);
      if (unclear + untried.length > 0) yield { cannot: `有 ${unclear + untried.length} 个外部链接没有试出结果${page.load.failed.some(({ kind }) => kind === 'script') ? '（页面有脚本没有载入，提示可能写在里面）' : ''}，请人工点开核实` };
      return;
    }
    const { hint, unread } = yield* promptHintsOf(page);
    const silent = targets.filter(({ url, target, places }) => url === target && !places.some(({ element }) => linkAsks(`${attr(element, 'onclick') ?? ''} ${attr(element, 'href')?.startsWith('javascript:') ? attr(element, 'href') : ''}`)));
    if (hint !== null || silent.length === 0) return yield { cannot: `页面上有离站提示的写法${hint === null ? '' : `（“${hint}”）`}，是否对每个外部链接都有效，要点击试验才知道${page.probe?.because ? `：${page.probe.because}` : ''}` };
    if (unread.length > 0) return yield { cannot: `有 ${hostsOf(silent).length} 个非政府网站的链接，提示可能写在脚本文件（${unread.slice(0, 3).join('、')}${unread.length > 3 ? ' 等' : ''}）里，要点击试验才知道${page.probe?.because ? `：${page.probe.because}` : ''}` };
    yield reportOf(page, 'suspected', silent, listed);
  },
});

function reportOf(page: PageView, code: 'no-prompt' | 'suspected', addresses: readonly PageAddress[], listed: readonly string[]): Report<'no-prompt' | 'suspected'> {
  const hosts = hostsOf(addresses);
  const targets = addresses.map(({ target }) => target.hostname);
  const struck = struckAmong(page, targets).map(({ host, why }) => `${host}（${why}）`);
  const rule = struckRule(page, targets);
  return {
    code, at: addresses[0]!.places[0]!.element, about: hosts.join('、'), quote: hosts.join('、'),
    ...(rule === undefined ? {} : { rule }), data: { count: hosts.length, hosts: hosts.length > 30 ? `${hosts.slice(0, 30).join('、')} 等` : hosts.join('、'), listed: listed.length === 0 ? '' : `（按本单位名单视为政府网站、未计入的：${listed.slice(0, 5).join('、')}${listed.length > 5 ? ` 等 ${listed.length} 个` : ''}）`, struck: struck.length === 0 ? '' : `（本单位移出内置名单、因此计入的：${struck.slice(0, 5).join('、')}${struck.length > 5 ? ` 等 ${struck.length} 个` : ''}）` },
  };
}

function hostsOf(addresses: readonly PageAddress[]): readonly string[] {
  return [...new Set(addresses.map(({ target }) => target.hostname.replace(/^www\./, '')))].sort();
}

function withoutFragment(address: string): string {
  return address.split('#')[0]!;
}
