import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { atRest } from '../support/at-rest.ts';
import { inspection } from './desk-data.ts';
import { button, click, holder, show } from './shown-desk.tsx';

afterEach(() => render(null, holder));

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
