import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { eventually, launchOnDemo } from './fixtures.ts';
import { openView, type View } from './view.ts';

let browser: Awaited<ReturnType<typeof launchOnDemo>>;
let view: View;
beforeAll(async () => {
  browser = await launchOnDemo();
  view = await openView(browser);
});
afterAll(() => browser?.close());

async function inspected(route: string): Promise<TabState> {
  const page = await browser.openDemo(route);
  return view.settled(page);
}

it('inspects a government page by itself as it loads, and shows the number of findings on the badge', async () => {
  const state = await inspected('/');
  expect(state.scope).toBe('government');
  expect(state.page?.opened).toBe(true);
  expect(state.page?.outcomes.length).toBeGreaterThan(50);
  expect(state.inspection?.kind).toBe('reading');
  const open = state.findings.filter(({ record }) => record.verdict !== 'hint').length;
  const badge = await eventually(async () => await view.badge(state.tabId) || null, 'the badge');
  expect(badge).toBe(open === 0 ? '✓' : String(open));
});
