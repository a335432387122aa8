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
  if (where.reason !== null) throw StoreRefused.of(where.reason);
  const settings = await currentSettings();
  const before = previewOf(settings.previewHosts, where.url);
  const others = settings.previewHosts.filter((one) => one !== before);
  const mapping = published === null ? null : mappingBetween(where.url, published);
  if (published !== null && !mapping) throw new StoreRefused('rule', 'said.preview.address');
  if (mapping && others.length >= 100) throw new StoreRefused('rule', 'said.preview.tooMany');
  await saveSettings({ ...settings, previewHosts: [...others.filter(({ from }) => from !== mapping?.from), ...(mapping ? [mapping] : [])] });
  // What was found under another address says nothing any more.
  await remember(tabId, 'preview', null);
}
