import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/screens.css';
import { ListApp } from '../../components/list-app.tsx';
import { createViewStore } from '../../components/view-store.ts';
import { tabStateSchema, type TabState } from '../../contract/ui-state.ts';
import { atRest } from '../support/at-rest.ts';
import { someView } from './some-view.ts';
import { somePage, someTab } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
document.title = '读网';
let holder: HTMLElement | null = null;
afterEach(() => {
  if (holder) render(null, holder);
  holder?.remove();
});

async function show(tab: TabState) {
  holder = document.createElement('div');
  document.body.append(holder);
  const view = someView();
  const store = createViewStore(view);
  store.actions.take(tabStateSchema.parse(tab));
  render(<ListApp store={store} view={view} />, holder);
  await atRest();
  const button = (words: string): HTMLButtonElement | undefined => [...holder!.querySelectorAll('button')].find((one) => one.textContent!.includes(words));
  const press = async (words: string): Promise<void> => {
    button(words)!.click();
    await atRest();
  };
  return { view, button, press, text: () => holder!.textContent! };
}

const probe = (more: Partial<NonNullable<TabState['probe']>>): TabState['probe'] => ({ state: 'done', done: 3, of: 3, prompt: 1, without: 2, unknown: 0, because: null, at: 1, ...more });

describe('the button that has external links tried', () => {
  it('says what it does before anything is pressed, and sends nothing when called off', async () => {
    const { view, press, text, button } = await show(someTab());
    await press('探测外链提示');
    expect(view.sent.some(({ type }) => type === 'view.probe')).toBe(false);
    expect(text()).toMatch(/至多 12 个.*不会打开网页、提交内容或离开本页.*点击统计可能多记一次/);
    expect((await axe.run(holder!)).violations.map(({ id }) => id)).toEqual([]);
    [...holder!.querySelectorAll<HTMLElement>('[role=group] button')].find((one) => one.textContent === '取消')!.click();
    await atRest();
    expect(button('开始探测')).toBeUndefined();
    expect(document.activeElement).toBe(button('探测外链提示'));
    expect(view.sent.some(({ type }) => type === 'view.probe')).toBe(false);
    await press('探测外链提示');
    await press('开始探测');
    expect(document.activeElement).toBe(button('探测外链提示'));
    expect(view.sent.filter(({ type }) => type === 'view.probe')).toEqual([{ type: 'view.probe', tabId: 7 }]);
  });

  it('shows progress and cannot be pressed twice', async () => {
    const { button, view, press } = await show(someTab({ probe: probe({ state: 'running', done: 1 }) }));
    expect(button('探测外链提示')!.textContent).toContain('正在探测 1 / 3');
    expect(button('探测外链提示')!.getAttribute('aria-disabled')).toBe('true');
    await press('探测外链提示');
    expect(button('开始探测')).toBeUndefined();
    expect(view.sent.some(({ type }) => type === 'view.probe')).toBe(false);
    // A disabled button would lose the keyboard.
    button('探测外链提示')!.focus();
    expect(document.activeElement).toBe(button('探测外链提示'));
  });

  it('shows what came of it, or why nothing was pressed', async () => {
    expect((await show(someTab({ probe: probe({}) }))).button('探测外链提示')!.textContent).toContain('有提示 1　没有提示 2　没有试出 0');
    holder!.remove();
    expect((await show(someTab({ probe: probe({ state: 'refused', because: '网页上有密码框，不试点' }) }))).button('探测外链提示')!.textContent).toContain('没有试点：网页上有密码框');
  });

  it('offers the comparison with search engines on home and column pages only', async () => {
    const home = await show(someTab({ page: somePage({ pageType: 'home' }) }));
    await home.press('与搜索引擎看到的比对');
    expect(home.view.sent.filter(({ type }) => type === 'view.cloak')).toEqual([{ type: 'view.cloak', tabId: 7 }]);
    holder!.remove();
    expect((await show(someTab({ page: somePage({ pageType: 'article' }) }))).button('与搜索引擎看到的比对')).toBeUndefined();
  });
});
