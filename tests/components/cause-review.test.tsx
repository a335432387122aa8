import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/desk.css';
import '../../components/style/review.css';
import type { FindingRecord } from '../../contract/record.ts';
import { DeskApp } from '../../components/workbench/desk-app.tsx';
import { createDeskStore, type DeskTab } from '../../components/workbench/desk-store.ts';
import { atRest } from '../support/at-rest.ts';
import { deskFinding, inspection, someDesk, type DeskWorld } from './desk-data.ts';
import { someId } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));

async function show(tab: DeskTab | null, part: Partial<DeskWorld> = {}) {
  const desk = someDesk(part);
  const store = createDeskStore(desk.view);
  render(<DeskApp store={store} view={desk.view} />, holder);
  await store.actions.open(tab === null ? null : inspection.id);
  if (tab !== null) store.actions.show(tab);
  await atRest();
  return { ...desk, store };
}
const press = async (key: string): Promise<void> => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await atRest();
};
const button = (words: string): HTMLButtonElement => [...holder.querySelectorAll('button')].find((each) => each.textContent?.includes(words))!;
const click = async (words: string): Promise<void> => {
  button(words).click();
  await atRest();
};
const violations = async (): Promise<string[]> => (await axe.run(holder)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 400)}`);

/** The same missing line in the footer of so many pages, and one fault of its own. */
function footers(count: number): FindingRecord[] {
  return [...Array.from({ length: count }, (_, index) => deskFinding(index, {
    id: someId(), check: 'icp-number', code: 'missing', about: 'ICP备案编号', says: '底部没有 ICP 备案编号。', cites: ['47-annex-1-2-4'], key: `icp-number/missing/ICP备案编号@http://www.shifanxian.gov.cn/${index}.html`,
    url: `http://www.shifanxian.gov.cn/${index}.html`, pageTitle: `第 ${index} 页`, pageType: 'article', at: { selector: `body > div:nth-of-type(${2 + index % 5})`, quote: '主办单位', box: [0, 0, 1, 1] },
  })), deskFinding(999)];
}

describe('review by root cause', () => {
  it('says once that nothing costs anything, and of every line where some do', async () => {
    await show('causes', { findings: footers(2).slice(0, 2) });
    const lines = () => [...holder.querySelectorAll('.panes > .lines li')].map((line) => line.textContent!);
    expect(lines().filter((line) => line.includes('本表不扣分'))).toEqual([]);
    expect(holder.textContent!.split('这些问题在本表都不扣分').length).toBe(2);
    render(null, holder);
    await show('causes', { findings: footers(2) });
    expect(lines().some((line) => /每处 [\d.]+ 分/.test(line))).toBe(true);
    expect(lines().some((line) => line.includes('本表不扣分'))).toBe(true);
    expect(holder.textContent).not.toContain('这些问题在本表都不扣分');
  });

  it('shows one item for the footer of forty pages; one key confirms all, one takes all back', async () => {
    const { world, sentReview } = await show('causes', { findings: footers(40) });
    expect(holder.querySelectorAll('.panes > .lines li')).toHaveLength(2);
    expect(holder.querySelector('.current h3')!.textContent).toBe('底部没有 ICP 备案编号。');
    await press('1');
    expect(world.findings.filter(({ status }) => status === 'confirmed')).toHaveLength(40);
    expect(sentReview.filter(({ type }) => type === 'review.decide')).toHaveLength(1);
    await press('u');
    expect(world.findings.every(({ status }) => status === 'pending')).toBe(true);
  });

  it('goes into the pages of a cause and rules on one: the rest stays pending', async () => {
    const { world } = await show('causes', { findings: footers(3) });
    await press('ArrowRight');
    await press('1');
    expect(world.findings.filter(({ status }) => status === 'confirmed')).toHaveLength(1);
    await press('1');
    expect(world.findings.filter(({ status }) => status === 'confirmed')).toHaveLength(2);
    await press('ArrowLeft');
    expect(holder.querySelector('.cause .row-actions b')!.textContent).toContain('整个根因');
  });

  it('dismisses with a reason, how far and until when; 4 is 不适用', async () => {
    const { sentReview, world } = await show('causes', { findings: footers(3) });
    await press('4');
    const field = holder.querySelector<HTMLTextAreaElement>('.cause textarea')!;
    expect(document.activeElement).toBe(field);
    holder.querySelector<HTMLFormElement>('.cause form')!.requestSubmit();
    await atRest();
    expect(world.findings.every(({ status }) => status === 'pending')).toBe(true);
    expect(holder.querySelector('.cause [role="alert"]')).not.toBeNull();
    field.value = '内网镜像，不适用';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const day = holder.querySelector<HTMLInputElement>('.cause input[type="date"]')!;
    day.value = '2027-01-31';
    day.dispatchEvent(new Event('input', { bubbles: true }));
    await atRest();
    expect(await violations()).toEqual([]);
    holder.querySelector<HTMLFormElement>('.cause form')!.requestSubmit();
    await atRest();
    expect(sentReview.find(({ type }) => type === 'review.decide')).toMatchObject({ ruling: 'dismissed', reason: '内网镜像，不适用', reach: { scope: 'site', until: Date.parse('2027-01-31T23:59:59+08:00'), inapplicable: true } });
  });

  it('filters by clause and says when nothing matches; a refusal keeps what was typed', async () => {
    const { world, store } = await show('causes', { findings: footers(3) });
    const [, clause] = [...holder.querySelectorAll<HTMLSelectElement>('.filters select')];
    clause!.value = '47-annex-1-2-4';
    clause!.dispatchEvent(new Event('change', { bubbles: true }));
    await atRest();
    expect(holder.querySelectorAll('.panes > .lines li')).toHaveLength(1);
    await press('2');
    const field = holder.querySelector<HTMLTextAreaElement>('.cause textarea')!;
    field.value = '图片里有';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await atRest();
    world.refuse = '磁盘空间不足，没有保存。';
    holder.querySelector<HTMLFormElement>('.cause form')!.requestSubmit();
    await atRest();
    expect(holder.querySelector('.notice[role="alert"]')!.textContent).toContain('磁盘空间不足');
    expect(holder.querySelector<HTMLTextAreaElement>('.cause textarea')!.value).toBe('图片里有');
    expect(store.getState().tab).toBe('causes');
  });

  it('keeps few lines in the document however many causes there are', async () => {
    await show('causes', { findings: Array.from({ length: 3000 }, (_, index) => deskFinding(index, { id: someId() })) });
    expect(holder.querySelectorAll('.panes > .lines li').length).toBeLessThan(60);
    expect(holder.querySelector('.panes > .lines')!.getAttribute('aria-label')).toContain('3000');
  });
});

describe('no axe violation', () => {
  it.each([['causes', 3], ['causes', 0], ['evidence', 3], ['coverage', 3]] as const)('%s with %i findings', async (tab, count) => {
    await show(tab, count === 0 ? { findings: [] } : { findings: footers(count) });
    expect(await violations()).toEqual([]);
  });

  it('beginning, what to mend, two forms side by side, forms of one’s own', async () => {
    await show(null);
    await click('新建巡检');
    expect(await violations()).toEqual([]);
    const { store } = await show('sheet');
    await click('改哪些最划算');
    expect(holder.textContent).toContain('改好前 1 步：98 分，合格与否未定');
    expect(await violations()).toEqual([]);
    await click('与另一张表并排');
    expect(holder.querySelectorAll('.side-by-side > section')).toHaveLength(2);
    expect(await violations()).toEqual([]);
    await store.actions.goTo('rubrics');
    await atRest();
    expect(holder.querySelectorAll('.rubrics tbody tr')).toHaveLength(9);
    expect(holder.textContent).toContain('全单位用的是同号而内容不同的另一张');
    expect(await violations()).toEqual([]);
  });

  it('定稿 asks for a reason where rows are open', async () => {
    await show('sheet');
    await click('定稿…');
    expect(holder.querySelector('.finals')!.textContent).toContain('以暂定结果定稿须写明理由');
    expect(await violations()).toEqual([]);
  });
});
