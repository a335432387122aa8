import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig, type EntrypointGroup } from 'wxt';
import { withParts } from './demo/render-page.ts';

/** Hosts on which inspection may run by itself, asked for at first run (never required). */
const governmentHosts = ['*://*.gov.cn/*'];
/** Any host: only for checking links and reaching the unit's own server, asked for when first needed. */
const anyHost = ['http://*/*', 'https://*/*'];
/** What the browser wants before pictures of pages may be taken without a click on the icon; asked for in the workbench, when proof is taken. */
const capturing = ['<all_urls>'];

/**
 * Opens the popup; people change it on the browser's own page. Ctrl+Shift with a letter is crowded: browsers and input methods
 * (Ctrl+Shift+F of 微软拼音 and 搜狗) have most of them. Ctrl+Alt is not allowed. D: no browser has it, and it stands for 读.
 */
const openKeys = 'Alt+Shift+D';

/** Pages that people open all day. Popup and side panel are one program. */
const builtApart: readonly (readonly string[])[] = [['workbench'], ['popup', 'sidepanel']];

/** The page the tour walks through: the front page of the demo site with its pictures, under `/tour-page/` of the extension. */
async function tourPage(): Promise<{ readonly relativeDest: string; readonly contents: string }[]> {
  const site = path.join(import.meta.dirname, 'demo', 'site');
  const moved = (text: string): string => text.replaceAll('/assets/', '/tour-page/');
  const assets = (await readdir(path.join(site, 'assets'))).filter((name) => /\.(?:svg|css)$/.test(name)).sort();
  const parts = await Promise.all(assets.map(async (name) => ({ relativeDest: `tour-page/${name}`, contents: moved(await readFile(path.join(site, 'assets', name), 'utf8')) })));
  return [{ relativeDest: 'tour-page/page.html', contents: moved(await withParts(site, 'index.html')) }, ...parts];
}

/**
 * Builds each of these pages by itself, so that it comes as one script. Built together, pages share their code in many small files,
 * and every file is a round through the browser's process: the fourteen of the workbench cost more than all that was in them.
 */
function apart(groups: EntrypointGroup[]): void {
  for (const group of groups) {
    if (!Array.isArray(group)) continue;
    for (const names of builtApart) {
      const own = group.filter(({ name }) => names.includes(name));
      if (own.length === 0 || own.length === group.length) continue;
      groups.push(own);
      group.splice(0, group.length, ...group.filter((entry) => !own.includes(entry)));
    }
  }
}

export default defineConfig({
  imports: false,
  hooks: {
    'build:publicAssets': async (_, files) => void files.push(...await tourPage()),
    'entrypoints:grouped': (_, groups) => apart(groups),
  },
  // No React compatibility layer: Preact's own JSX runtime through tsconfig.
  vite: () => ({
    build: { target: 'chrome120', sourcemap: false },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  manifest: ({ browser, manifestVersion }) => ({
    name: '读网 · 政府网页检查',
    short_name: '读网',
    description: '对照《网页设计规范》就地检查政府网页，逐条给出依据、位置和改法，确认后计入评分表。',
    default_locale: undefined,
    minimum_chrome_version: browser === 'firefox' ? undefined : '120',
    permissions: [
      'storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'webRequest',
      // offscreen: a page without a window in which a worker reads attachments; Firefox's background can start one itself.
      ...(browser === 'firefox' ? [] : ['sidePanel', 'offscreen']),
      'identity',
      // Only for asking for a page under a search engine's name: docs/decisions/spider-headers.md.
      'declarativeNetRequestWithHostAccess',
    ],
    // WXT drops optional hosts for MV2, where they are ordinary optional permissions.
    ...(manifestVersion === 2
      ? { optional_permissions: [...governmentHosts, ...anyHost, ...capturing] }
      : { optional_host_permissions: [...governmentHosts, ...anyHost, ...capturing] }),
    // What a unit's administrator may fix by policy: docs/administrators.md.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-schema.json' } }),
    action: { default_title: '读网：检查这个网页' },
    commands: { [manifestVersion === 2 ? '_execute_browser_action' : '_execute_action']: { suggested_key: { default: openKeys } } },
    // Firefox upgrades http:// link checks to https:// under its default policy; naming ours avoids that.
    content_security_policy: manifestVersion === 2
      ? "script-src 'self'; object-src 'none'"
      : { extension_pages: "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" },
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'duwang@duwang.invalid', strict_min_version: '140.0', data_collection_permissions: { required: ['websiteContent'] } } } }
      : {}),
  }),
});
