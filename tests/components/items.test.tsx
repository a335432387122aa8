import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/desk.css';
import '../../components/style/rectify.css';
import { ItemsSection } from '../../components/rectify/items-section.tsx';
import { LanguageContext } from '../../components/words-context.tsx';
import { atRest } from '../support/at-rest.ts';
import { someCause, someItem, someRegister, step, verification, type ItemsWorld } from './items-data.ts';

document.documentElement.lang = 'zh-CN';
const holder = document.createElement('div');
holder.className = 'app desk';
document.body.append(holder);
afterEach(() => {
  render(null, holder);
  location.hash = '';
});


async function show(part: Partial<ItemsWorld> = {}, hash = '#section=rectify') {
  location.hash = hash;
  const register = someRegister(part);
  render(<LanguageContext.Provider value="zh-CN"><main class="desk-body"><ItemsSection view={register.view} turn={0} mayWrite /></main></LanguageContext.Provider>, holder);
  await atRest();
  return register;
}
const button = (words: string): HTMLButtonElement => [...holder.querySelectorAll('button')].find((each) => each.textContent === words)!;
const click = async (element: HTMLElement): Promise<void> => {
  element.click();
  await atRest();
};
const press = async (key: string): Promise<void> => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await atRest();
};
const type = async (field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await atRest();
};
const violations = async (): Promise<string[]> => (await axe.run(holder)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 400)}`);
const many = (count: number) => Array.from({ length: count }, (_, number) => someItem(number));
const proven = someItem(0);
const looked = (of: typeof proven, as: Parameters<typeof verification>[1] = 'fixed') => verification(of, as, { id: Object.values(of.seen)[0]?.verification ?? 'x' });

describe('the register', () => {
  it.each<[string, Partial<ItemsWorld>, string?]>([
    ['nothing yet', {}], ['one item', { items: [proven], verifications: [looked(proven)], steps: [step(proven, 'reply-done', { by: '编辑乙', note: '模板里已补上' })] }], ['three hundred', { items: many(300) }], ['an inspector', { items: many(6), roles: ['inspector'] }],
    ['one who may only look', { items: many(6), roles: ['reader'] }], ['a refusal', { refuse: '磁盘空间不足' }], ['nothing to issue', {}, '#section=rectify&part=issue'], ['issuing', { causes: [someCause(0), someCause(1)] }, '#section=rectify&part=issue&inspection=i1'],
    ['the figures', {}, '#section=rectify&part=figures'],
  ])('%s: no axe violation', async (_, part, hash) => {
    await show(part, hash);
    expect(await violations()).toEqual([]);
  });

  it('in the dark, with text of twice the size, nothing is cut off at the side', async () => {
    document.documentElement.style.fontSize = '32px';
    await show({ items: many(30) });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
    document.documentElement.style.fontSize = '';
  });

  it('keeps only the lines in view in the document, and goes through all by keyboard', async () => {
    await show({ items: many(300) });
    holder.querySelector<HTMLSelectElement>('.filters select')!.value = 'all';
    holder.querySelector<HTMLSelectElement>('.filters select')!.dispatchEvent(new Event('change', { bubbles: true }));
    await atRest();
    expect(holder.querySelectorAll('.item-lines li').length).toBeLessThan(60);
    for (let turn = 0; turn < 40; turn += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
    await atRest();
    expect(holder.querySelector('.item-lines li[data-current="true"]')!.getAttribute('aria-posinset')).toBe('41');
  });

  it('finds by number, unit and words, and says where nothing matches', async () => {
    await show({ items: many(12) });
    await type(holder.querySelector('input[type="search"]')!, '0007');
    expect(holder.querySelectorAll('.item-lines li')).toHaveLength(1);
    await type(holder.querySelector('input[type="search"]')!, '没有这样的');
    expect(holder.textContent).toContain('没有符合条件的整改事项');
    await click(button('看全部'));
    expect(holder.querySelector('.item-lines')!.getAttribute('aria-label')).toBe('整改事项列表，共 12 项');
  });

  it('a number that is not there yet is said as such, with what the item is called meanwhile', async () => {
    await show({ items: [{ ...proven, number: null, provisional: '临2026-0003' }] });
    expect(holder.querySelector('.current .item-number')!.textContent).toBe('待编号（临2026-0003）');
    expect(holder.textContent).toContain('预计，以服务器收到之日起算');
  });
});

describe('closing', () => {
  it('one key closes what is proven', async () => {
    const { sent } = await show({ items: [proven] });
    await press('1');
    expect(sent.findLast(({ type: kind }) => kind === 'items.step')).toEqual({ type: 'items.step', itemIds: [proven.id], act: 'close', note: '', day: null });
  });
  it('without proof it sends nothing and says why', async () => {
    const { sent } = await show({ items: [someItem(6)] });
    expect(button('销号').disabled).toBe(true);
    await press('1');
    expect(sent.some(({ type: kind }) => kind === 'items.step')).toBe(false);
    expect(holder.querySelector('[role="alert"]')!.textContent).toContain('不能销号');
  });
  it('U and the button take back what has not been sent; what has is not offered', async () => {
    const closed = someItem(4);
    const { sent, world } = await show({ items: [proven, closed], undoable: new Set([closed.id]) });
    expect(holder.textContent).not.toContain('送出之前可以撤销');
    await press('1');
    expect(holder.textContent).not.toContain('送出之前可以撤销');
    world.undoable = new Set([proven.id]);
    await press('1');
    expect(holder.textContent).toContain('已销号 1 项，送出之前可以撤销。');
    await press('u');
    expect(sent.findLast(({ type: kind }) => kind === 'items.undo-close')).toEqual({ type: 'items.undo-close', itemIds: [proven.id] });
    await press('1');
    await click(button('撤销销号'));
    expect(sent.filter(({ type: kind }) => kind === 'items.undo-close')).toHaveLength(2);
    world.undoable = new Set();
    await press('1');
    const before = sent.length;
    await press('u');
    expect(sent.slice(before).some(({ type: kind }) => kind === 'items.undo-close')).toBe(false);
  });
  it('what waits for the person to show themselves is said, with one button', async () => {
    const { sent } = await show({ items: [proven], stepUp: 50 });
    expect(holder.textContent).toContain('50 项销号要先验证身份（15 分钟内有效），验证后自动送出。');
    await click(button('验证身份'));
    expect(sent.some(({ type: kind }) => kind === 'items.step-up')).toBe(true);
    expect(await violations()).toEqual([]);
  });
  it('many at once: only the proven ones', async () => {
    const { sent } = await show({ items: [proven, someItem(6), someItem(12)] });
    for (const box of holder.querySelectorAll<HTMLInputElement>('.item-lines input')) await click(box);
    await click(button('把核验通过的 2 项销号'));
    expect(sent.findLast(({ type: kind }) => kind === 'items.step')).toMatchObject({ act: 'close', itemIds: { length: 2 } });
  });
});

describe('answering and returning', () => {
  it('an inspector answers and is offered nothing else', async () => {
    const open = someItem(2);
    const { sent } = await show({ items: [open], roles: ['inspector'] });
    expect([...holder.querySelectorAll('.item-actions button')].map((one) => one.textContent)).toEqual(['复核网页', '已改', '何时改…', '不是问题…']);
    await click(button('不是问题…'));
    await click(button('提出申诉'));
    expect(holder.textContent).toContain('请写明理由');
    await type(holder.querySelector<HTMLTextAreaElement>('.item-actions textarea')!, '规定只要求首页有');
    await click(button('提出申诉'));
    expect(sent.findLast(({ type: kind }) => kind === 'items.step')).toMatchObject({ act: 'appeal', note: '规定只要求首页有' });
  });
  it('a refused return keeps what was typed', async () => {
    const register = await show({ items: [proven] });
    await press('2');
    await type(holder.querySelector<HTMLTextAreaElement>('.item-actions textarea')!, '手机版还没改');
    register.world.refuse = '磁盘空间不足';
    await click(button('退回'));
    expect(holder.querySelector('[role="alert"]')!.textContent).toContain('磁盘空间不足');
    expect(holder.querySelector<HTMLTextAreaElement>('.item-actions textarea')!.value).toBe('手机版还没改');
    expect(register.drafts.get(`item:return:${proven.id}`)).toBe('手机版还没改');
  });
  it('何时改 needs a day', async () => {
    await show({ items: [someItem(2)] });
    await click(button('何时改…'));
    holder.querySelector('form')!.noValidate = true;
    await click(button('报告日期'));
    expect(holder.textContent).toContain('请选择日期');
  });
});

describe('looking again', () => {
  it('goes through the pages one after another in one tab, closes it, and says what came of it', async () => {
    const two = { ...proven, pages: [proven.pages[0]!, { ...proven.pages[0]!, url: `${proven.pages[0]!.url}?2` }] };
    const { sent } = await show({ items: [two] });
    await press('v');
    await atRest();
    expect(sent.filter(({ type: kind }) => kind === 'items.verify')).toMatchObject([{ tabId: null }, { tabId: 7 }]);
    expect(sent.some((message) => message.type === 'items.verified' && message.tabId === 7)).toBe(true);
    expect(holder.querySelector('[role="status"]')!.textContent).toBe('复核完：已改 2');
  });
});

describe('issuing', () => {
  it('by root cause: chosen, changed in words, previewed, issued, taken back', async () => {
    const { sent } = await show({ causes: [someCause(0), someCause(1)] }, '#section=rectify&part=issue&inspection=i1');
    expect(holder.textContent).toContain('可下发 2 项；已列入整改 1 个问题；待确认 2 个');
    await click(holder.querySelector<HTMLInputElement>('.causes input')!);
    await type(holder.querySelector<HTMLTextAreaElement>('.causes textarea')!, '首页和栏目页都没有网站名称标签');
    expect(holder.querySelector('.issue-preview')!.textContent).toContain('首页和栏目页都没有网站名称标签');
    expect(holder.querySelector('.issue-preview')!.textContent).toContain('2026-11-26');
    await click(button('下发 1 项'));
    expect(sent.findLast(({ type: kind }) => kind === 'items.issue')).toMatchObject({ drafts: [{ unit: '示范县教育局', says: '首页和栏目页都没有网站名称标签', workingDays: 3, dueOn: null }] });
    await click([...holder.querySelectorAll('button')].find((one) => one.textContent === '撤回刚下发的 1 项')!);
    expect(sent.some(({ type: kind }) => kind === 'items.take-back')).toBe(true);
  });
  it('a year without a calendar is said in words with the way out; 待日历 goes, and so does a named day', async () => {
    const { sent } = await show({ causes: [someCause(0)], due: { day: null, trouble: '没有国务院办公厅2027年的节假日安排，算不出工作日。', waitsFor: 2027 } }, '#section=rectify&part=issue&inspection=i1');
    expect(holder.querySelector('[role="alert"]')!.textContent).toContain('2027年');
    await click(holder.querySelector<HTMLInputElement>('.causes input')!);
    await click(button('下发 1 项'));
    expect(sent.some(({ type: kind }) => kind === 'items.issue')).toBe(false);
    expect(holder.querySelector<HTMLAnchorElement>('.issue-terms a')!.hash).toBe('#section=packs');
    await click(holder.querySelector<HTMLInputElement>('.issue-terms input[type="checkbox"]')!);
    expect(holder.querySelector('.issue-preview')!.textContent).toContain('待日历（3 个工作日');
    await click(button('下发 1 项'));
    expect(sent.findLast(({ type: kind }) => kind === 'items.issue')).toMatchObject({ drafts: [{ workingDays: 3, dueOn: null, mayWait: true }] });
    await click(holder.querySelector<HTMLInputElement>('.causes input')!);
    await click(holder.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]!);
    await type(holder.querySelector<HTMLInputElement>('input[type="date"]')!, '2027-01-08');
    const before = sent.length;
    await click(button('下发 1 项'));
    expect(sent).toHaveLength(before);
    expect(holder.textContent).toContain('指定日期须写明理由');
    await type(holder.querySelector<HTMLInputElement>('.issue-terms input[maxlength="500"]')!, '上级通报限定日期');
    await click(button('下发 1 项'));
    expect(sent.findLast(({ type: kind }) => kind === 'items.issue')).toMatchObject({ drafts: [{ workingDays: null, dueOn: '2027-01-08', dueBecause: '上级通报限定日期' }] });
  });
});
