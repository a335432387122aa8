import type { CDPSession, Page, Worker } from '@playwright/test';
import type { LinkAnswer } from '../contract/link.ts';
import { politeProfile, type Profile } from '../links/profile.ts';
import { askLinks } from '../scripts/inspect/ask-links.ts';

interface Given {
  readonly page: Page;
  readonly tabId: number;
  readonly worker: Worker;
  readonly links: number;
  readonly hosts: number;
}

/**
 * One page with so many links over so many hosts, at the polite pace users have (two a host, 300 ms apart, 24 at once): how long it
 * takes, what the worker holds before, at most and after (megabytes of its heap, garbage collected first and last), and wrong verdicts.
 */
export async function measureMany({ page, tabId, worker, links, hosts }: Given): Promise<void> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const heap = await heapOf(session);
  await page.goto(`http://www.bench.gov.cn/list?hosts=${hosts}&links=${links}&by=name&round=many`);
  const before = await heap(true);
  let most = 0;
  const watch = setInterval(() => void heap(false).then((now) => {
    most = Math.max(most, now);
  }).catch(() => undefined), 2000);
  const started = performance.now();
  const answers: readonly LinkAnswer[] = await askLinks(worker, tabId, { profile: politeProfile satisfies Profile, counts: () => true }) ?? [];
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const after = await heap(true);
  const wrong = answers.filter(({ verdict, url }) => verdict !== 'ok' && url.includes('/a/')).length;
  console.log(`\n一页 ${links} 个链接，${hosts} 台主机，正常限速：${seconds.toFixed(0)} 秒（每秒 ${(links / seconds).toFixed(0)} 个），有结果 ${answers.length} 个，误判 ${wrong} 个；后台内存 ${mega(before)} → 最多 ${mega(most)} → ${mega(after)} MB`);
}

/** Bytes of the worker's heap now; `collect`: garbage is thrown away before. */
async function heapOf(session: CDPSession): Promise<(collect: boolean) => Promise<number>> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'));
  if (!target) throw new Error('The worker is not to be found');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  let last = 0;
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const { id, result } = JSON.parse(event.message) as { readonly id?: number; readonly result?: unknown };
    waiting.get(id ?? -1)?.(result);
    waiting.delete(id ?? -1);
  });
  const send = (method: string): Promise<unknown> => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, resolve);
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: last, method }) }).catch(reject);
  });
  return async (collect) => {
    if (collect) await send('HeapProfiler.collectGarbage');
    return (await send('Runtime.getHeapUsage') as { readonly usedSize: number }).usedSize;
  };
}

function mega(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(1);
}
