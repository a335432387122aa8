import axe from 'axe-core';
import { expect, it } from 'vitest';
import { serverWordsOf } from '../../messages/server-words.ts';
import { sheetPage } from '../../server/pages/sheet-page.ts';
import { sheetsPage, type SheetLine } from '../../server/pages/sheets-page.ts';
import { someSheet } from './server-sheet-data.ts';

/** What a manager without the extension sees, drawn by the browser it is for. */
function show(text: string): HTMLElement {
  const drawn = new DOMParser().parseFromString(text, 'text/html');
  document.head.replaceChildren(...drawn.head.childNodes);
  document.body.replaceChildren(...[...drawn.body.childNodes].filter((node) => node.nodeName !== 'SCRIPT'));
  document.documentElement.lang = drawn.documentElement.lang;
  return document.body;
}

const hash = 'a'.repeat(64);
const inspection = { id: 'i', siteId: 's', kind: 'spot-check', rubric: 'guangxi-2017@1', startedAt: 1_763_700_000_000, closedAt: null, homeIsNavigationOnly: false } as const;
const final: SheetLine['final'] = {
  id: 'f', inspectionId: 'i', seq: 1, step: 'final', version: 1, rubric: 'guangxi-2017@1', packHash: hash, inputHash: hash, sheetHash: hash, pages: 3, tools: [], catalogues: [], note: '', by: '审核甲', at: 1_763_800_000_000,
  sheet: { rubric: 'guangxi-2017@1', state: 'final', score: [856, 856], result: '合格', vetoes: [], deductions: [], bonuses: [], open: [], wouldHaveBeen: null, items: [] },
};
const figures = { issued: 12, closed: 9, closedInTime: 8, withdrawn: 1, cameBack: 1, pending: 3, overdue: 1, rate: 75 };
const line: SheetLine = { inspection, final, site: '示范县人民政府', unit: '示范县', score: 856, change: 35 };

const words = serverWordsOf('zh-CN');
const scenes = {
  'one sheet, nothing read': sheetPage(words, someSheet(0)), 'one sheet, open rows': sheetPage(words, someSheet(1)), 'one sheet, finalised': sheetPage(words, someSheet(300)), 'one sheet in English': sheetPage(serverWordsOf('en'), someSheet(1)),
  empty: sheetsPage(serverWordsOf('zh-CN'), { units: [], chosen: null, lines: [], trends: [], months: [], thisMonth: '2026-11' }),
  partial: sheetsPage(serverWordsOf('zh-CN'), { units: [], chosen: 'o', lines: [{ ...line, final: null, score: null, change: null }], trends: [], months: [], thisMonth: '2026-11' }),
  full: sheetsPage(serverWordsOf('zh-CN'), { units: [], chosen: null, lines: [line, { ...line, change: -12 }, { ...line, change: 0 }], trends: [{ rubric: 'guangxi-2017@1', points: [0, 1, 2].map((at) => ({ siteId: `${at % 2}`, site: `示范 ${at % 2}`, startedAt: inspection.startedAt + at * 40 * 86_400_000, month: `2025-1${at}`, score: at === 2 ? null : [700, 856], provisional: at === 0, failed: at === 2, confirmed: null })) }], months: [{ month: '2026-11', figures }, { month: '2026-10', figures: { ...figures, rate: null } }], thisMonth: '2026-11' }),
};

for (const [name, text] of Object.entries(scenes)) {
  it(`sheets and trends, ${name}: no axe violation; every table scrolls by key and has a name`, async () => {
    const body = show(text);
    expect((await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    for (const table of body.querySelectorAll('table')) {
      expect(table.caption?.textContent || table.parentElement?.ariaLabel).toBeTruthy();
      expect(table.parentElement).toMatchObject({ tabIndex: 0 });
    }
  });
}

it('what moved is said in words, not by colour or sign alone', () => {
  const body = show(scenes.full);
  expect([...body.querySelectorAll('.over table tbody tr td:nth-child(7)')].slice(0, 3).map(({ textContent }) => textContent)).toEqual(['升 3.5', '降 1.2', '持平']);
});
