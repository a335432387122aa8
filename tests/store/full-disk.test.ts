import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { decide } from '../../store/decide.ts';
import { readPage } from '../../store/read-page.ts';
import { exportUnsent } from '../../store/unsent.ts';
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
