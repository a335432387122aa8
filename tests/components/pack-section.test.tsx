import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/desk.css';
import type { DeskView } from '../../components/workbench/desk-view.ts';
import { PackSection } from '../../components/workbench/packs/pack-section.tsx';
import type { DeskPacks } from '../../contract/pack-desk.ts';
import type { DeskMessage } from '../../contract/workbench.ts';
import { atRest, until } from '../support/at-rest.ts';

document.documentElement.lang = 'zh-CN';
const holder = document.createElement('main');
document.body.append(holder);
afterEach(() => render(null, holder));

const kept = (over: Partial<DeskPacks['packs'][number]> = {}): DeskPacks['packs'][number] => ({
  edition: 'e1', code: 'county', version: 2, name: '示范县规则包', from: '2026-01-01', until: null, note: '办公室整理', words: 12, confusions: 3, allow: 1, settings: 1, tables: 1, hosts: 0, struck: 0, years: [], state: 'on', by: '覃晓燕', at: Date.parse('2026-11-20T09:30:00+08:00'), shared: true, effect: 'in-force', ...over,
});

async function show(packs: DeskPacks['packs'], { mayPublish = true as boolean | null, mayWrite = true, refuse = null as string | null } = {}) {
  const sent: DeskMessage[] = [];
  const policy = packs.length > 0 ? { packs: ['county@2'], settings: [{ id: 'home-updates.fewest', value: 15, pack: 'county@2', reason: '县政府办 1 号文' }], tables: [{ id: 'source.vague', text: '综合', change: 'drop' as const, pack: 'county@2', reason: '本县有综合科' }], trustedHosts: [], struckHosts: [{ host: 'xuexi.cn', reason: '县委网信办规定', pack: 'county@2' }] } : null;
  const send = async (message: DeskMessage) => {
    sent.push(message);
    if (refuse !== null && message.type !== 'desk.packs') return { ok: false as const, message: refuse };
    return { ok: true as const, ...(message.type === 'desk.packs' ? { value: { packs, mayPublish, policy } } : {}) };
  };
  render(<PackSection view={{ send, save: () => undefined } as unknown as DeskView} turn={0} mayWrite={mayWrite} />, holder);
  await atRest();
  return sent;
}
const violations = async (): Promise<string[]> => (await axe.run(holder)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`);
const button = (words: string): HTMLButtonElement | undefined => [...holder.querySelectorAll('button')].find((each) => each.textContent === words);

async function choose(name: string, text: string): Promise<void> {
  const said = (): string => holder.textContent!;
  const before = said();
  const field = holder.querySelector<HTMLInputElement>('input[type="file"]')!;
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  field.files = files.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await until('the file was read', () => said() !== before);
  await atRest();
}

it.each([
  ['none yet', []], ['one in use, one removed', [kept(), kept({ edition: 'e2', version: 1, state: 'removed', effect: 'removed' })]], ['every state', (['replaced', 'not-yet', 'over', 'off'] as const).map((effect, at) => kept({ edition: `e${at}`, effect, state: effect === 'off' ? 'off' : 'on', shared: false }))],
] as const)('%s: no axe violation', async (_, packs) => {
  await show([...packs]);
  expect(await violations()).toEqual([]);
});

it('shows the value in use with who replaced it and why', async () => {
  await show([kept()]);
  expect(holder.textContent).toMatch(/home-updates\.fewest15 条county@2：县政府办 1 号文（内置为 10 条）/);
});

it('a bad file is named with its places and nothing is sent; a good one is taken with its scope', async () => {
  const sent = await show([], { mayPublish: true });
  await choose('坏.json', '{"words": [1]}');
  expect(holder.querySelector('[role="alert"]')!.textContent).toMatch(/没有导入.*words 第 1 项/);
  expect(await violations()).toEqual([]);
  const good = { format: 'duwang-pack/1', code: 'a', version: 1, name: '甲', from: '2026-01-01', until: null, note: '', allow: ['示范'] };
  await choose('好.json', JSON.stringify(good));
  expect(await violations()).toEqual([]);
  button('导入并启用')!.click();
  await atRest();
  expect(sent.filter(({ type }) => type === 'desk.pack-keep')).toMatchObject([{ shared: true }]);
  expect(holder.textContent).toContain('已导入并启用');
});

it('a refusal is told and what was read stays; who may only look gets no buttons that change anything', async () => {
  await show([kept()], { refuse: '磁盘空间不足' });
  button('停用')!.click();
  await atRest();
  expect(holder.textContent).toContain('磁盘空间不足');
  await show([kept()], { mayWrite: false, mayPublish: false });
  expect([button('停用'), button('移除'), holder.querySelector('input[type="file"]')]).toEqual([undefined, undefined, null]);
  expect(button('导出 JSON')).toBeDefined();
});
