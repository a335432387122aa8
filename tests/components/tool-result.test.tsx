import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { TabState } from '../../contract/ui-state.ts';
import { atRest } from '../support/at-rest.ts';
import { button, root, rows, show, takeAway } from './shown-list.tsx';
import { articleFindings, someFinding, somePage, someTab } from './tab-state.ts';

beforeAll(() => page.viewport(400, 500));
afterAll(() => page.viewport(1280, 900));
afterEach(takeAway);

const planted = someFinding({ group: 'links', record: { check: 'cloaked-content', verdict: 'review', says: '多出读者看不到的内容', cites: ['47-2-2-2'] } });
const tab = (part: Partial<TabState>, outcome: 'review' | 'pass' | 'cannot-check' = 'review', at = 9): TabState => {
  const { page: read, ...rest } = part;
  return { ...someTab({ findings: articleFindings(), ...rest, page: read ?? somePage({ pageType: 'home', at, outcomes: [{ id: 'cloaked-content', title: '比对', group: 'links', outcome, reason: null }] }) }), tabId: 7 };
};
const running = tab({ cloak: { state: 'running', because: null, at: 5 } });
const done = { cloak: { state: 'done', because: null, at: 5 } } as const;
const shown = (): string => [...root().querySelectorAll<HTMLElement>('.tool-result:not([hidden]) p')].map(({ textContent }) => textContent).join('|');
const announced = (): string => root().querySelector('.live')!.textContent!;

describe('what came of what was asked for', () => {
  it('stands at the buttons, is announced, and leads to its finding', async () => {
    const { store } = await show(running);
    const before = button('读附件的文字');
    before.focus();
    store.actions.take(tab({ ...done, findings: [planted, ...articleFindings()], running: { done: 1, of: 2 } }, 'review', 4));
    await atRest();
    expect(shown()).toBe('');
    store.actions.take(tab({ ...done, findings: [planted, ...articleFindings()] }));
    await atRest();
    expect(shown()).toBe('与搜索引擎看到的比对：发现 1 个问题');
    expect(announced()).toBe('与搜索引擎看到的比对：发现 1 个问题');
    const box = button('看这个问题').getBoundingClientRect();
    expect(box.bottom).toBeLessThanOrEqual(innerHeight);
    expect(document.elementFromPoint(box.x + 2, box.y + box.height / 2)).toBe(button('看这个问题'));
    button('看这个问题').click();
    await atRest();
    const row = rows().find(({ id }) => id === `row-${planted.record.id}`)!;
    await expect.poll(() => row.contains(document.activeElement)).toBe(true);
    expect(row.dataset['current']).toBe('true');
    const { top, bottom } = row.getBoundingClientRect();
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(innerHeight);
  });

  it('says nothing was found only where the check passed', async () => {
    const { store } = await show(running);
    store.actions.take(tab(done, 'cannot-check'));
    await atRest();
    expect(shown()).toBe('与搜索引擎看到的比对：没有结论，原因见“未检”');
    await show(tab(done, 'pass'));
    expect(shown()).toBe('与搜索引擎看到的比对：没有发现只给搜索引擎看的内容');
    // Nobody waited for it here.
    expect(announced()).toBe('');
  });

  it('tells nothing of a page that was not read again since, or was opened anew', async () => {
    await show(tab({ ...done, findings: [planted] }, 'review', 4));
    expect(shown()).toBe('');
    await show(tab({ ...done, findings: [planted], earlier: true }));
    expect(shown()).toBe('');
  });

  it('leaves alone who has gone on, and unfolds a hint it leads to', async () => {
    const inFile = (name: string) => someFinding({ record: { check: 'personal-data', verdict: 'hint', about: `12345 附件“${name}”`, says: `附件“${name}”里的号码` } });
    const files = [inFile('一'), inFile('二')];
    const at = (state: 'running' | 'done'): TabState => {
      const one = tab({ attachments: { state, done: 2, of: 2, unread: 0, because: null, at: 5 }, findings: [...articleFindings(), ...files] });
      return { ...one, settings: { ...one.settings, showHints: false } };
    };
    const { store } = await show(at('running'));
    rows()[0]!.querySelector<HTMLElement>('button.row-title')!.focus();
    document.scrollingElement!.scrollTo(0, 0);
    store.actions.take(at('done'));
    await atRest();
    expect(announced()).toBe('读附件的文字：发现 2 个问题');
    expect(document.scrollingElement!.scrollTop).toBe(0);
    button('看第一个').click();
    await expect.poll(() => document.activeElement?.closest('article')?.id).toBe(`row-${files[0]!.record.id}`);
  });

  it('a refusal is announced too', async () => {
    const { store } = await show(running);
    store.actions.take(tab({ cloak: { state: 'refused', because: '网络没有接通', at: 6 } }));
    await atRest();
    expect(announced()).toBe('与搜索引擎看到的比对：网络没有接通');
    expect(shown()).toBe('');
  });
});
