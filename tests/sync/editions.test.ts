import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finding } from '../../contract/finding.ts';
import { findingsCsv } from '../../forms/findings-csv.ts';
import { readPage } from '../../store/read-page.ts';
import { openStore } from '../../store/database.ts';
import { editionsOf } from '../../standards/tables.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { home, report, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

let unit: Unit;
beforeAll(async () => {
  unit = await openUnit();
});
afterAll(() => unit[Symbol.asyncDispose]());

const stale: Finding = {
  key: `stale-column/stale/动态要闻：工作动态@${home}`, code: 'stale', verdict: 'review', about: '动态要闻：工作动态', says: '栏目没有更新', fix: '请更新', cites: ['47-1-3-5'], at: null,
};

it('what a finding was judged by is in the record, and stays through reopening, the exchange and the export', async () => {
  const host = 'www.editions.gov.cn';
  const a = await browserOf(await unit.person('editor', '甲某'), { name: 'editions a' });
  const b = await browserOf(await unit.person('editor', '乙某'), { name: 'editions b' });
  await read(a.pen, [], {
    host, packs: ['county@3'], rules: { [stale.key]: ['county@3：stale-column.news（本县约定） 增加“要情”'] },
    report: report([], { checks: [{ id: 'stale-column', version: 1, outcome: 'review', reason: null, findings: [stale] }] }),
  });
  const wanted = { standards: '2026-11-21+test', packs: ['county@3'], editions: editionsOf('stale-column', '2026-11-21'), used: ['county@3：stale-column.news（本县约定） 增加“要情”'] };
  expect(wanted.editions).toContain('stale-column.news@1');
  const versionsIn = async (store: typeof a.store) => (await readPage(store, host, home, 'guangxi-2017@1')).findings.map(({ record }) => record.versions);

  expect(await versionsIn(a.store)).toEqual([wanted]);
  await a.sync();
  await b.sync();
  expect(await versionsIn(b.store)).toEqual([wanted]);

  for (const [browser, name] of [[a, 'editions a'], [b, 'editions b']] as const) {
    browser.store.close();
    const again = await openStore(name);
    expect(await versionsIn(again)).toEqual([wanted]);
    const findings = (await readPage(again, host, home, 'guangxi-2017@1')).findings.map(({ record }) => record);
    expect(findingsCsv({ findings, checks: [] })).toContain(['2026-11-21+test', 'county@3', ...wanted.editions].join(' '));
    again.close();
  }
});
