import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/finding.css';
import '../../components/style/options.css';
import { LinkSettings } from '../../components/link-settings.tsx';
import type { OptionsView } from '../../components/options-app.tsx';
import { hostTyped } from '../../components/trusted-host.ts';
import type { ViewMessage } from '../../contract/messages.ts';
import type { TrustedHost } from '../../contract/settings.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { atRest } from '../support/at-rest.ts';
import { someTab } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));

const list: readonly TrustedHost[] = [{ host: 'shifan.cn', why: '县融媒体中心代管' }, { host: 'tour.example.com', why: '' }];

/** The settings as the worker keeps them: each change is shown again. */
async function show(part: Partial<TabState> = {}, { leave = true, saves = true }: { readonly leave?: boolean; readonly saves?: boolean } = {}) {
  const sent: ViewMessage[] = [];
  const said: string[] = [];
  let tab = someTab(part);
  const view: OptionsView = {
    askAutomatic: async () => true, askAnyHost: async () => leave, askServer: async () => true, save: () => undefined, shortcut: async () => 'Alt+Shift+D', openShortcuts: async () => null,
    send: async (message) => {
      sent.push(message);
      if (!saves) return { ok: false, message: '磁盘已满，没有保存。' };
      if (message.type === 'view.settings') tab = { ...tab, settings: message.settings };
      draw();
      return { ok: true, state: null };
    },
  };
  const draw = (): void => render(<LinkSettings tab={tab} view={view} onSaid={(text) => said.push(text)} />, holder);
  draw();
  await atRest();
  return { sent, said, hosts: () => tab.settings.trustedHosts.map(({ host }) => host) };
}
const press = async (words: string): Promise<void> => {
  [...holder.querySelectorAll('button')].find((each) => each.textContent?.includes(words))!.click();
  await atRest();
};
const type = async (index: number, text: string): Promise<void> => {
  const field = holder.querySelectorAll<HTMLInputElement>('input[type="text"]')[index]!;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await atRest();
};

describe('a host that somebody types', () => {
  it.each([
    ['example.cn', { host: 'example.cn' }], [' HTTPS://WWW.Example.cn/a?b ', { host: 'example.cn' }], ['example。cn', { host: 'example.cn' }], ['示范.cn', { host: 'xn--1jqz9w.cn' }], ['a.shop.cn:8080', { host: 'a.shop.cn' }], ['203.0.113.9', { host: '203.0.113.9' }],
    ['', { problem: 'bad' }], ['两个 词', { problem: 'bad' }], ['javascript:alert(1)', { problem: 'bad' }], ['mailto:a@b.cn', { problem: 'bad' }], ['[::1]', { problem: 'bad' }],
    ['cn', { problem: 'suffix' }], ['com.cn', { problem: 'suffix' }], ['gd.cn', { problem: 'suffix' }], ['edu.cn', { problem: 'suffix' }], ['github.io', { problem: 'suffix' }],
    ['www.nanning.gov.cn', { problem: 'government' }], ['某某.政务', { problem: 'government' }], ['www.shifan.cn', { problem: 'known' }], ['news.shifan.cn', { problem: 'known' }], ['notshifan.cn', { host: 'notshifan.cn' }],
  ])('%s', (typed, expected) => expect(hostTyped(typed, list)).toMatchObject('host' in expected && typed === '示范.cn' ? { host: new URL('http://示范.cn').hostname } : expected));
});

describe('the list of hosts that count as government sites', () => {
  it('adds, takes in narrower entries, removes, and puts back where it was', async () => {
    const shown = await show({ settings: { ...someTab().settings, trustedHosts: [...list] } });
    await type(0, 'https://www.example.com/');
    await type(1, '统建平台');
    await press('列入');
    expect(shown.hosts()).toEqual(['shifan.cn', 'example.com']);
    await press('移出');
    expect(shown.hosts()).toEqual(['example.com']);
    expect(shown.said.at(-1)).toBe('已移出 shifan.cn。');
    await press('撤销');
    expect(shown.hosts()).toEqual(['shifan.cn', 'example.com']);
    expect(holder.textContent).not.toContain('撤销');
  });

  it('says what is wrong with what was typed, keeps it, and sends nothing', async () => {
    const { sent } = await show();
    await type(0, 'com.cn');
    await press('列入');
    expect(holder.querySelector('[role=alert]')!.textContent).toContain('公共的域名后缀');
    expect(holder.querySelector<HTMLInputElement>('input[type="text"]')!.value).toBe('com.cn');
    expect(sent).toEqual([]);
  });

  it('keeps what was typed when it could not be saved', async () => {
    const { said } = await show({}, { saves: false });
    await type(0, 'example.cn');
    await press('列入');
    expect(said).toEqual(['磁盘已满，没有保存。']);
    expect(holder.querySelector<HTMLInputElement>('input[type="text"]')!.value).toBe('example.cn');
  });
});

describe('built-in hosts the unit does not go by', () => {
  const select = (): HTMLSelectElement => holder.querySelector('select')!;
  const choose = async (host: string): Promise<void> => {
    select().value = host;
    select().dispatchEvent(new Event('change', { bubbles: true }));
    await atRest();
  };
  it('are struck with a reason, shown, and put back', async () => {
    const { sent, said } = await show();
    await choose('xuexi.cn');
    await type(2, ' 县委网信办规定 ');
    await press('移出名单');
    expect(sent.at(-1)).toMatchObject({ settings: { struckHosts: [{ host: 'xuexi.cn', why: '县委网信办规定' }] } });
    expect(said.at(-1)).toBe('已移出 xuexi.cn，下次检查起生效。');
    expect(holder.textContent).toContain('学习强国：县委网信办规定');
    expect([...select().options].map(({ value }) => value)).not.toContain('xuexi.cn');
    await press('恢复');
    expect(sent.at(-1)).toMatchObject({ settings: { struckHosts: [] } });
    expect([...select().options].map(({ value }) => value)).toContain('xuexi.cn');
  });
  it('are chosen from what no document names, those that spare the prompt first', async () => {
    await show();
    const values = [...select().options].map(({ value }) => value);
    expect(values).not.toContain('gov.cn');
    expect(values).not.toContain('conac.cn');
    expect(values.indexOf('xuexi.cn')).toBeLessThan(values.indexOf('people.com.cn'));
    expect([...select().options].find(({ value }) => value === 'dzwww.com')!.textContent).toContain('公开常识');
    const { violations } = await axe.run(holder);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
  it('need a choice and a reason; nothing is sent without', async () => {
    const { sent } = await show();
    await press('移出名单');
    expect(holder.querySelector('[role=alert]')!.textContent).toContain('请先选择');
    await choose('81.cn');
    await press('移出名单');
    expect(holder.querySelector('[role=alert]')!.textContent).toContain('理由');
    expect(sent).toEqual([]);
  });
  it('are closed where the administrator has fixed them', async () => {
    await show({ locked: ['struckHosts'], settings: { ...someTab().settings, struckHosts: [{ host: 'xuexi.cn', why: '策略' }] } });
    expect(select().matches(':disabled')).toBe(true);
    expect(holder.textContent).toContain('学习强国：策略');
  });
});

describe('checking links by itself', () => {
  const tick = (): HTMLInputElement => holder.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
  it('is set only with the browser’s leave, and says what still works', async () => {
    const { sent, said } = await show({}, { leave: false });
    tick().click();
    await atRest();
    expect(sent).toEqual([]);
    expect(said[0]).toContain('没有开启');
    expect(tick().checked).toBe(false);
    const other = await show();
    tick().click();
    await atRest();
    expect(other.sent).toMatchObject([{ type: 'view.settings', settings: { automaticLinks: true } }]);
  });

  it.each([
    ['on', true, '已开启'], ['no-leave', false, '浏览器还没有允许'], ['saving', true, '省流量'],
  ] as const)('%s: says how it stands', async (state, checked, words) => {
    await show({ automaticLinks: state, settings: { ...someTab().settings, automatic: true, automaticLinks: true } });
    expect(tick().checked).toBe(checked);
    expect(holder.textContent).toContain(words);
    expect(holder.textContent).not.toContain('没有开启，因此');
    const { violations } = await axe.run(holder);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says that nothing begins while pages are not inspected by themselves', async () => {
    await show({ automaticLinks: 'on', settings: { ...someTab().settings, automatic: false, automaticLinks: true } });
    expect(holder.textContent).toContain('没有开启，因此现在不会开始');
  });
});
