import { browser } from 'wxt/browser';
import { fetchAndRead } from '../../attachments/fetch-and-read.ts';
import { readerMessageSchema } from '../../contract/attachment.ts';

/** A page without a window, opened while attachments are read: Chromium's background cannot start workers. */
browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
  const parsed = readerMessageSchema.safeParse(message);
  // A tab's scripts have no business here.
  if (!parsed.success || sender.tab || sender.id !== browser.runtime.id) return undefined;
  void fetchAndRead(parsed.data.url, { worker: browser.runtime.getURL('/attachment-worker.js' as '/'), cMaps: browser.runtime.getURL('/cmaps/' as '/') }).then(respond);
  return true;
});
