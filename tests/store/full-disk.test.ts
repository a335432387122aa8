import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { answer } from '../../store/answers.ts';
import { closeInspection } from '../../store/close-inspection.ts';
import { writeColumns } from '../../store/columns.ts';
import type { Store } from '../../store/database.ts';
import { addManual, decide, note } from '../../store/decide.ts';
import { saveFormEntries } from '../../store/form-entries.ts';
import { importSites } from '../../store/import-sites.ts';
import { issue } from '../../store/issue.ts';
import type { Pen } from '../../store/pen.ts';
import { readPage } from '../../store/read-page.ts';
import { startShift } from '../../store/shift.ts';
import { correctPageType, nameSite } from '../../store/site.ts';
import { exportUnsent, importUnsent } from '../../store/unsent.ts';
import { fault, home, newStore, penFor, read } from './reports.ts';

afterEach(() => void vi.restoreAllMocks());

/** Lets the n-th write from now on fail as a full disk does: the request fails and takes its transaction along. */
function fullAfter(writes: number): void {
  let left = writes;
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (left > 0) {
      left -= 1;
      return put.apply(this, args);
    }
    throw new DOMException('disk full', 'QuotaExceededError');
  });
}

it('refuses a ruling in words when the disk is full, at whichever write, and leaves everything as it was', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const before = JSON.stringify(await readPage(pen.store, 'www.demo.gov.cn', home, 'guangxi-2017@1'));
  const { id } = (await readPage(pen.store, 'www.demo.gov.cn', home, 'guangxi-2017@1')).findings[0]!.record;
  for (let writes = 0; writes < 4; writes += 1) {
    fullAfter(writes);
    await expect(decide(pen, [id], 'confirmed', '')).rejects.toMatchObject({ reason: 'full', message: expect.stringContaining('磁盘空间不足') });
    vi.restoreAllMocks();
    expect(JSON.stringify(await readPage(pen.store, 'www.demo.gov.cn', home, 'guangxi-2017@1'))).toBe(before);
  }
  await decide(pen, [id], 'confirmed', '');
  expect((await readPage(pen.store, 'www.demo.gov.cn', home, 'guangxi-2017@1')).findings[0]!.record.status).toBe('confirmed');
});

it('refuses a reading when the disk is full, whole or not at all, and still exports what is there', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const counts = async () => Promise.all((['visit', 'finding', 'op', 'page'] as const).map((name) => pen.store.count(name)));
  const before = await counts();
  fullAfter(2);
  await expect(read(pen, [fault('SiteName'), fault('SiteIDCode'), fault('SiteDomain')])).rejects.toMatchObject({ reason: 'full' });
  vi.restoreAllMocks();
  expect(await counts()).toEqual(before);
  expect((await exportUnsent(pen.store, 0)).text).toContain('SiteName');
});

/** What a person can do that is kept: everything of an ordinary month, each on what the ones before left. */
const deeds: readonly (readonly [string, (pen: Pen, at: { readonly finding: string; readonly site: string; readonly inspection: string }) => Promise<unknown>])[] = [
  ['reading a page again', (pen) => read(pen, [fault('SiteName'), fault('SiteIDCode')])],
  ['a ruling', (pen, { finding }) => decide(pen, [finding], 'confirmed', '')],
  ['a note', (pen, { finding }) => note(pen, finding, '已电话告知')],
  ['a problem a person saw', (pen) => addManual(pen, { host: 'www.demo.gov.cn', rubric: 'guangxi-2017@1', url: home, pageTitle: '首页', pageType: 'home', says: '标题有错字', cites: [], row: 'V4', place: null, fragment: null, note: '' })],
  ['a row of the sheet', (pen, { inspection }) => answer(pen, { inspectionId: inspection, rubric: 'guangxi-2017@1', kind: 'row', row: 'D4d', holds: 'yes', count: 2, status: null, probes: null, note: '' })],
  ['a corrected page type', (pen, { site }) => correctPageType(pen, site, '/xwzx/#.html', 'article')],
  ['a name for the site', (pen, { site }) => nameSite(pen, site, { name: '示范县人民政府', code: '4501990001', kind: 'portal' })],
  ['a column', (pen, { site }) => writeColumns(pen, site, [{ id: null, name: '通知公告', url: `${home}tzgg/`, kind: 'notices', state: 'confirmed', because: '手工登记' }])],
  ['a shift', (pen) => startShift(pen, '上午班')],
  ['items issued', (pen, { finding, inspection }) => issue(pen, [{ inspectionId: inspection, findingIds: [finding], unit: '示范县教育局', says: '缺少标签', fix: '请补上', note: '', workingDays: 3, dueOn: null }])],
  ['fields of a form', (pen) => saveFormEntries(pen, 'month 2026-11', { unit: '示范县人民政府办公室' })],
  ['a register read in', (pen) => importSites(pen, [{ host: 'www.new.gov.cn', name: '新县', code: '4501990002', kind: 'portal', entries: {} }])],
  ['the end of an inspection', (pen, { inspection }) => closeInspection(pen, inspection)],
];

it('T9: whatever is being kept, at whichever of its writes the disk is full: refused in words, every store as it was, and done once there is room', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const [finding, site, inspection] = (await Promise.all((['finding', 'site', 'inspection'] as const).map((name) => pen.store.getAllKeys(name)))).map(([id]) => id!);
  let refused = 0;
  for (const [name, act] of deeds) {
    const before = await everything(pen.store);
    for (let writes = 0; ; writes += 1) {
      expect(writes, name).toBeLessThan(100);
      fullAfter(writes);
      const outcome = await act(pen, { finding: finding!, site: site!, inspection: inspection! }).then(() => null, (error: unknown) => error);
      vi.restoreAllMocks();
      if (outcome === null) break;
      refused += 1;
      expect(outcome, `${name}, write ${writes}`).toMatchObject({ reason: 'full', message: expect.stringContaining('磁盘空间不足') });
      expect(await everything(pen.store), `${name}, write ${writes}`).toBe(before);
    }
    expect(await everything(pen.store), name).not.toBe(before);
  }
  expect(refused).toBeGreaterThan(deeds.length * 2);
  // What a full disk left is whole: it goes to another browser and comes back with the same digest.
  const file = await exportUnsent(pen.store, 0);
  const other = await newStore();
  expect(await importUnsent(other, file.text, 1)).toBeGreaterThan(0);
  expect((await exportUnsent(other, 0)).sha256).toBe(file.sha256);
});

async function everything(store: Store): Promise<string> {
  return JSON.stringify(await Promise.all([...store.objectStoreNames].map(async (name) => [name, await store.getAllKeys(name), await store.getAll(name)])));
}
