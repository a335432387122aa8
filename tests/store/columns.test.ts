import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { adopt } from '../../store/adopt.ts';
import { columnsOf, proposeColumns, writeColumns, type ColumnEdit } from '../../store/columns.ts';
import { write } from '../../store/database.ts';
import { mergeSite } from '../../store/merge-site.ts';
import { fault, newStore, penFor, read } from './reports.ts';

const news = { name: '政务动态', url: 'http://www.demo.gov.cn/zwdt/index.html', kind: 'news', because: '主导航' } as const;
const notices = { name: '通知公告', url: 'http://www.demo.gov.cn/tzgg/', kind: 'notices', because: '主导航' } as const;
const edit = (said: Partial<ColumnEdit> = {}): ColumnEdit => ({ ...news, id: null, state: 'confirmed', ...said });

async function started(sharing = true) {
  const pen = { ...penFor(await newStore()), sharing };
  await read(pen, [fault('SiteName')]);
  const siteId = (await pen.store.getAll('site'))[0]!.id;
  const ops = async () => (await pen.store.getAllFromIndex('op', 'seq')).map(({ op }) => op).filter(({ entity }) => entity === 'column');
  return { pen, siteId, ops };
}

it('keeps what the navigation shows as proposals in this browser, each address once', async () => {
  const { pen, siteId, ops } = await started();
  expect(await write(pen.store, (tx) => proposeColumns(tx, pen, siteId, [news, notices, { ...news, url: 'https://demo.gov.cn/zwdt/' }, { ...news, url: 'javascript:void(0)' }]))).toBe(2);
  expect(await write(pen.store, (tx) => proposeColumns(tx, pen, siteId, [news, notices]))).toBe(0);
  expect((await columnsOf(pen.store, siteId)).map(({ name, state }) => [name, state])).toEqual([['政务动态', 'proposed'], ['通知公告', 'proposed']]);
  expect(await ops()).toEqual([]);
});

it('shares an entry once a person rules on it, then only what changed, and takes everything back', async () => {
  const { pen, siteId, ops } = await started();
  await write(pen.store, (tx) => proposeColumns(tx, pen, siteId, [news, notices]));
  const [first] = await columnsOf(pen.store, siteId);
  const undo = await writeColumns(pen, siteId, [edit({ id: first!.id, name: '要闻动态' })]);
  expect(await ops()).toMatchObject([{ kind: 'create', fields: { name: '要闻动态', state: 'confirmed' } }]);
  await writeColumns(pen, siteId, [edit({ id: first!.id, name: '要闻动态', state: 'removed' })]);
  expect((await ops()).at(-1)).toMatchObject({ kind: 'update', fields: { state: 'removed' }, was: { state: 'confirmed' } });
  await writeColumns(pen, siteId, undo);
  expect((await columnsOf(pen.store, siteId))[0]).toMatchObject({ name: '政务动态', state: 'proposed' });
  expect(await write(pen.store, (tx) => proposeColumns(tx, pen, siteId, [news]))).toBe(0);
});

it('a new entry for a registered address changes that one; undo of a new one removes it', async () => {
  const { pen, siteId } = await started();
  await writeColumns(pen, siteId, [edit()]);
  await writeColumns(pen, siteId, [edit({ url: 'https://www.demo.gov.cn/zwdt', name: '动态' })]);
  expect((await columnsOf(pen.store, siteId)).map(({ name }) => name)).toEqual(['动态']);
  const undo = await writeColumns(pen, siteId, [edit({ ...notices })]);
  await writeColumns(pen, siteId, undo);
  expect((await columnsOf(pen.store, siteId)).map(({ state }) => state)).toEqual(['confirmed', 'removed']);
});

it('refuses in words and writes nothing: no name, no address, another column’s address, an unknown site', async () => {
  const { pen, siteId } = await started();
  await writeColumns(pen, siteId, [edit(), edit({ ...notices })]);
  const [, second] = await columnsOf(pen.store, siteId);
  await expect(writeColumns(pen, siteId, [edit({ url: 'http://www.demo.gov.cn/x/' }), edit({ name: ' ' })])).rejects.toMatchObject({ reason: 'rule', message: '请填写栏目名称。' });
  await expect(writeColumns(pen, siteId, [edit({ url: '/tzgg/' })])).rejects.toMatchObject({ message: expect.stringContaining('http://') });
  await expect(writeColumns(pen, siteId, [edit({ id: second!.id })])).rejects.toMatchObject({ message: expect.stringContaining('相同') });
  await expect(writeColumns(pen, 'nobody', [edit()])).rejects.toMatchObject({ reason: 'rule' });
  expect(await columnsOf(pen.store, siteId)).toHaveLength(2);
});

it('of two entries for one address the same one holds in every browser: confirmed, then removed, then the older', async () => {
  const { pen, siteId } = await started();
  await writeColumns(pen, siteId, [edit()]);
  const [own] = await pen.store.getAll('column');
  for (const [digit, state] of [['1', 'removed'], ['2', 'proposed']] as const) {
    const id = `0000000${digit}-0000-7000-8000-000000000000`;
    await pen.store.put('column', { id, data: { ...own!.data, id, name: state, state }, rev: 3, base: null });
  }
  expect((await columnsOf(pen.store, siteId)).map(({ name }) => name)).toEqual(['政务动态']);
});

it('goes into the account’s records with what a person ruled on, and under the id of a merged site', async () => {
  const { pen: alone, siteId } = await started(false);
  await write(alone.store, (tx) => proposeColumns(tx, alone, siteId, [notices]));
  await writeColumns(alone, siteId, [edit()]);
  const account = penFor(await newStore());
  await adopt(alone.store, account);
  const sent = (await account.store.getAllFromIndex('op', 'seq')).map(({ op }) => op).filter(({ entity }) => entity === 'column');
  expect(sent.map(({ fields }) => fields['name'])).toEqual(['政务动态']);
  await write(account.store, (tx) => mergeSite(tx, siteId, '0199a0b0-0000-7000-8000-00000000ffff', null));
  expect(await columnsOf(account.store, '0199a0b0-0000-7000-8000-00000000ffff')).toHaveLength(2);
});
