import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/desk.css';
import { DeskApp } from '../../components/workbench/desk-app.tsx';
import { createDeskStore } from '../../components/workbench/desk-store.ts';
import { atRest } from '../support/at-rest.ts';
import { deskFinding, inspection, someDesk, type DeskWorld } from './desk-data.ts';

document.documentElement.lang = 'zh-CN';
const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));


async function show(part: Partial<DeskWorld> = {}, id: string | null = inspection.id) {
  const desk = someDesk(part);
  const store = createDeskStore(desk.view);
  render(<DeskApp store={store} view={desk.view} />, holder);
  await store.actions.open(id);
  await atRest();
  return { ...desk, store };
}

const button = (words: string, within: ParentNode = holder): HTMLButtonElement => [...within.querySelectorAll('button')].find((each) => each.textContent === words || each.getAttribute('aria-label') === words)!;
const press = async (key: string): Promise<void> => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await atRest();
};
const click = async (element: HTMLElement): Promise<void> => {
  element.click();
  await atRest();
};
const type = async (field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await atRest();
};
const row = (id: string): HTMLElement => holder.querySelector<HTMLElement>(`#row-${id}`)!;
const violations = async (): Promise<string[]> => (await axe.run(holder)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 400)}`);

describe('the workbench', () => {
  it.each([
    ['the list', {}, null, 'sheet'], ['no inspection', {}, 'empty', 'sheet'], ['the sheet', {}, inspection.id, 'sheet'], ['the findings', {}, inspection.id, 'findings'], ['the coverage', {}, inspection.id, 'coverage'],
    ['an ended inspection', { inspection: { ...inspection, closedAt: 1 } }, inspection.id, 'sheet'], ['one who may only look', { mayWrite: false }, inspection.id, 'findings'], ['a refusal', { refuse: '磁盘空间不足' }, inspection.id, 'sheet'],
  ] as const)('%s: no axe violation', async (_, part, id, tab) => {
    const { store } = await show(part, id === 'empty' ? null : id);
    if (id === 'empty') store.setState({ list: { ...store.getState().list!, inspections: [] } });
    store.actions.show(tab);
    await atRest();
    expect(await violations()).toEqual([]);
  });

  it('says what was lost on top of every part until a person has read it: no axe violation', async () => {
    const { store, sent } = await show({}, null);
    const told = (): boolean => [...holder.querySelectorAll('.notice h2')].some((one) => one.textContent === '本机记录丢失');
    expect(told()).toBe(false);
    store.setState({ list: { ...store.getState().list!, own: { ...store.getState().list!.own, lost: { at: 1, settings: false, works: [] } } } });
    await atRest();
    expect(told()).toBe(true);
    expect(await violations()).toEqual([]);
    await store.actions.goTo('packs');
    await atRest();
    expect(told()).toBe(true);
    await click(button('知道了，不再提示'));
    expect(told()).toBe(false);
    expect(sent).toContainEqual({ type: 'desk.loss-seen' });
  });

  it('forms open in a row, and the form without points: no axe violation', async () => {
    const { store } = await show();
    await click(button('有', row('D4d')));
    await click(button('认定单项否决…', row('V4')));
    await click(button('填写首页监测次数', row('V1')));
    await click(button('结束巡检'));
    expect(await violations()).toEqual([]);
    await store.actions.choose('conformance-2017@1');
    await atRest();
    expect(holder.querySelectorAll('.form-table tbody tr')).toHaveLength(172);
    expect(await violations()).toEqual([]);
  });

  it('says what was not done, and keeps a reason that was typed', async () => {
    const { world, texts } = await show();
    await click(button('认定单项否决…', row('V4')));
    await type(row('V4').querySelector('textarea')!, '首页领导人姓名写错');
    world.refuse = '磁盘空间不足，没有保存。';
    await click(button('认定', row('V4')));
    expect(holder.querySelector('[role="alert"]')!.textContent).toContain('磁盘空间不足');
    expect(row('V4').querySelector('textarea')!.value).toBe('首页领导人姓名写错');
    expect([...texts.values()]).toEqual(['首页领导人姓名写错']);
  });
});

describe('the sheet', () => {
  it('has the columns of the form, every row, and never shows an open row as clean', async () => {
    await show();
    expect([...holder.querySelectorAll('.form-table thead th')].map((each) => each.textContent)).toEqual(['一级指标', '二级指标', '考察点', '扣分细则', '存在的问题', '扣分']);
    expect(holder.querySelectorAll('.form-table tbody tr').length).toBeGreaterThan(25);
    expect(row('D4d').textContent).toContain('未定：须由人检查');
    expect(row('D4d').lastElementChild!.textContent).toBe('');
    expect(holder.querySelector('.desk-result')!.textContent).toContain('97—100 分暂定');
  });

  it('prices what a person answers at once; what is taken back is open again', async () => {
    await show();
    await click(button('有', row('D4d')));
    await type(row('D4d').querySelector<HTMLInputElement>('input[type="number"]')!, '3');
    await type(row('D4d').querySelector('textarea')!, '三处职能不准确');
    await click(button('保存', row('D4d')));
    expect(row('D4d').lastElementChild!.textContent).toBe('3');
    expect(row('D4d').textContent).toContain('有，3 个：三处职能不准确');
    await click(button('没有', row('D4d')));
    expect(row('D4d').lastElementChild!.textContent).toBe('0');
    await click(button('撤销', row('D4d')));
    expect(row('D4d').textContent).toContain('须由人检查');
    expect(row('D4d').lastElementChild!.textContent).toBe('');
  });

  it('rules a veto only with a name and a reason, then scores nothing else', async () => {
    const nameless = await show({ name: null });
    await click(button('认定单项否决…', row('V4')));
    expect(row('V4').textContent).toContain('须具名');
    expect(row('V4').querySelector('textarea')).toBeNull();
    expect(nameless.sent.filter((one) => one.type === 'desk.answer')).toEqual([]);
    render(null, holder);
    const { sent } = await show();
    await click(button('认定单项否决…', row('V4')));
    row('V4').querySelector('form')!.requestSubmit();
    await atRest();
    expect(sent.filter((one) => one.type === 'desk.answer')).toEqual([]);
    await type(row('V4').querySelector('textarea')!, '首页领导人姓名写错');
    await click(button('认定', row('V4')));
    expect(row('V4').textContent).toContain('认定人：覃晓燕；理由：首页领导人姓名写错');
    expect(holder.querySelector('.desk-result')!.textContent).toContain('不合格');
    expect(row('D2a').textContent).toContain('已单项否决，不再评分');
  });

  it('takes probes of the home page that add up', async () => {
    await show();
    await click(button('填写首页监测次数', row('V1')));
    const [days, total, slow] = row('V1').querySelectorAll<HTMLInputElement>('input');
    await type(days!, '7');
    await type(total!, '140');
    await type(slow!, '141');
    expect(button('保存', row('V1')).disabled).toBe(true);
    await type(slow!, '3');
    await click(button('保存', row('V1')));
    expect(row('V1').textContent).toContain('首页监测 7 天 140 次，15 秒打不开 3 次');
    expect(row('D1').lastElementChild!.textContent).toBe('10');
  });

  it('leads from a row to its findings, exports, and ends after a second press', async () => {
    const { files, sent, store } = await show();
    await click(button('待确认 3 个', row('D2a')));
    expect(store.getState()).toMatchObject({ tab: 'findings', only: { row: 'D2a', status: 'pending' } });
    await click(button('导出评分表 Excel'));
    expect(files).toEqual(['score.xlsx', 'score']);
    store.actions.show('sheet');
    await atRest();
    await click(button('结束巡检'));
    expect(sent.some((one) => one.type === 'desk.close')).toBe(false);
    await click(button('确定结束'));
    expect(button('结束巡检')).toBeUndefined();
    expect(button('有', row('D4d'))).toBeUndefined();
  });
});

describe('the review', () => {
  it('takes back at once what was confirmed a moment ago, before the answer is there', async () => {
    const { world, sent, store } = await show();
    store.actions.show('findings');
    await atRest();
    const key = (name: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    key('1');
    key('k');
    key('u');
    await atRest();
    await atRest();
    expect(world.findings.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
    expect(sent.filter(({ type }) => type === 'desk.decide')).toHaveLength(2);
  });

  it('goes by keyboard: walk, confirm, dismiss with a reason, take back', async () => {
    const { world, store } = await show();
    store.actions.show('findings');
    await atRest();
    await press('1');
    expect(world.findings.map(({ status }) => status)).toEqual(['confirmed', 'pending', 'pending']);
    expect(store.getState().current).toBe(world.findings[1]!.id);
    await press('2');
    await click(button('属于规定的例外情形'));
    expect(world.findings[1]!.status).toBe('dismissed');
    await press('u');
    expect(world.findings[1]!.status).toBe('pending');
    await press('j');
    await press('j');
    expect(store.getState().current).toBe(world.findings[2]!.id);
    await press('k');
    expect(store.getState().current).toBe(world.findings[1]!.id);
    const link = holder.querySelector<HTMLAnchorElement>('.current a')!;
    expect([link.href, link.target, link.rel]).toEqual(['http://www.shifanxian.gov.cn/', '_blank', 'noreferrer']);
    expect(holder.querySelector('.current')!.textContent).toContain('第 2 个去处');
  });

  it('confirms one check in one go and takes it back in one go', async () => {
    const { world, store } = await show({ findings: [deskFinding(1), deskFinding(2), deskFinding(9, { check: 'site-tags' })] });
    await store.actions.filter({ status: null, check: 'broken-link', row: null });
    await atRest();
    await click(button('本项待确认的 2 个全部确认'));
    expect(world.findings.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'pending']);
    await click(button('2 处全部撤销'));
    expect(world.findings.every(({ status }) => status === 'pending')).toBe(true);
  });

  it('rules on many a part at a time, and a part that was refused leaves what was saved to be taken back', async () => {
    const { world, store, sent, view } = await show({ findings: Array.from({ length: 500 }, (_, index) => deskFinding(index + 1)) });
    await store.actions.filter({ status: null, check: 'broken-link', row: null });
    const send = view.send.bind(view);
    let parts = 0;
    Object.assign(view, { send: async (message: Parameters<typeof send>[0]) => {
      if (message.type === 'desk.decide') parts += 1;
      return parts === 2 && message.type === 'desk.decide' ? { ok: false as const, message: '磁盘空间不足，没有保存。' } : send(message);
    } });
    await store.actions.confirmAll('broken-link');
    await atRest();
    expect(world.findings.filter(({ status }) => status === 'confirmed')).toHaveLength(200);
    expect(sent.filter((one) => one.type === 'desk.decide')).toHaveLength(1);
    expect(holder.querySelector('[role="alert"]')!.textContent).toContain('磁盘空间不足');
    await click(button('200 处全部撤销'));
    expect(world.findings.every(({ status }) => status === 'pending')).toBe(true);
  });

  it('keeps twenty thousand findings out of the document but within reach', async () => {
    const { store, sent } = await show({ findings: Array.from({ length: 20_000 }, (_, index) => deskFinding(index + 1)) });
    store.actions.show('findings');
    await atRest();
    expect(holder.querySelectorAll('.lines li').length).toBeLessThan(80);
    const lines = holder.querySelector<HTMLElement>('.lines')!;
    lines.scrollTop = lines.scrollHeight;
    await atRest();
    await atRest();
    expect(holder.querySelector('.lines li:last-child')!.textContent).toContain('第 20000 个去处');
    expect(holder.querySelector('.lines li:last-child')!.getAttribute('aria-posinset')).toBe('20000');
    const asked = sent.flatMap((one) => (one.type === 'desk.findings' ? one.ids : []));
    expect(asked.length).toBeLessThan(400);
  });
});
