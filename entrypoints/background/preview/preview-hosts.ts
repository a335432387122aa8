import { browser } from 'wxt/browser';
import { mappingBetween, previewOf } from '../../../contract/preview-host.ts';
import { StoreRefused } from '../../../store/database.ts';
import { scopeOf } from '../page-scope.ts';
import { currentSettings, saveSettings } from '../services.ts';
import { remember } from '../tab-memory.ts';

/**
 * Remembers of which site the page in a tab is a preview, or forgets it.
 * @param published address of the site, or of this page once published; null forgets
 * @throws StoreRefused in words for an address that is none
 */
export async function setPreview(tabId: number, published: string | null): Promise<void> {
  const where = scopeOf((await browser.tabs.get(tabId).catch(() => null))?.url);
  if (where.reason !== null) throw new StoreRefused('rule', where.reason);
  const settings = await currentSettings();
  const before = previewOf(settings.previewHosts, where.url);
  const others = settings.previewHosts.filter((one) => one !== before);
  const mapping = published === null ? null : mappingBetween(where.url, published);
  if (published !== null && !mapping) throw new StoreRefused('rule', '请填写正式网站的地址，例如 www.本县.gov.cn，或本页发布后的完整地址；不能填预览网站自己的地址。');
  if (mapping && others.length >= 100) throw new StoreRefused('rule', '预览网站已记了 100 个，请先在设置里移除不用的。');
  await saveSettings({ ...settings, previewHosts: [...others.filter(({ from }) => from !== mapping?.from), ...(mapping ? [mapping] : [])] });
  // What was found under another address says nothing any more.
  await remember(tabId, 'preview', null);
}
