import { LinkChecker, LinkState } from 'linkinator';
import type { Worker } from '@playwright/test';
import type { LinkAnswer } from '../contract/link.ts';
import { fastPace, fastProfile, type Profile } from '../links/profile.ts';
import { askLinks } from '../scripts/inspect/ask-links.ts';
import { startBrowser } from '../scripts/inspect/browser.ts';
import { serveBench } from './link-bench-server.ts';
import { measureMany } from './links-many.ts';

/**
 * `npm run bench:links -- [--links 500] [--hang-runs 20] [--hang-limit 3000] [--many 10000] [--many-hosts 200]`: links per second of the link check in the built extension, beside the
 * theoretical limit (connections at once ÷ delay), a bare `fetch` loop in the same worker, and linkinator on the same server in the
 * same run; then verdicts on good links while one host in twenty hangs;
 * then one page with very many links at the polite pace, and what the worker holds meanwhile.
 */
const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const links = option('links', 500);
const hangRuns = option('hang-runs', 20);
/** Time to the first byte in the runs with hanging hosts, milliseconds: the official 15 s would take an hour. */
const limit = option('hang-limit', 3000);

const server = await serveBench();
const browser = await startBrowser([{ host: '*.bench.gov.cn', port: 80, to: `127.0.0.1:${server.port}` }], true, false);
const { page, tabId } = await browser.openTab();

console.log(`${links} 个链接；每秒链接数。理论上限 = 同时连接数（每主机 6，总共 ${fastProfile.total}）÷ 服务器延迟；0 毫秒没有理论上限。“先等”是从按下到第一个请求：等网页稳定、收集地址，不计入速度。`);
console.log('主机  延迟      读网   理论上限   占上限   裸 fetch  linkinator   先等   请求数（读网 / linkinator）  误判');
let round = 0;
if (option('speed', 1) > 0) for (const hosts of [1, 10, 50]) for (const delay of [0, 50, 200]) await measure(hosts, delay);

if (hangRuns > 0) await hang();
if (option('many', 10_000) > 0) await measureMany({ page, tabId, worker: browser.worker, links: option('many', 10_000), hosts: option('many-hosts', 200) });
await browser.close();
await server.stop();

async function measure(hosts: number, delay: number): Promise<void> {
  server.delay = delay;
  round += 1;
  await page.goto(`http://www.bench.gov.cn/list?hosts=${hosts}&links=${links}&by=name&round=${round}`);
  server.requests();
  const started = performance.now();
  const answers = await askLinks(browser.worker, tabId, { profile: fastProfile, counts: () => true }) ?? [];
  const ended = performance.now();
  const asked = server.requests();
  const ours = links / ((ended - asked.first) / 1000);
  const bare = await bareFetch(browser.worker, hosts, `${round}b`);
  server.requests();
  const other = await linkinator(hosts);
  const limit = delay === 0 ? null : Math.min(hosts * fastPace.perHost, fastProfile.total) / (delay / 1000);
  const wrong = answers.filter(({ verdict, url }) => verdict !== 'ok' && url.includes('/a/')).length;
  console.log([String(hosts).padStart(4), `${delay} ms`.padStart(6), rate(ours), limit === null ? '         —' : rate(limit), limit === null ? '       —' : `${(100 * ours / limit).toFixed(0).padStart(6)} %`, rate(bare), rate(other), `${((asked.first - started) / 1000).toFixed(1)} s`.padStart(7), `${asked.count} / ${server.requests().count}`.padStart(14), String(wrong).padStart(6)].join('  '));
}

/** The same addresses by nothing but `fetch` in the worker, as many at once as the link check may. */
async function bareFetch(worker: Worker, hosts: number, name: string): Promise<number> {
  return worker.evaluate(async ({ hosts: hostCount, count, total, perHost, mark }) => {
    const started = performance.now();
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < count) {
        const index = next;
        next += 1;
        await (await fetch(`http://h${index % hostCount}.bench.gov.cn/a/${mark}-${index}.html`, { credentials: 'omit', cache: 'no-store' })).text();
      }
    };
    await Promise.all(Array.from({ length: Math.min(total, hostCount * perHost) }, lane));
    return count / ((performance.now() - started) / 1000);
  }, { hosts, count: links, total: fastProfile.total, perHost: fastPace.perHost, mark: name });
}

/** linkinator with as many at once as the link check, and no retries, which good links do not need. */
async function linkinator(hosts: number): Promise<number> {
  const started = performance.now();
  const result = await new LinkChecker().check({ path: `http://127.0.0.1:${server.port}/list?hosts=${hosts}&links=${links}&by=number&round=${round}`, concurrency: Math.min(fastProfile.total, hosts * fastPace.perHost), timeout: 15_000, recurse: false });
  const found = result.links.filter(({ url, state }) => url.includes('/a/') && state === LinkState.OK).length;
  if (found !== links) console.log(`  （linkinator 只判 ${found} 个正常）`);
  return links / ((performance.now() - started) / 1000);
}

/** One host in twenty never answers; nothing that answers may be called anything but good. */
async function hang(): Promise<void> {
  const hosts = 40;
  const profile: Profile = { ...fastProfile, firstByte: limit, retry: limit };
  let [good, falsely, missed] = [0, 0, 0];
  const started = performance.now();
  for (let run = 0; run < hangRuns; run += 1) {
    round += 1;
    server.delay = [0, 50, 200][run % 3]!;
    server.hanging = new Set([`h${(run * 7) % hosts}.bench.gov.cn`, `h${(run * 7 + 19) % hosts}.bench.gov.cn`]);
    await page.goto(`http://www.bench.gov.cn/list?hosts=${hosts}&links=${links}&by=name&round=${round}`);
    const answers = (await askLinks(browser.worker, tabId, { profile, counts: () => true }) ?? []).filter(({ url }) => url.includes('/a/'));
    const hangs = ({ url }: LinkAnswer): boolean => server.hanging.has(new URL(url).hostname);
    good += answers.filter((answer) => !hangs(answer)).length;
    falsely += answers.filter((answer) => !hangs(answer) && answer.verdict !== 'ok').length;
    missed += answers.filter((answer) => hangs(answer) && answer.verdict === 'ok').length;
    const why = Map.groupBy(answers.filter((answer) => !hangs(answer) && answer.verdict !== 'ok'), ({ verdict, reason, detail }) => `${verdict} ${reason} ${detail}`.trim());
    for (const [reason, those] of why) console.log(`  第 ${run + 1} 次误判：${reason} ${those.length} 个，如 ${those[0]!.url}`);
    if (answers.length !== links) console.log(`  第 ${run + 1} 次：${links} 个中只有 ${answers.length} 个有结果`);
  }
  server.hanging = new Set();
  console.log(`\n二十分之一的主机不回应，${hangRuns} 次（时限 ${limit / 1000} 秒）：好链接 ${good} 个，误判 ${falsely} 个；不回应的被判为正常 ${missed} 个；每次 ${((performance.now() - started) / hangRuns / 1000).toFixed(1)} 秒`);
  if (falsely > 0 || missed > 0) process.exitCode = 1;
}

function rate(value: number): string {
  return value.toFixed(0).padStart(8);
}
