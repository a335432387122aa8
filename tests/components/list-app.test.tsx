import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/screens.css';
import '../../components/style/question.css';
import { ListApp } from '../../components/list-app.tsx';
import { createViewStore, type Screen } from '../../components/view-store.ts';
import type { ViewAnswer, ViewMessage } from '../../contract/messages.ts';
import { type TabState, tabStateSchema } from '../../contract/ui-state.ts';
import { vectors } from '../evidence/vectors.ts';
import { deciding, someView } from './some-view.ts';
import { states } from './states.ts';
import { articleFindings, someFinding, someTab } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
document.documentElement.dataset['surface'] = 'popup';
document.title = '读网';

let holder: HTMLElement | null = null;
afterEach(() => {
  if (holder) render(null, holder);
  holder?.remove();
});

async function show(tab: TabState, { answer = deciding(tab), texts = new Map<string, string>() }: { readonly answer?: (message: ViewMessage) => ViewAnswer | Promise<ViewAnswer>; readonly texts?: Map<string, string> } = {}) {
  if (holder) render(null, holder);
  holder?.remove();
  holder = document.createElement('div');
  document.body.append(holder);
  const view = someView(answer, texts);
  const store = createViewStore(view);
  store.actions.take(tab);
  render(<ListApp store={store} view={view} />, holder);
  await settled();
  return { view, store, root: holder };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
};

/** Chooses the scheme as the operating system would. */
const paint = async (scheme: string): Promise<void> => {
  await (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  await settled();
};

/** A key press as a keyboard makes it, sent to whatever has the focus. */
async function press(key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  await settled();
  return event;
}

const rows = (): HTMLElement[] => [...holder!.querySelectorAll<HTMLElement>('article.row')];
const button = (words: string): HTMLButtonElement => [...holder!.querySelectorAll('button')].find((each) => each.textContent?.includes(words) || each.getAttribute('aria-label') === words)!;
const text = (): string => holder!.innerText;

describe('each state', () => {
  it.each(Object.entries(states))('%s: is a state the contract knows and has no axe violation', async (_, make) => {
    const tab = make();
    expect(tabStateSchema.safeParse(tab).success).toBe(true);
    await show(tab);
    const limited = tab.findings.length > 20 ? { ...tab, findings: tab.findings.slice(0, 20) } : tab;
    if (limited !== tab) await show(limited);
    for (const scheme of ['light', 'dark']) {
      await paint(scheme);
      expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true);
      const { violations } = await axe.run(holder!, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`)).toEqual([]);
    }
    await paint('light');
  });

  it.each(['sheet', 'conflicts', 'manual'] satisfies Screen[])('screen %s has no axe violation', async (screen) => {
    const { store } = await show(states['conflict']!());
    store.actions.show(screen);
    await settled();
    const { violations } = await axe.run(holder!, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says the verdict in words and never mixes what was not checked with what passed', async () => {
    await show(someTab());
    expect(text()).toContain('发现 6 个问题：4 个确定，2 个待判断；4 项未检。');
    expect(text()).toContain('未检 4 项');
    expect(text()).toContain('通过 9 项');
    const passed = [...holder!.querySelectorAll('details')].find((each) => each.dataset['kind'] === 'pass')!;
    expect(passed.textContent).not.toContain('死链');
    expect(passed.textContent).not.toContain('头尾与首页一致');
    const missed = [...holder!.querySelectorAll('details')].find((each) => each.dataset['kind'] === 'cannot')!;
    expect(missed.textContent).toContain('还没有读过本站首页，无从比较');
    expect(missed.textContent).toContain('来自其他网站，浏览器不允许读取');
  });

  it('claims nothing of a page that did not open', async () => {
    await show(states['not-opened']!());
    expect(text()).toContain('页面未能打开，各项均未检，不扣分。');
    expect(text()).not.toContain('没有发现问题');
    expect(text()).toContain('通过 0 项');
  });

  it('offers no ruling on a preview', async () => {
    const { view } = await show(states['preview']!());
    expect(holder!.querySelectorAll('button.act')).toHaveLength(0);
    expect(button('备注')).toBeUndefined();
    await press('j');
    await press('1');
    expect(view.sent).toEqual([]);
    expect(text()).toContain('结果不计入任何网站');
  });

  it('shows worst first and keeps a decided row in its place', async () => {
    await show(states['veto']!());
    expect(rows()[0]!.textContent).toContain('单项否决线索');
    const before = rows().map(({ id }) => id);
    button('确认').click();
    await settled();
    expect(rows().map(({ id }) => id)).toEqual(before);
    expect(rows()[0]!.dataset['status']).toBe('confirmed');
  });

  it('shows three hundred findings soon', async () => {
    const started = performance.now();
    await show(states['many findings']!());
    console.log(`first of 300 findings shown in ${Math.round(performance.now() - started)} ms`);
    expect(rows().length).toBeGreaterThanOrEqual(12);
    for (let turn = 0; rows().length < 300 && turn < 100; turn += 1) await settled();
    console.log(`300 findings shown in ${Math.round(performance.now() - started)} ms`);
    expect(rows()).toHaveLength(300);
    button('300 处全部确认').click();
    await settled();
    expect(rows().every(({ dataset }) => dataset['status'] === 'confirmed')).toBe(true);
    button('300 处全部撤销').click();
    await settled();
    expect(rows().every(({ dataset }) => dataset['status'] === 'pending')).toBe(true);
  });

  it('fits 320 pixels and text of twice the size without scrolling sideways', async () => {
    document.documentElement.dataset['surface'] = 'panel';
    document.documentElement.style.fontSize = '32px';
    await show(states['long words']!());
    holder!.style.width = '320px';
    await settled();
    for (const element of holder!.querySelectorAll('*')) expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(holder!.getBoundingClientRect().right + 1);
    document.documentElement.style.fontSize = '';
    document.documentElement.dataset['surface'] = 'popup';
  });
});

describe('rulings', () => {
  it('confirms, takes back, and says so to a screen reader', async () => {
    const { view } = await show(someTab());
    await press('j');
    await press('1');
    const id = rows()[0]!.id.replace('row-', '');
    expect(view.sent).toEqual([{ type: 'view.decide', tabId: 7, findingIds: [id], ruling: 'confirmed', reason: '' }]);
    expect(holder!.querySelector('.live')!.textContent).toBe('已确认 1 个问题');
    expect(rows()[1]!.contains(document.activeElement)).toBe(true);
    await press('k');
    await press('u');
    expect(view.sent[1]).toMatchObject({ findingIds: [id], ruling: 'pending' });
  });

  it('needs a reason for a false alarm, by a press or in words', async () => {
    const { view } = await show(someTab());
    await press('j');
    await press('2');
    expect(document.activeElement?.textContent).toBe('页面上有，程序没有认出');
    button('记为误报').click();
    await settled();
    expect(view.sent).toEqual([]);
    expect(text()).toContain('请选择或写明原因。');
    button('属于规定的例外情形').click();
    await settled();
    expect(view.sent[0]).toMatchObject({ ruling: 'dismissed', reason: '属于规定的例外情形' });
    expect(rows()[0]!.contains(document.activeElement)).toBe(true);
  });

  it('keeps what was typed when the worker refuses, and over closing', async () => {
    const texts = new Map<string, string>();
    const refuse = (): ViewAnswer => ({ ok: false, message: '本机磁盘已满，没有保存。' });
    await show(someTab(), { answer: refuse, texts });
    await press('j');
    await press('e');
    const field = document.activeElement as HTMLTextAreaElement;
    field.value = '已电话告知';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    button('保存').click();
    await settled();
    expect(text()).toContain('本机磁盘已满，没有保存。');
    expect(holder!.querySelector('textarea')!.value).toBe('已电话告知');
    await show(someTab({ findings: [someFinding({ record: { id: [...texts.keys()][0]!.replace('note:', '') } })] }), { texts });
    await press('j');
    await press('e');
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('已电话告知');
  });

  it('ignores its keys while an input method composes, in fields, and with modifiers', async () => {
    const { view, store } = await show(someTab());
    await press('j');
    await press('1', { isComposing: true });
    await press('1', { keyCode: 229 });
    await press('1', { ctrlKey: true });
    expect(view.sent).toEqual([]);
    await press('e');
    expect(document.activeElement?.localName).toBe('textarea');
    for (const key of ['1', 'j', 'u', '?']) expect((await press(key)).defaultPrevented).toBe(false);
    expect(view.sent).toEqual([]);
    expect(store.getState().help).toBe(false);
    await press('Escape');
    expect(holder!.querySelector('textarea')).toBeNull();
    await press('?');
    expect(holder!.querySelector('dialog')!.open).toBe(true);
  });

  it('settles a conflict with both versions in view', async () => {
    const { view } = await show(states['conflict']!());
    button('1 条有冲突').click();
    await settled();
    expect(text()).toContain('标识码在页脚框架里，程序没有认出');
    expect(text()).toContain('韦志强');
    button('留下服务器上的').click();
    await settled();
    expect(view.sent[0]).toMatchObject({ type: 'view.settle', keep: 'theirs' });
  });
});

describe('evidence is never markup of ours', () => {
  it.each(Object.entries(vectors))('%s', async (_, html) => {
    Reflect.deleteProperty(globalThis, 'pwned');
    const record = { says: html, fix: html, about: html.slice(0, 200), note: html, cites: [html.slice(0, 100)], fragment: html.slice(0, 2048), pageTitle: html, at: { selector: html, quote: html, box: [0, 0, 1, 1] as [number, number, number, number] } };
    const finding = someFinding({ record: { ...record, status: 'dismissed' }, patch: html, decisions: [{ id: someFinding().record.id, findingId: someFinding().record.id, ruling: 'dismissed', expects: 'pending', reason: html, by: html.slice(0, 300), at: 0 }] });
    const tab = someTab({ title: html, failure: html, storageProblem: html, findings: [finding], site: { ...someTab().site!, name: html }, page: { ...someTab().page!, pageTypeBecause: html, notChecked: [{ what: 'frame', url: html, reason: html }] } });
    const { store } = await show(tab);
    store.actions.toggle(finding.record.id);
    await settled();
    expect(Reflect.has(globalThis, 'pwned')).toBe(false);
    expect(holder!.querySelectorAll('script, iframe, object, embed, img, style, link, meta, base, form, video, audio, [onerror], [onload], [onclick], [onfocus], [href], [src]')).toHaveLength(0);
    expect(holder!.querySelector('.row-says')!.textContent).toBe(html);
  });
});

describe('order of the list', () => {
  it('groups by the catalogue and sorts sure before leads before hints', async () => {
    await show(someTab({ findings: articleFindings().toReversed() }));
    expect([...holder!.querySelectorAll('.group-name')].map((each) => each.firstChild!.textContent)).toEqual(['标签', '底部', '时间与来源', '链接']);
    expect(rows().filter(({ dataset }) => dataset['verdict'] === 'hint').map((row) => rows().indexOf(row))).toEqual([6]);
  });
});
