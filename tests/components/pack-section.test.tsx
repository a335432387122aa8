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

async function show(packs: DeskPacks['packs'], { mayPublish = true as boolean | null, mayWrite = true, refuse = null as string | null, refused = [] as DeskPacks['refused'], openOptions = (): void => undefined } = {}) {
  const sent: DeskMessage[] = [];
  const policy = packs.length > 0 ? { packs: ['county@2'], settings: [{ id: 'home-updates.fewest', value: 15, pack: 'county@2', reason: '县政府办 1 号文' }], tables: [{ id: 'source.vague', text: '综合', change: 'drop' as const, pack: 'county@2', reason: '本县有综合科' }], trustedHosts: [], struckHosts: [{ host: 'xuexi.cn', reason: '县委网信办规定', pack: 'county@2' }] } : null;
  const send = async (message: DeskMessage) => {
    sent.push(message);
    if (refuse !== null && message.type !== 'desk.packs') return { ok: false as const, message: refuse };
    return { ok: true as const, ...(message.type === 'desk.packs' ? { value: { packs, mayPublish, policy, refused } } : {}) };
  };
  render(<PackSection view={{ send, save: () => undefined, openOptions } as unknown as DeskView} turn={0} mayWrite={mayWrite} />, holder);
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

it('says of each pack who signed it when, that it is not signed, or that it was not taken and what to do', async () => {
  const at = Date.parse('2026-11-20T09:35:00+08:00');
  let opened = 0;
  await show([kept({ signature: { kind: 'signed', by: '黄建国', at } }), kept({ edition: 'e2', code: 'b', signature: { kind: 'none' } }), kept({ edition: 'e3', code: 'c', signature: { kind: 'kept', doubt: 'altered' } }), kept({ edition: 'e4', code: 'd', effect: 'refused', signature: { kind: 'refused', doubt: 'key' } }), kept({ edition: 'e5', code: 'e', shared: false, signature: null })], {
    refused: [{ entity: 'pack', name: '县词表', key: 'c@3', doubt: 'altered', kept: true }, { entity: 'pack', name: '局词表', key: 'd@1', doubt: 'key', kept: false }], openOptions: () => { opened += 1; },
  });
  const rows = [...holder.querySelectorAll('tbody')][0]!.querySelectorAll('tr');
  expect([...rows].map((row) => /服务器签名：.*?09:35|未签名|签名不符，未采用：[^。]*。[^。]*。?|$/.exec(row.cells[4]!.textContent)![0])).toEqual([
    expect.stringMatching(/^服务器签名：黄建国，.*09:35$/), '未签名', '签名不符，未采用：服务器上的内容与签名不符，可能在数据库里被改过。这里是原来的，继续使用。', '签名不符，未采用：签名用的密钥还没有得到认可。', '',
  ]);
  expect(rows[3]!.cells[3]!.textContent).toBe('不使用');
  const notice = holder.querySelector('.notice')!.textContent;
  expect(notice).toMatch(/签名不符，未采用（2）.*县词表（c@3）.*原来的继续使用.*局词表（d@1）.*不使用.*把版本号改大后重新发布.*核对密钥的指纹/);
  button('打开设置')!.click();
  expect([opened, await violations()]).toEqual([1, []]);
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
