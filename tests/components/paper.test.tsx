import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/desk.css';
import '../../components/style/export.css';
import '../../components/style/paper.css';
import '../../components/style/sheet-page.css';
import { DeskApp } from '../../components/workbench/desk-app.tsx';
import { createDeskStore } from '../../components/workbench/desk-store.ts';
import type { PaperMessage, TrendPoint } from '../../contract/paper.ts';
import type { Reading } from '../../contract/record.ts';
import { atRest } from '../support/at-rest.ts';
import { someDesk } from './desk-data.ts';
import { someId, someTab } from './tab-state.ts';

document.documentElement.lang = 'zh-CN';
const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));

const at = Date.parse('2026-11-20T09:30:00+08:00');
const shiftId = someId();
const line: Reading = {
  id: someId(), shiftId, shift: '上午班', day: '2026-11-20', siteId: someTab().site!.id, url: 'http://www.demo.gov.cn/', title: '示范县人民政府', column: '首页', visitId: null, newItems: 2, checks: { settled: 3, cannot: 1, notRun: 1 },
  findings: 1, found: '没有 ICP 备案编号', measures: '', withdrawn: false, because: '', supersedes: null, signed: null, by: '覃晓燕', at,
};
const point = (number: number, over: Partial<TrendPoint> = {}): TrendPoint => ({
  inspectionId: someId(), siteId: line.siteId!, site: '示范县人民政府', startedAt: at + number * 86_400_000, month: '2026-11', closed: true, score: [800, 850 + number], result: '合格', provisional: true, failed: false,
  confirmed: 3, pending: 1, pages: 4, rows: [{ name: '链接可用性', tenths: 32 }], compared: number === 0 ? null : { fresh: 1, still: 2, fixed: 1, returned: 0, unseen: 1 }, ...over,
});
const paper = (message: PaperMessage): unknown => {
  switch (message.type) {
    case 'paper.sites': return [{ site: someTab().site, listed: true }];
    case 'paper.entries': return {};
    case 'paper.duty': return { id: shiftId, name: '上午班', day: '2026-11-20', startedAt: at, by: '覃晓燕', lines: 1 };
    case 'paper.shifts': return [{ shift: { id: shiftId, name: '上午班', day: '2026-11-20', startedAt: at, endedAt: at + 1, by: '覃晓燕' }, own: true, lines: [{ current: line, before: [{ ...line, id: someId() }], site: '示范县人民政府' }], withdrawn: [], signature: null }];
    case 'paper.trends': return { rubric: 'guangxi-2017@1', points: [point(0), point(1, { score: null, result: '不合格', provisional: false, failed: true }), point(2)], left: 0 };
    default: return undefined;
  }
};

it.each(['readings', 'trends', 'reports'])('%s: no axe violation', async (section) => {
  const desk = someDesk({ paper });
  const store = createDeskStore(desk.view);
  render(<DeskApp store={store} view={desk.view} />, holder);
  await store.actions.goTo(section);
  await atRest();
  expect(holder.querySelector('main')!.textContent, section).toMatch(/.{50}/s);
  expect((await axe.run(holder)).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`)).toEqual([]);
});
