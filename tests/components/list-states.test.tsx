import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import type { Screen } from '../../components/view-store.ts';
import { tabStateSchema } from '../../contract/ui-state.ts';
import { atRest, until } from '../support/at-rest.ts';
import { button, press, root, rows, show, takeAway, text } from './shown-list.tsx';
import { states } from './states.ts';
import { articleFindings, someTab } from './tab-state.ts';

afterEach(takeAway);

/** Chooses the scheme as the operating system would. */
const paint = async (scheme: string): Promise<void> => {
  await (cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> }).send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  await atRest();
};

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
      const { violations } = await axe.run(root(), { rules: { region: { enabled: false } } });
      expect(violations.map(({ id, nodes }) => `${scheme} ${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`)).toEqual([]);
    }
    await paint('light');
  });

  it.each(['sheet', 'conflicts', 'manual'] satisfies Screen[])('screen %s has no axe violation', async (screen) => {
    const { store } = await show(states['conflict']!());
    store.actions.show(screen);
    await atRest();
    const { violations } = await axe.run(root(), { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says the verdict in words and never mixes what was not checked with what passed', async () => {
    await show(someTab());
    expect(text()).toContain('发现 6 个问题：4 个确定，2 个待判断；4 项未检。');
    expect(text()).toContain('未检 4 项');
    expect(text()).toContain('通过 9 项');
    const passed = [...root().querySelectorAll('details')].find((each) => each.dataset['kind'] === 'pass')!;
    expect(passed.textContent).not.toContain('死链');
    expect(passed.textContent).not.toContain('头尾与首页一致');
    const missed = [...root().querySelectorAll('details')].find((each) => each.dataset['kind'] === 'cannot')!;
    expect(missed.textContent).toContain('还没有读过本站首页，无从比较');
    expect(missed.textContent).toContain('来自其他网站，浏览器不允许读取');
  });

  it('says what was lost, what comes back and what to do, on every screen, until a person has read it', async () => {
    const { view, store } = await show(states['lost']!());
    const notice = (): string => [...root().querySelectorAll('.notice')].find((one) => one.querySelector('h2')?.textContent === '本机记录丢失')?.textContent ?? '';
    expect(notice()).toContain('2026-11-20 09:12发现');
    expect(notice()).toContain('https://duwang.shifan.gov.cn 的“覃晓燕”：原有 12 个网站、40 次巡检，全部没有了。提交过的还在服务器上，连接并登录后从头取回；最后一次记下时有 7 项没有提交，取不回来。');
    expect(notice()).toContain('单机使用的记录：退回到较早的样子，最近的改动没有了：原有 3 个网站、5 次巡检，现在 3 个、4 次。它们只存在这台电脑上。');
    store.actions.show('sheet');
    await atRest();
    expect(notice()).not.toBe('');
    button('知道了，不再提示').click();
    await atRest();
    expect(view.sent.at(-1)).toEqual({ type: 'view.loss-seen', tabId: 7 });
    await show(someTab());
    expect(notice()).toBe('');
  });

  it('says which settings are not to be changed here and by whom, and gives the way to the reason; nothing where none is fixed', async () => {
    await show(someTab());
    expect(root().querySelector('.managed-line')).toBeNull();
    const { store } = await show(states['managed']!());
    expect([...root().querySelectorAll('.managed-line')].map((line) => line.textContent)).toEqual(['由单位统一设定：评分表、是否列出提示、自动检查。 看理由']);
    store.actions.take({ ...states['managed']!(), automaticLinks: 'on', locked: ['preset', 'automatic', 'automaticLinks', 'rubric', 'showHints', 'showScore'], lockedBy: { automaticLinks: states['managed']!().lockedBy!['rubric']! } });
    await atRest();
    expect(root().querySelector('.managed-line')!.textContent).toContain('由单位统一设定：用法。');
    store.actions.show('links');
    await atRest();
    expect(root().querySelector('.links .managed-line')!.textContent).toContain('由示范市人民政府办公室统一设定：自动检查链接。');
  });

  it('closes what is fixed in the first steps too, with the reason', async () => {
    await show({ ...states['first-run']!(), locked: states['managed']!().locked!, lockedBy: states['managed']!().lockedBy! });
    expect(root().querySelector<HTMLSelectElement>('.first select')!.matches(':disabled')).toBe(true);
    expect(root().querySelector('.first')!.textContent).toContain('由示范市人民政府办公室统一设定（韦志强），理由：全市统一口径');
  });

  it('says how far a clock here is off, in its largest unit, either way', async () => {
    const at = (ahead: number): ReturnType<typeof someTab> => ({ ...states['managed']!(), sync: { ...states['managed']!().sync, ahead } });
    for (const [ahead, words] of [[6 * 60_000, '快 6 分钟'], [-8 * 3_600_000, '慢 8 小时'], [40 * 86_400_000, '快 40 天'], [-10 * 365.25 * 86_400_000, '慢 10 年']] as const) {
      await show(at(ahead));
      expect(text()).toContain(`这台电脑的时钟比服务器${words}，请校准`);
    }
    await show({ ...at(1), sync: { ...at(1).sync, ahead: null } });
    expect(text()).not.toContain('时钟');
  });

  it('claims nothing of a page that did not open', async () => {
    await show(states['not-opened']!());
    expect(text()).toContain('页面未能打开（HTTP 502），各项均未检，不扣分。');
    const came = (reason: string): Promise<unknown> => show({ ...states['not-opened']!(), page: { ...states['not-opened']!().page!, notChecked: [{ what: 'page', url: null, reason }] } });
    await came('打开的是防火墙的拦截或验证页，不是网页本身，未检；请按页面提示通过以后重新检查');
    expect(text()).toContain('打开的是防火墙的拦截或验证页，不是网页本身，各项均未检，不扣分。请按页面提示通过以后重新检查。');
    await came('not-opened');
    expect(text()).toContain('页面未能打开，各项均未检，不扣分。');
    expect(text()).not.toContain('没有发现问题');
    expect(text()).toContain('通过 0 项');
  });

  it('offers no ruling on a preview', async () => {
    const { view } = await show(states['preview']!());
    expect(root().querySelectorAll('button.act')).toHaveLength(0);
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
    await atRest();
    expect(rows().map(({ id }) => id)).toEqual(before);
    expect(rows()[0]!.dataset['status']).toBe('confirmed');
  });

  it('shows three hundred findings soon', async () => {
    const started = performance.now();
    await show(states['many findings']!());
    console.log(`first of 300 findings shown in ${Math.round(performance.now() - started)} ms`);
    expect(rows().length).toBeGreaterThanOrEqual(12);
    await until('all rows stand', () => rows().length === 300);
    console.log(`300 findings shown in ${Math.round(performance.now() - started)} ms`);
    button('300 处全部确认').click();
    await atRest();
    expect(rows().every(({ dataset }) => dataset['status'] === 'confirmed')).toBe(true);
    button('300 处全部撤销').click();
    await atRest();
    expect(rows().every(({ dataset }) => dataset['status'] === 'pending')).toBe(true);
  });

  it('fits 320 pixels and text of twice the size without scrolling sideways', async () => {
    document.documentElement.dataset['surface'] = 'panel';
    document.documentElement.style.fontSize = '32px';
    await show(states['long words']!());
    root().style.width = '320px';
    await atRest();
    for (const element of root().querySelectorAll('*')) expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(root().getBoundingClientRect().right + 1);
    document.documentElement.style.fontSize = '';
    document.documentElement.dataset['surface'] = 'popup';
  });
});

describe('order of the list', () => {
  it('groups by the catalogue and sorts sure before leads before hints', async () => {
    await show(someTab({ findings: articleFindings().toReversed() }));
    expect([...root().querySelectorAll('.group-name')].map((each) => each.firstChild!.textContent)).toEqual(['标签', '底部', '时间与来源', '链接']);
    expect(rows().filter(({ dataset }) => dataset['verdict'] === 'hint').map((row) => rows().indexOf(row))).toEqual([6]);
  });
});
