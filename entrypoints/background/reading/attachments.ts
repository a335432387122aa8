import { browser } from 'wxt/browser';
import { attachmentFacts, unreadFacts } from '../../../attachments/attachment-facts.ts';
import { fetchAndRead } from '../../../attachments/fetch-and-read.ts';
import { attachmentLimits } from '../../../attachments/limits.ts';
import { offeredFilesGlobal, offeredFilesSchema, readerAnswerSchema, type AttachmentFacts, type OfferedFiles, type ReaderAnswer } from '../../../contract/attachment.ts';
import { linkKey } from '../../../contract/link.ts';
import { neverRequest } from '../../../page/links/unsafe-address.ts';
import { said } from '../../../messages/said.ts';
import { StoreRefused } from '../../../store/database.ts';
import { changed } from '../changes.ts';
import { inspect } from './inspect.ts';
import { keepObserved } from './observed.ts';
import { scopeOf } from '../page-scope.ts';
import { recall, remember } from '../tab-memory.ts';
import { slipFinder } from './words.ts';

/**
 * Has the attachments of the page in a tab read, and the page read anew with what they say. On a person's press only.
 * @throws StoreRefused in words when nothing can be read at all
 */
export async function readAttachments(tabId: number): Promise<void> {
  const where = scopeOf((await browser.tabs.get(tabId).catch(() => null))?.url);
  if (where.reason !== null) throw StoreRefused.of(where.reason);
  const before = await recall(tabId, 'attachments');
  if (before?.state === 'running' && Date.now() - before.at < 120_000) throw new StoreRefused('rule', 'said.attachments.running');
  const files = await offeredFiles(tabId);
  if (files.length === 0) throw new StoreRefused('rule', 'said.attachments.none');
  await remember(tabId, 'attachments', { url: where.url, state: 'running', done: 0, of: files.length, unread: 0, because: null, at: Date.now() });
  await changed(tabId);
  void finish(tabId, where.url, files).catch(async (error: unknown) => {
    await remember(tabId, 'attachments', { url: where.url, state: 'refused', done: 0, of: files.length, unread: files.length, because: said('said.attachments.failed', error instanceof Error ? error.message.slice(0, 200) : ''), at: Date.now() });
    await changed(tabId);
  });
}

async function finish(tabId: number, url: string, files: OfferedFiles): Promise<void> {
  const facts: AttachmentFacts[] = [];
  let bytes = 0;
  const find = await slipFinder();
  for (const [index, file] of files.entries()) {
    const refusal = index >= attachmentLimits.files ? `附件太多，只读了前 ${attachmentLimits.files} 个` : bytes >= attachmentLimits.allBytes ? '附件合计过大，没有再读' : await mayNotFetch(file.url);
    const read: ReaderAnswer = refusal === null ? await readOne(file.url) : { because: refusal, bytes: 0 };
    bytes += read.bytes;
    facts.push('because' in read ? unreadFacts(linkKey(file.url), read.because) : attachmentFacts(linkKey(file.url), read.text, read.left, find, Date.now()));
    await remember(tabId, 'attachments', { url, state: 'running', done: index + 1, of: files.length, unread: facts.filter((one) => !one.read).length, because: null, at: Date.now() });
    await changed(tabId);
    if (refusal === null && index + 1 < files.length) await new Promise((later) => setTimeout(later, attachmentLimits.gapMs));
  }
  await closeReader();
  await keepObserved('attachments', url, facts, Date.now());
  await remember(tabId, 'attachments', { url, state: 'done', done: files.length, of: files.length, unread: facts.filter(({ read }) => !read).length, because: null, at: Date.now() });
  await changed(tabId);
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (scopeOf(tab?.url).url === url) await inspect(tabId);
}

/** The files the page offers, asked in the page; each address once. */
async function offeredFiles(tabId: number): Promise<OfferedFiles> {
  const target = { tabId, frameIds: [0] };
  try {
    await browser.scripting.executeScript({ target, files: ['/inspector.js'] });
    const [answer] = await browser.scripting.executeScript({ target, func: (name: string) => (globalThis as unknown as Record<string, () => Promise<unknown>>)[name]!(), args: [offeredFilesGlobal] });
    const parsed = offeredFilesSchema.safeParse(answer?.result);
    return parsed.success ? parsed.data : [];
  } catch {
    throw new StoreRefused('rule', 'said.attachments.notAllowed');
  }
}

/** Why an address is not asked for, in Chinese: it becomes the reason of a check; null when it may be. */
async function mayNotFetch(url: string): Promise<string | null> {
  const address = new URL(url);
  const unsafe = neverRequest(address, '');
  if (unsafe !== null) return '这个地址可能有动作，没有打开';
  return await browser.permissions.contains({ origins: [`${address.protocol}//${address.hostname}/*`] }) ? null : '浏览器还没有允许读网访问附件所在的网站，未检';
}

interface Offscreen { createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>; hasDocument(): Promise<boolean>; closeDocument(): Promise<void> }

function offscreen(): Offscreen | undefined {
  return (browser as unknown as { offscreen?: Offscreen }).offscreen;
}

/** In a page without a window where the browser has such; else here, where the background is a page itself. */
async function readOne(url: string): Promise<ReaderAnswer> {
  const own = offscreen();
  if (!own) return fetchAndRead(url, { worker: browser.runtime.getURL('/attachment-worker.js' as '/'), cMaps: browser.runtime.getURL('/cmaps/' as '/') });
  if (!await own.hasDocument()) await own.createDocument({ url: 'reader.html', reasons: ['WORKERS'], justification: '在单独的线程里读附件的文字' });
  const patience = new Promise<null>((resolve) => setTimeout(resolve, attachmentLimits.fetchMs + attachmentLimits.readMs + 5000, null));
  const answer = readerAnswerSchema.safeParse(await Promise.race([browser.runtime.sendMessage({ type: 'reader.read', url }).catch(() => null), patience]));
  return answer.success ? answer.data : { because: '读的时候出错，没有读成', bytes: 0 };
}

async function closeReader(): Promise<void> {
  await offscreen()?.closeDocument().catch(() => undefined);
}
