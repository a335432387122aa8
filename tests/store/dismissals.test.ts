import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/finding.ts';
import { sayInChinese } from '../../messages/said.ts';
import { closeInspection } from '../../store/close-inspection.ts';
import { verifyChain } from '../../store/chain.ts';
import type { Store } from '../../store/database.ts';
import { decide, type Reach } from '../../store/decide.ts';
import { listInspections } from '../../store/list-inspections.ts';
import { readInspection } from '../../store/read-inspection.ts';
import { fault, newStore, penFor, read, report } from './reports.ts';

const day = 86_400_000;
const footer = (page: string, over: Partial<Finding> = {}): Finding => fault('ICP备案编号', {
  key: `icp-number/missing/ICP备案编号@${page}`, at: { selector: 'body > div:nth-of-type(3)', quote: '', box: [0, 0, 1, 1] }, ...over,
});
const link = (page: string, address: string): Finding => fault(address, { key: `broken-link/gone/${address}@${page}` });

async function readAt(pen: ReturnType<typeof penFor>, url: string, findings: readonly Finding[], host = 'www.demo.gov.cn') {
  return read(pen, [], { host, report: { ...report(findings), url, input: url } });
}
async function findings(store: Store, which = 0) {
  const line = (await listInspections(store))[which]!;
  return (await readInspection(store, line.inspection.id)).findings;
}
async function begun(reach: Partial<Reach> & { readonly first?: Finding } = {}) {
  const store = await newStore();
  let now = Date.UTC(2026, 10, 21, 8);
  const pen = penFor(store, { now: () => now += 1000 });
  const { first = footer('http://www.demo.gov.cn/a.html'), ...rest } = reach;
  await readAt(pen, 'http://www.demo.gov.cn/a.html', [first]);
  const [finding] = await findings(store);
  await decide(pen, [finding!.id], 'dismissed', '图片里有', { scope: 'page', until: null, inapplicable: false, ...rest });
  const next = async (): Promise<void> => closeInspection(pen, (await listInspections(store))[0]!.inspection.id);
  return { store, pen, next, pass: (time: number) => { now += time; } };
}
const statuses = async (store: Store) => (await findings(store)).map(({ status }) => status);

describe('a dismissal', () => {
  it('holds in the next inspection, by the person who made it, and says what it follows', async () => {
    const { store, pen, next } = await begun();
    await next();
    await readAt({ ...pen, by: '李四' }, 'http://www.demo.gov.cn/a.html', [footer('http://www.demo.gov.cn/a.html')]);
    const [finding] = await findings(store);
    expect(finding!.status).toBe('dismissed');
    const [decision] = (await store.getAllFromIndex('decision', 'findingId', finding!.id)).map(({ data }) => data);
    expect(decision).toMatchObject({ by: '张三', reason: '图片里有', ruling: 'dismissed' });
    expect((await store.get('decision', decision!.follows!))!.data.findingId).not.toBe(finding!.id);
  });

  it('comes back when what is there says something else', async () => {
    const { store, pen, next } = await begun();
    await next();
    await readAt(pen, 'http://www.demo.gov.cn/a.html', [footer('http://www.demo.gov.cn/a.html', { says: '底部的 ICP 备案编号不完整' })]);
    expect(await statuses(store)).toEqual(['pending']);
  });

  it('comes back when somebody found it true since', async () => {
    const { store, pen, next } = await begun();
    await next();
    const again = () => readAt(pen, 'http://www.demo.gov.cn/a.html', [footer('http://www.demo.gov.cn/a.html')]);
    await again();
    const [finding] = await findings(store);
    await decide(pen, [finding!.id], 'pending', '');
    await decide(pen, [finding!.id], 'confirmed', '');
    await next();
    await again();
    expect(await statuses(store)).toEqual(['pending']);
  });

  it('for this page says nothing of another page; for the site it covers the same block there, and nothing else', async () => {
    const here = await begun();
    await readAt(here.pen, 'http://www.demo.gov.cn/b.html', [footer('http://www.demo.gov.cn/b.html')]);
    expect((await statuses(here.store)).toSorted()).toEqual(['dismissed', 'pending']);
    const site = await begun({ scope: 'site' });
    await readAt(site.pen, 'http://www.demo.gov.cn/b.html', [footer('http://www.demo.gov.cn/b.html'), footer('http://www.demo.gov.cn/b.html', { about: '公安备案号', key: 'x@http://www.demo.gov.cn/b.html' })]);
    expect((await statuses(site.store)).toSorted()).toEqual(['dismissed', 'dismissed', 'pending']);
    await readAt(site.pen, 'http://www.other.gov.cn/', [footer('http://www.other.gov.cn/')], 'www.other.gov.cn');
    expect(await statuses(site.store)).toEqual(['pending']);
  });

  it('for an address covers it on every site', async () => {
    const address = 'http://www.gone.gov.cn/';
    const { store, pen } = await begun({ scope: 'address', first: link('http://www.demo.gov.cn/a.html', address) });
    await readAt(pen, 'http://www.other.gov.cn/', [link('http://www.other.gov.cn/', address), link('http://www.other.gov.cn/', 'http://www.gone.gov.cn/x')], 'www.other.gov.cn');
    expect((await findings(store)).map(({ about, status }) => [about, status]).toSorted()).toEqual([[address, 'dismissed'], ['http://www.gone.gov.cn/x', 'pending']]);
  });

  it('holds until its day and not after; what it covered stays so until the inspection ends', async () => {
    const { store, pen, pass, next } = await begun({ until: Date.UTC(2026, 10, 22), scope: 'site' });
    await readAt(pen, 'http://www.demo.gov.cn/b.html', [footer('http://www.demo.gov.cn/b.html')]);
    expect(await statuses(store)).toEqual(['dismissed', 'dismissed']);
    pass(3 * day);
    await readAt(pen, 'http://www.demo.gov.cn/b.html', [footer('http://www.demo.gov.cn/b.html')]);
    await readAt(pen, 'http://www.demo.gov.cn/c.html', [footer('http://www.demo.gov.cn/c.html')]);
    const now = (await findings(store)).map(({ url, status }) => [url.slice(-6), status]).toSorted();
    expect(now).toEqual([['a.html', 'dismissed'], ['b.html', 'dismissed'], ['c.html', 'pending']]);
    await next();
    await readAt(pen, 'http://www.demo.gov.cn/b.html', [footer('http://www.demo.gov.cn/b.html')]);
    expect(await statuses(store)).toEqual(['pending']);
  });

  it('needs a reason, and a day that is still to come', async () => {
    const { store, pen } = await begun();
    const [finding] = await findings(store);
    await decide(pen, [finding!.id], 'pending', '');
    await expect(decide(pen, [finding!.id], 'dismissed', ' ', { scope: 'page', until: null, inapplicable: true })).rejects.toThrow('为什么不适用');
    await expect(decide(pen, [finding!.id], 'dismissed', '是', { scope: 'page', until: 1, inapplicable: false })).rejects.toThrow('有效期已过');
    expect(await statuses(store)).toEqual(['pending']);
  });

  it('of many pages at once reaches further on one of them only', async () => {
    const store = await newStore();
    const pen = penFor(store);
    for (const page of ['a', 'b', 'c']) await readAt(pen, `http://www.demo.gov.cn/${page}.html`, [footer(`http://www.demo.gov.cn/${page}.html`)]);
    await decide(pen, (await findings(store)).map(({ id }) => id), 'dismissed', '统一页脚图片里有', { scope: 'site', until: null, inapplicable: true });
    const made = (await store.getAll('decision')).map(({ data }) => data);
    expect(made.map(({ scope }) => scope).toSorted()).toEqual(['site', undefined, undefined]);
    expect(made.every(({ inapplicable }) => inapplicable)).toBe(true);
  });
});

describe('the chain over an inspection', () => {
  it('holds as it was written, and finds what was changed, removed or cut off', async () => {
    const { store } = await begun();
    const { id } = (await listInspections(store))[0]!.inspection;
    expect(await verifyChain(store, [id])).toMatchObject({ links: 2, records: 3, trouble: [], elsewhere: 0 });

    const [stored] = await store.getAll('finding');
    await store.put('finding', { ...stored!, data: { ...stored!.data, note: '后来写的', status: 'confirmed' } });
    expect((await verifyChain(store, [id])).trouble).toEqual([]);
    await store.put('finding', { ...stored!, data: { ...stored!.data, says: '改过的话' } });
    expect((await verifyChain(store, [id])).trouble.map(sayInChinese)).toEqual(['第 1 环：问题的内容被改动']);
    await store.put('finding', stored!);

    const [decision] = await store.getAll('decision');
    await store.delete('decision', decision!.id);
    expect(sayInChinese((await verifyChain(store, [id])).trouble[0]!)).toContain('第 2 环：结论不在本机');
    await store.put('decision', decision!);
    await store.put('chain', { ...(await store.get('chain', [id, 1]))!, by: '别人' });
    expect((await verifyChain(store, [id])).trouble.map(sayInChinese)).toEqual(['第 1 环被改动']);
    await store.delete('chain', [id, 1]);
    expect((await verifyChain(store, [id])).trouble.map(sayInChinese)).toContain('第 1 环缺失');
  });
});
