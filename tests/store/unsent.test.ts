import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { decide } from '../../store/decide.ts';
import { readPage } from '../../store/read-page.ts';
import { exportUnsent, importUnsent } from '../../store/unsent.ts';
import { fault, home, newStore, penFor, read } from './reports.ts';

const page = (store: Awaited<ReturnType<typeof newStore>>) => readPage(store, 'www.demo.gov.cn', home, 'guangxi-2017@1');

it('carries everything unsent to another browser, and reading it twice changes nothing', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  await decide(pen, [(await page(pen.store)).findings[0]!.record.id], 'confirmed', '');
  const file = await exportUnsent(pen.store, Date.UTC(2026, 10, 21, 20));
  expect(file.name).toBe('读网-未同步数据-2026-11-22.json');
  expect(createHash('sha256').update(JSON.stringify((JSON.parse(file.text) as { body: unknown }).body)).digest('hex')).toBe(file.sha256);

  const other = await newStore();
  expect(await importUnsent(other, file.text, 1)).toBeGreaterThan(0);
  expect(await importUnsent(other, file.text, 1)).toBe(0);
  expect((await page(other)).findings[0]).toMatchObject({ record: { status: 'confirmed' }, sync: 'waiting' });
  const ops = (store: typeof other) => store.getAllFromIndex('op', 'seq').then((all) => all.map(({ op }) => ({ ...op, seq: 0 })));
  expect(await ops(other)).toEqual(await ops(pen.store));
  expect((await exportUnsent(other, Date.UTC(2026, 10, 21, 20))).sha256).toBe(file.sha256);
});

it('refuses a file that was changed, cut, or is something else', async () => {
  const pen = penFor(await newStore());
  await read(pen, [fault('SiteName')]);
  const { text } = await exportUnsent(pen.store, 0);
  const other = await newStore();
  await expect(importUnsent(other, text.replace('缺少标签', '没有标签'), 1)).rejects.toThrow('校验值不符');
  await expect(importUnsent(other, text.slice(0, -20), 1)).rejects.toThrow('不是读网导出');
  await expect(importUnsent(other, '<html>', 1)).rejects.toThrow('不是读网导出');
  expect(await other.count('finding')).toBe(0);
});
