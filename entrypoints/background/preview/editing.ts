import { browser } from 'wxt/browser';
import { editFields, editGlobal, editPathOf, fieldPlacesSchema, type ArticleFacts, type EditField, type EditPage, type EditRequest, type EditState, type FieldPlaces, type TypingFinding } from '../../../contract/edit-page.ts';
import type { Settings } from '../../../contract/settings.ts';
import { StoreRefused } from '../../../store/database.ts';
import { tell } from '../changes.ts';
import { scopeOf } from '../page-scope.ts';
import { currentSettings, saveSettings } from '../services.ts';
import { recall, remember } from '../tab-memory.ts';

/** The published article read last is kept here, for as long as the browser runs. */
const everyTab = 0;

/** An article was read: its fields may be looked for on an edit page. */
export async function noteArticle(article: ArticleFacts): Promise<void> {
  await remember(everyTab, 'article', article);
}

/**
 * Learns the fields of the edit page in a tab from the article read last, and begins to watch them.
 * @throws StoreRefused in words: no article yet, no page to look into, nothing recognised
 */
export async function learnEditPage(tabId: number): Promise<void> {
  const article = await recall(everyTab, 'article');
  if (!article) throw new StoreRefused('rule', 'said.edit.articleFirst');
  const url = await addressOf(tabId);
  const places = fieldPlacesSchema.safeParse(await ask(tabId, { do: 'learn', article }));
  if (!places.success || Object.keys(places.data).length === 0) throw new StoreRefused('rule', 'said.edit.nothingAlike', article.title);
  const page: EditPage = { origin: url.origin, path: editPathOf(url), places: places.data };
  const settings = await currentSettings();
  const others = settings.editPages.filter((one) => !isSame(one, page));
  if (others.length >= 50) throw new StoreRefused('rule', 'said.edit.tooMany');
  await saveSettings({ ...settings, editPages: [...others, page] });
  await watchTyping(tabId);
}

/** Watches the fields of a known edit page; nothing happens on any other. Never throws: a page that cannot be reached is not watched. */
export async function watchTyping(tabId: number): Promise<void> {
  const known = await pageOf(tabId);
  if (!known) return;
  await ask(tabId, { do: 'watch', places: known.places }).then(
    () => remember(tabId, 'typing', { path: known.path, at: null, findings: [], missing: [] }),
    () => undefined,
  );
  tell(tabId);
}

/** Forgets the edit page in a tab. */
export async function forgetEditPage(tabId: number): Promise<void> {
  const known = await pageOf(tabId);
  const settings = await currentSettings();
  if (known) await saveSettings({ ...settings, editPages: settings.editPages.filter((one) => !isSame(one, known)) });
  await ask(tabId, { do: 'stop' }).catch(() => null); // the page may be gone
  await remember(tabId, 'typing', null);
}

/** What the light checks saw. Only of a page that is watched. */
export async function typed(tabId: number, findings: readonly TypingFinding[], missing: readonly EditField[]): Promise<void> {
  const known = await pageOf(tabId);
  if (!known) return;
  await remember(tabId, 'typing', { path: known.path, at: Date.now(), findings, missing });
  tell(tabId);
}

/** How writing in a tab stands. `address` with its fragment: single-page content systems live there. */
export async function editStateOf(tabId: number, address: string | undefined, { editPages }: Pick<Settings, 'editPages'>): Promise<EditState> {
  const known = address ? match(editPages, address) : null;
  const [typing, article] = await Promise.all([recall(tabId, 'typing'), recall(everyTab, 'article')]);
  const watched = typing && known && typing.path === known.path ? typing : null;
  return {
    fields: known ? editFields.filter((field) => known.places[field] !== undefined) : null, watching: watched !== null,
    at: watched?.at ?? null, findings: [...watched?.findings ?? []], missing: [...watched?.missing ?? []], article: article?.title ?? null,
  };
}

async function pageOf(tabId: number): Promise<EditPage | null> {
  const [settings, tab] = await Promise.all([currentSettings(), browser.tabs.get(tabId).catch(() => null)]);
  return tab?.url ? match(settings.editPages, tab.url) : null;
}

function match(pages: readonly EditPage[], address: string): EditPage | null {
  if (scopeOf(address).reason !== null) return null;
  const url = new URL(address);
  return pages.find((one) => isSame(one, { origin: url.origin, path: editPathOf(url) })) ?? null;
}

function isSame(one: Pick<EditPage, 'origin' | 'path'>, other: Pick<EditPage, 'origin' | 'path'>): boolean {
  return one.origin === other.origin && one.path === other.path;
}

async function addressOf(tabId: number): Promise<URL> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const { reason } = scopeOf(tab?.url);
  if (reason !== null) throw StoreRefused.of(reason);
  return new URL(tab!.url!);
}

async function ask(tabId: number, request: EditRequest): Promise<FieldPlaces | null> {
  const target = { tabId, frameIds: [0] };
  try {
    await browser.scripting.executeScript({ target, files: ['/typing.js' as '/inspector.js'] });
    const [frame] = await browser.scripting.executeScript({ target, func: callInPage, args: [editGlobal, JSON.stringify(request)] });
    return (frame?.result ?? null) as FieldPlaces | null;
  } catch {
    throw new StoreRefused('rule', 'said.page.notAllowedAgain');
  }
}

/** Runs in the page's isolated world: it must not name anything outside itself. */
function callInPage(name: string, request: string): unknown {
  return (globalThis as unknown as Record<string, (request: string) => unknown>)[name]!(request);
}
