import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/finding.css';
import '../../components/style/options.css';
import { OptionsApp, type OptionsView } from '../../components/options-app.tsx';
import { presets } from '../../contract/preset.ts';
import type { ViewAnswer, ViewMessage } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { atRest, until } from '../support/at-rest.ts';
import { states } from './states.ts';
import { someTab } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));


async function show(tab: TabState | null, more: Partial<OptionsView> = {}, refusal: string | null = null) {
  const sent: ViewMessage[] = [];
  const saved: string[] = [];
  const view: OptionsView = {
    send: async (message): Promise<ViewAnswer> => {
      sent.push(message);
      return { ok: true, state: null, extra: { name: 'duwang-2026-11-20.json', text: '{"ops":[1]}', sha256: 'ab12' } };
    },
    askAutomatic: async () => false, askAnyHost: async () => false, askServer: async () => true, save: (name, json) => void saved.push(name, json), shortcut: async () => 'Alt+Shift+D', openShortcuts: async () => null, ...more,
  };
  render(<OptionsApp tab={tab} refusal={refusal} view={view} />, holder);
  await atRest();
  return { sent, saved };
}

const button = (words: string): HTMLButtonElement => [...holder.querySelectorAll('button')].find((each) => each.textContent === words)!;

describe('the settings', () => {
  it.each([
    ['loading', null, null], ['alone', someTab(), null], ['with a server', states['conflict']!(), null], ['in English', states['english']!(), null], ['refused', someTab(), '没有完成'],
  ] as const)('%s: no axe violation', async (_, tab, refusal) => {
    await show(tab, {}, refusal);
    const { violations } = await axe.run(holder);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`)).toEqual([]);
  });

  it('names the keys that open the popup as the browser has them, and leads to where they are changed', async () => {
    let keys: string | null = 'Alt+Shift+D';
    let opened = 0;
    await show(someTab(), { shortcut: async () => keys, openShortcuts: async () => (opened++ === 0 ? null : 'chrome://extensions/shortcuts') });
    expect(holder.querySelector('kbd')!.textContent).toBe('Alt+Shift+D');
    keys = null;
    button('更改快捷键').click();
    await atRest();
    expect(opened).toBe(1);
    dispatchEvent(new Event('focus'));
    await until('no keys', () => holder.textContent.includes('打开弹窗没有快捷键'));
    button('更改快捷键').click();
    await until('the address', () => holder.querySelector('.said')!.textContent.includes('chrome://extensions/shortcuts'));
  });

  it('leaves automatic inspection off when the browser’s question is refused, and says what still works', async () => {
    const { sent } = await show(someTab({ automaticAllowed: false }));
    holder.querySelector<HTMLInputElement>('input[type="checkbox"]')!.click();
    await atRest();
    expect(sent.map(({ type }) => type)).toEqual(['view.permission-changed']);
    expect(holder.querySelector<HTMLInputElement>('input[type="checkbox"]')!.checked).toBe(false);
    expect(holder.textContent).toContain('点击图标仍可检查当前网页');
  });

  it('shows the fingerprint of the signing key; a new one is trusted only after the tick, and by its whole name', async () => {
    const [key, strange] = ['c1c078897006fd47'.padEnd(64, '0'), 'bfdf0d18ae1e1df9'.padEnd(64, '0')];
    const withKeys = (signing: NonNullable<TabState['sync']['signing']>) => show({ ...someTab(), sync: { ...someTab().sync, mode: 'connected', server: 'https://duwang.shifan.gov.cn', name: '覃晓燕', signing } });
    await withKeys({ key, strange: null, fixed: null });
    expect(holder.textContent).toContain('服务器签名密钥的指纹：c1c0 7889 7006 fd47');
    expect(button('认可这个密钥')).toBeUndefined();

    const { sent } = await withKeys({ key: null, strange, fixed: null });
    expect(holder.querySelector('.signing-key')!.textContent).toMatch(/没有得到认可，指纹：bfdf 0d18 ae1e 1df9.*当面或打电话.*signing-key/);
    expect(button('认可这个密钥').disabled).toBe(true);
    holder.querySelector<HTMLInputElement>('.signing-key input')!.click();
    await atRest();
    button('认可这个密钥').click();
    await atRest();
    expect(sent).toEqual([{ type: 'view.trust-key', key: strange }]);
    expect(holder.textContent).toContain('已认可');
    // Yet another key while the tick stands: it is not ticked for that one.
    await withKeys({ key: null, strange: key, fixed: null });
    expect(button('认可这个密钥').disabled).toBe(true);
    const { violations } = await axe.run(holder);
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('where the unit’s policy names the signing key it says so, and offers nothing to trust', async () => {
    await show({ ...someTab(), sync: { ...someTab().sync, mode: 'connected', server: 'https://duwang.shifan.gov.cn', name: '覃晓燕', signing: { key: null, strange: 'bfdf0d18ae1e1df9'.padEnd(64, '0'), fixed: 'c1c078897006fd47' } } });
    expect(holder.querySelector('.signing-key')!.textContent).toMatch(/由单位策略指定（c1c0 7889 7006 fd47）.*没有得到认可，指纹：bfdf 0d18 ae1e 1df9/);
    expect(holder.querySelector('.signing-key input, .signing-key button')).toBeNull();
  });

  it('closes what the administrator fixed and says so; signing in to the unit’s server stays possible', async () => {
    const tab = someTab({ automaticAllowed: true, locked: ['automatic', 'server'], managedProblems: ['管理员策略里的“colour”不是读网的设置项，没有采用。'] });
    const { sent } = await show({ ...tab, sync: { ...tab.sync, mode: 'signed-out', server: 'https://duwang.shifan.gov.cn' } });
    const tick = holder.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
    tick.click();
    await atRest();
    expect(sent).toEqual([]);
    expect(tick.matches(':disabled')).toBe(true);
    expect(holder.querySelector<HTMLInputElement>('input[type="url"]')!.readOnly).toBe(true);
    expect(button('断开服务器')).toBeUndefined();
    expect(button('登录').disabled).toBe(false);
    expect(holder.textContent).toContain('由单位管理员统一设定');
    expect(holder.querySelector('[role="alert"]')!.textContent).toContain('colour');
    expect((await axe.run(holder)).violations).toEqual([]);
  });

  it('asks for the leave that only the person can give, where the unit has fixed checking by itself; says nothing of changing what is fixed', async () => {
    const base = someTab({ automaticAllowed: false, locked: ['automatic', 'preset'] });
    const { sent } = await show({ ...base, settings: { ...base.settings, automatic: true, preset: 'reading' } }, { askAutomatic: async () => true });
    expect(holder.textContent).not.toContain('随时可以在设置中更改');
    expect(holder.textContent).toContain('还差浏览器的允许');
    button('允许自动检查').click();
    await until('the question to be asked', () => sent.length > 0);
    expect(sent).toEqual([{ type: 'view.permission-changed' }]);
    expect((await axe.run(holder)).violations).toEqual([]);
    await show({ ...base, automaticAllowed: true, settings: { ...base.settings, automatic: true } });
    expect(button('允许自动检查')).toBeUndefined();
  });

  it('says who made a setting other than the preset’s: the unit where a policy did, the person where they did', async () => {
    const base = someTab({ locked: ['showScore'] });
    const settings = { ...base.settings, ...presets.reading, preset: 'reading' as const };
    const said = (): string => [...holder.querySelectorAll('.presets [role="status"]')].map((one) => one.textContent).join();
    await show({ ...base, settings });
    expect(said()).not.toMatch(/改过|统一设定/);
    await show({ ...base, settings: { ...settings, showScore: true } });
    expect(said()).toMatch(/由单位统一设定，与这种用法不同/);
    expect(said()).not.toContain('单独改过');
    await show({ ...base, settings: { ...settings, showHints: true } });
    expect(said()).toContain('有的项已单独改过');
    expect(said()).not.toContain('统一设定');
    await show({ ...base, settings: { ...settings, showHints: true, showScore: true } });
    expect(said()).toMatch(/有的项已单独改过.*由单位统一设定/);
  });

  it('connects only to an address, and only with leave', async () => {
    const { sent } = await show(someTab(), { askServer: async () => false });
    const field = holder.querySelector<HTMLInputElement>('input[type="url"]')!;
    const type = async (text: string): Promise<void> => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await atRest();
      button('连接并登录').click();
      await atRest();
    };
    for (const bad of ['', 'duwang', 'javascript:alert(1)', 'ftp://a.cn']) {
      await type(bad);
      expect(holder.textContent).toContain('请填写以 http:// 或 https:// 开头的地址。');
    }
    await type('https://duwang.example.gov.cn:8443/');
    expect(holder.textContent).toContain('没有获得访问该服务器的允许，未连接。');
    expect(sent).toEqual([]);
    const granted = await show(someTab());
    await type('https://duwang.example.gov.cn:8443/');
    expect(granted.sent).toEqual([{ type: 'view.connect', server: 'https://duwang.example.gov.cn:8443' }, { type: 'view.sign-in' }]);
  });

  it('lists the edit pages that were learnt, forgets one and takes it back', async () => {
    const page = (path: string) => ({ origin: 'http://cms.shifan.example.com', path, places: { title: '#title', body: '#frame >>> body' } });
    const tab = someTab({ settings: { ...someTab().settings, editPages: [page('/edit.do?id=*'), page('/video/*')] } });
    const { sent } = await show(tab);
    expect(holder.textContent).toContain('http://cms.shifan.example.com/edit.do?id=*');
    expect(holder.textContent).toContain('查：标题、正文。');
    holder.querySelector<HTMLButtonElement>('[aria-label="移出编辑页 http://cms.shifan.example.com/edit.do?id=*"]')!.click();
    await atRest();
    expect(sent).toEqual([{ type: 'view.settings', settings: { ...tab.settings, editPages: [page('/video/*')] } }]);
    expect(holder.textContent).toContain('已移出 http://cms.shifan.example.com/edit.do?id=*');
    button('撤销').click();
    await atRest();
    expect(sent[1]).toMatchObject({ settings: { editPages: tab.settings.editPages } });
    await show(someTab());
    expect(holder.textContent).toContain('点“认出栏位”');
  });

  it('exports what was not submitted', async () => {
    const { saved } = await show(states['conflict']!());
    button('导出文件').click();
    await atRest();
    expect(saved).toEqual(['duwang-2026-11-20.json', '{"ops":[1]}']);
    expect(holder.textContent).toContain('ab12');
  });
});

describe('restoring', () => {
  it('hands the chosen file to the worker and says how much was new', async () => {
    const sent: ViewMessage[] = [];
    await show(someTab(), { send: async (message) => {
      sent.push(message);
      return { ok: true, state: null, extra: { taken: 2 } };
    } });
    const field = holder.querySelector<HTMLInputElement>('input[type="file"]')!;
    const files = new DataTransfer();
    files.items.add(new File(['{"ops":[]}'], 'a.json'));
    field.files = files.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await until('the file was read and its answer shown', () => holder.textContent!.includes('已恢复'));
    expect(sent).toEqual([{ type: 'view.import-unsent', text: '{"ops":[]}' }]);
    expect(holder.textContent).toContain('已恢复 2 条');
  });
});

describe('the text of the interface', () => {
  it('stands in the catalogue and nowhere else', () => {
    const sources = import.meta.glob<string>(['../../components/**/*.{ts,tsx}', '../../entrypoints/{popup,options,sidepanel}/*.{ts,tsx}'], { query: '?raw', import: 'default', eager: true });
    expect(Object.keys(sources).length).toBeGreaterThan(30);
    // A language is named in itself; punctuation between two catalogue texts is no text.
    const strays = Object.entries(sources).flatMap(([file, source]) => (source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace('>中文<', '').match(/[^\s]*[\u4e00-\u9fff]+[^\s]*/g) ?? []).map((stray) => `${file}: ${stray}`));
    expect(strays).toEqual([]);
  });
});
