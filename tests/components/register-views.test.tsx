import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/screens.css';
import '../../components/style/question.css';
import '../../components/style/desk.css';
import '../../components/style/register.css';
import { ListApp } from '../../components/list-app.tsx';
import { createViewStore } from '../../components/view-store.ts';
import { ColumnsSection } from '../../components/workbench/registers/columns-section.tsx';
import { LanguageContext } from '../../components/words-context.tsx';
import type { ColumnRecord } from '../../contract/record.ts';
import type { TabState } from '../../contract/ui-state.ts';
import type { DeskMessage } from '../../contract/workbench.ts';
import { coverageOf } from '../../checks/coverage.ts';
import { isAsked } from '../../standards/question.ts';
import { questions } from '../../standards/questions.ts';
import { atRest } from '../support/at-rest.ts';
import { deciding, someView } from './some-view.ts';
import { someTab } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
document.title = '读网';
const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));
const violations = async (): Promise<string[]> => (await axe.run(holder)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`);
const press = async (key: string, more: KeyboardEventInit = {}): Promise<void> => {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...more }));
  await atRest();
};
/** Keys one after the other with nothing between them but the drawing, which is a microtask: no frame, no effect that waits for one. */
const pressFast = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
  await atRest();
};

const asked = questions.filter((question) => isAsked(question, 'home'));
const coverage = (() => {
  const { clauses, ...counts } = coverageOf([], new Map(), 'home');
  return { ...counts, clauses: clauses.map((one) => ({ ...one, checks: [...one.checks], questions: [...one.questions] })) };
})();

async function showPanel(part: Partial<TabState>, screen: 'questions' | 'coverage' | 'list') {
  const tab = someTab({ coverage, questions: asked.map(({ id }) => ({ id, answer: null, leads: 0 })), ...part });
  const view = someView(deciding(tab), new Map());
  const store = createViewStore(view);
  store.actions.take(tab);
  store.actions.show(screen);
  render(<ListApp store={store} view={view} />, holder);
  await atRest();
  return { view, store };
}

describe('guided questions', () => {
  it.each([['many', {}], ['one', { questions: [{ id: 'q-style', answer: null, leads: 3 }] }], ['none', { questions: [] }], ['a page that was not read', { page: null }]] as const)('%s: no axe violation', async (_, part) => {
    await showPanel(part as Partial<TabState>, 'questions');
    expect(await violations()).toEqual([]);
    if (holder.querySelector('.question-row')) {
      await press('2');
      expect(holder.querySelector('.question-row form')).not.toBeNull();
      expect(await violations()).toEqual([]);
    }
  });

  it('stand block by block, what has leads first; a block opens when its question is gone to', async () => {
    await showPanel({ questions: asked.map(({ id }) => ({ id, answer: null, leads: id === 'q-commercial' ? 4 : id === 'q-style' ? 2 : 0 })) }, 'questions');
    const groups = (): HTMLDetailsElement[] => [...holder.querySelectorAll<HTMLDetailsElement>('.question-group')];
    expect(groups().map((group) => group.querySelector('summary span')!.textContent).slice(0, 3)).toEqual(['有线索，请先看', '计入评分表', '展现与布局']);
    expect([...groups()[0]!.querySelectorAll<HTMLElement>('.question-row')].map((row) => row.dataset['question'])).toEqual(['q-commercial', 'q-style']);
    expect(groups()[0]!.querySelector('summary .small')!.textContent).toBe('已答 0／2');
    expect(groups().map(({ open }) => open).slice(0, 2)).toEqual([true, false]);
    await press('j');
    await press('j');
    expect(holder.querySelector<HTMLElement>('.question-row[data-current="true"]')!.closest('details')).toBe(groups()[1]);
    expect(groups()[1]!.open).toBe(true);
    expect(holder.querySelectorAll('.question-row')).toHaveLength(asked.length);
  });

  it('keys of an input method that is composing answer nothing', async () => {
    const { view } = await showPanel({}, 'questions');
    await press('1', { isComposing: true });
    await press('1', { keyCode: 229 } as KeyboardEventInit);
    expect(view.sent.filter(({ type }) => type === 'view.question')).toEqual([]);
    await press('1');
    expect(view.sent.filter(({ type }) => type === 'view.question')).toHaveLength(1);
  });

  it('a key right after another answers the question that was gone to, not the one before', async () => {
    const { view } = await showPanel({}, 'questions');
    const rows = [...holder.querySelectorAll<HTMLElement>('.question-row')].map((row) => row.dataset['question']);
    await pressFast('j', 'j', '3');
    expect(view.sent.filter(({ type }) => type === 'view.question')).toMatchObject([{ said: { question: rows[2], holds: 'inapplicable' } }]);
  });

  it('不合格 without words is not sent; for several rows it asks which', async () => {
    const { view } = await showPanel({ questions: [{ id: 'q-consultation', answer: null, leads: 0 }] }, 'questions');
    await press('2');
    const form = holder.querySelector('form')!;
    form.requestSubmit();
    await atRest();
    expect(view.sent.filter(({ type }) => type === 'view.question')).toEqual([]);
    const [row, note] = [form.querySelector('select')!, form.querySelector('textarea')!];
    note.value = '有栏目，一年内没有来信';
    note.dispatchEvent(new Event('input', { bubbles: true }));
    row.value = 'D5b';
    row.dispatchEvent(new Event('change', { bubbles: true }));
    await atRest();
    form.requestSubmit();
    await atRest();
    expect(view.sent.filter(({ type }) => type === 'view.question')).toMatchObject([{ said: { question: 'q-consultation', holds: 'no', row: 'D5b', count: 1, note: '有栏目，一年内没有来信' } }]);
  });
});

describe('coverage', () => {
  it('the line opens the list; every clause stands in it once; no axe violation', async () => {
    await showPanel({}, 'list');
    expect(holder.querySelector('.coverage-line')!.textContent).toMatch(/^机器已查 \d+ 条，待人工核对 \d+ 条，未检 \d+ 条$/);
    holder.querySelector<HTMLElement>('.coverage-line')!.click();
    await atRest();
    expect(holder.querySelectorAll('.coverage-list li')).toHaveLength(coverage.clauses.length);
    expect(await violations()).toEqual([]);
  });

  it('tells of columns that wait to be confirmed, and leads there', async () => {
    await showPanel({ register: { siteId: 's1', confirmed: 2, proposed: 8 } }, 'list');
    expect([...holder.querySelectorAll('a')].find((link) => link.textContent === '8 个栏目待确认')?.getAttribute('href')).toBe('/workbench.html#section=columns&site=s1');
  });
});

describe('栏目登记', () => {
  const site = { id: '0199a0b0-0000-7000-8000-000000000001', host: 'www.shifan.gov.cn', name: '示范县人民政府', code: null, kind: 'portal' as const, pageTypes: {}, at: 1 };
  const record = (index: number, state: ColumnRecord['state']): ColumnRecord => ({ id: `0199a0b0-0000-7000-8000-${String(index).padStart(12, '0')}`, siteId: site.id, name: `栏目${index}`, url: `http://www.shifan.gov.cn/c${index}/`, kind: 'notices', state, because: '主导航', by: '张三', at: index });

  async function showRegister(columns: readonly ColumnRecord[], mayWrite = true, sites = true) {
    const sent: DeskMessage[] = [];
    const send = async (message: DeskMessage) => {
      sent.push(message);
      switch (message.type) {
        case 'desk.column-sites': return { ok: true as const, value: sites ? [{ site, confirmed: 1, proposed: columns.length }] : [] };
        case 'desk.columns': return { ok: true as const, value: { site, columns: columns.map((one) => ({ record: one, seen: 'stale' as const })) } };
        case 'desk.columns-write': return { ok: true as const, value: message.edits };
        default: return { ok: false as const, message: '不会' };
      }
    };
    const view = { send, drafts: { get: () => '', set: () => undefined }, save: () => undefined, copy: async () => true, openOptions: () => undefined, print: () => undefined };
    render(<LanguageContext.Provider value="zh-CN"><main class="app desk"><h1>读网</h1><ColumnsSection view={view as never} turn={0} mayWrite={mayWrite} /></main></LanguageContext.Provider>, holder);
    await atRest();
    return { sent };
  }

  it.each([['none', []], ['one', [record(1, 'proposed')]], ['many', Array.from({ length: 150 }, (_, index) => record(index, (['proposed', 'confirmed', 'removed'] as const)[index % 3]!))]] as const)('%s: no axe violation', async (_, columns) => {
    await showRegister(columns);
    expect(await violations()).toEqual([]);
    [...holder.querySelectorAll('button')].find((button) => button.textContent === '添加栏目')!.click();
    await atRest();
    expect(await violations()).toEqual([]);
  });

  it('teaches where there is no site, and changes nothing for one who may only look', async () => {
    await showRegister([], true, false);
    expect(holder.textContent).toContain('先用读网打开并检查一个政府网站的首页');
    render(null, holder);
    const { sent } = await showRegister([record(1, 'proposed'), record(2, 'confirmed')], false);
    expect(holder.querySelectorAll('.register-table select, .register-table button')).toHaveLength(0);
    await press('j');
    await press('1');
    expect(sent.filter(({ type }) => type === 'desk.columns-write')).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('U takes back one ruling after another, the last one first, and then nothing more', async () => {
    const { sent } = await showRegister([record(1, 'proposed'), record(2, 'proposed'), record(3, 'proposed')]);
    const written = () => sent.flatMap((message) => (message.type === 'desk.columns-write' ? [message.edits.map(({ name, state }) => `${name} ${state}`).join()] : []));
    await press('j');
    await press('1');
    await press('2');
    expect(written()).toEqual(['栏目1 confirmed', '栏目2 removed']);
    await pressFast('u', 'u');
    await press('u');
    await press('u');
    // The records here answer with what they were sent: what is taken back is what stood there.
    expect(written().slice(2)).toEqual(['栏目2 removed', '栏目1 confirmed']);
    expect(holder.querySelector('.register-done')!.textContent).toBe('已撤销。');
  });

  it('a key right after another rules on the row that was gone to, not the one before', async () => {
    const { sent } = await showRegister([record(1, 'proposed'), record(2, 'proposed'), record(3, 'proposed')]);
    await pressFast('j', 'j', '1');
    expect(sent.filter(({ type }) => type === 'desk.columns-write')).toMatchObject([{ edits: [{ name: '栏目2' }] }]);
  });
});
