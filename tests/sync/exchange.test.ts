import 'fake-indexeddb/auto';
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide } from '../../store/decide.ts';
import { readPage } from '../../store/read-page.ts';
import { settle } from '../../store/settle.ts';
import { correctPageType, nameSite } from '../../store/site.ts';
import { syncNote } from '../../sync/synchronise.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import type { Store } from '../../store/database.ts';
import { fault, home, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

let unit: Unit;
beforeAll(async () => {
  unit = await openUnit();
});
afterAll(() => unit[Symbol.asyncDispose]());

let people = 0;
const person = (role: 'reader' | 'inspector' | 'editor' = 'editor') => unit.person(role, `人员${people += 1}`);
const rubric = 'guangxi-2017@1';
const page = (store: Store, host: string) => readPage(store, host, home, rubric);
let hosts = 0;
const newHost = (): string => `www.s${hosts += 1}.gov.cn`;

it('A confirms offline, comes online, B sees it with name and status', async () => {
  const host = newHost();
  const whoA = await person();
  const a = await browserOf(whoA);
  const b = await browserOf(await person('inspector'));
  await read(b.pen, [fault('SiteName'), fault('SiteIDCode')], { host });
  await b.sync();
  await a.sync();
  const [first] = (await page(a.store, host)).findings;
  await decide(a.pen, [first!.record.id], 'confirmed', '');
  expect((await page(a.store, host)).findings[0]!.sync).toBe('waiting');

  await a.sync();
  await b.sync();
  expect(await a.store.count('op')).toBe(0);
  expect((await page(a.store, host)).findings[0]!.sync).toBe('sent');
  const seen = await page(b.store, host);
  expect(seen.findings.map(({ record }) => [record.about, record.status])).toEqual([['SiteName', 'pending'], ['SiteIDCode', 'confirmed']]);
  expect(seen.findings[1]!.decisions[0]).toMatchObject({ ruling: 'confirmed', by: whoA.me.name });
  expect(seen.visits).toHaveLength(1);
});

it('of two rulings at once one wins; the other is shown both versions, and settling ends it either way', async () => {
  const host = newHost();
  const personA = await person();
  const a = await browserOf(personA);
  const b = await browserOf(await person());
  const finder = await browserOf(await person('inspector'));
  await read(finder.pen, [fault('SiteName'), fault('SiteIDCode')], { host });
  for (const one of [finder, a, b]) await one.sync();
  const ids = (await page(a.store, host)).findings.map(({ record }) => record.id);
  await decide(a.pen, ids, 'confirmed', '属实');
  await decide(b.pen, ids, 'dismissed', '已更正');
  await a.sync();
  await b.sync();

  const tray = await b.store.getAll('tray');
  expect(tray).toHaveLength(2);
  expect(tray[0]).toMatchObject({ st: 'conflict', code: 'decided', op: { fields: { ruling: 'dismissed', reason: '已更正' } }, theirs: { data: { status: 'confirmed' }, decision: { byName: personA.me.name } } });
  expect(tray[0]!.title).toEqual(['said.op.dismissed', expect.stringContaining('缺少标签')]);
  expect((await page(b.store, host)).findings.map(({ record, sync }) => [record.status, sync])).toEqual([['confirmed', 'conflict'], ['confirmed', 'conflict']]);
  expect((await page(b.store, host)).findings[0]!.decisions.map(({ ruling }) => ruling)).toEqual(['confirmed']);

  const entryOf = (id: string): string => tray.find(({ about }) => about === id)!.opId;
  await settle(b.pen, entryOf(ids[0]!), 'theirs');
  await settle(b.pen, entryOf(ids[1]!), 'mine');
  await b.sync();
  await a.sync();
  expect((await page(a.store, host)).findings.map(({ record }) => record.status)).toEqual(['confirmed', 'dismissed']);
  expect(await b.store.count('tray')).toBe(0);
  await expect(settle(b.pen, entryOf(ids[0]!), 'mine')).rejects.toThrow('已经处理过');
});

it('merges corrections of different fields and shows both versions of the same field', async () => {
  const host = newHost();
  const a = await browserOf(await person());
  const b = await browserOf(await person());
  const { siteId } = await read(a.pen, [], { host });
  await a.sync();
  await b.sync();
  await correctPageType(a.pen, siteId, '/a/#', 'article');
  await correctPageType(b.pen, siteId, '/b/#', 'guide');
  await nameSite(a.pen, siteId, { name: '甲县', code: null, kind: 'portal' });
  await nameSite(b.pen, siteId, { name: '乙县', code: null, kind: 'portal' });
  await a.sync();
  await b.sync();
  await a.sync();
  expect((await page(a.store, host)).site).toMatchObject({ name: '甲县', pageTypes: { '/a/#': 'article', '/b/#': 'guide' } });
  expect((await b.store.getAll('tray')).map(({ op, theirs }) => [op.fields['name'], theirs?.data['name']])).toEqual([['乙县', '甲县']]);
});

it('two people who met the same site apart go on with one site, one inspection and one finding of each kind', async () => {
  const host = newHost();
  const a = await browserOf(await person());
  const b = await browserOf(await person());
  await read(a.pen, [fault('SiteName')], { host });
  await read(b.pen, [fault('SiteName'), fault('SiteIDCode')], { host });
  await a.sync();
  await b.sync();
  await a.sync();
  await b.sync();
  const [seenA, seenB] = [await page(a.store, host), await page(b.store, host)];
  expect(seenA.site!.id).toBe(seenB.site!.id);
  expect(seenA.inspection!.id).toBe(seenB.inspection!.id);
  expect(seenA.inspectionFindings.map(({ about }) => about).toSorted()).toEqual(['SiteIDCode', 'SiteName']);
  expect(seenB.inspectionFindings.map(({ id }) => id).toSorted()).toEqual(seenA.inspectionFindings.map(({ id }) => id).toSorted());
  expect(seenA.visits).toHaveLength(2);
  // The one that is shown is the one that is ruled on.
  const c = await browserOf(await person());
  await c.sync();
  await decide(c.pen, [seenB.findings.find(({ record }) => record.about === 'SiteName')!.record.id], 'confirmed', '');
  for (const one of [c, b, a]) await one.sync();
  expect((await page(a.store, host)).findings.find(({ record }) => record.about === 'SiteName')!.record.status).toBe('confirmed');
  expect(await c.store.count('tray') + await b.store.count('tray')).toBe(0);
});

it('applies every op exactly once when replies are lost after the server took them', async () => {
  const host = newHost();
  const who = await person();
  let lost = 0;
  const a = await browserOf(who, {
    fetch: async (...args) => {
      const answer = await fetch(...args);
      if (lost < 2 && String(args[0]).includes('/push')) {
        lost += 1;
        throw new TypeError('Failed to fetch');
      }
      return answer;
    },
  });
  const b = await browserOf(await person());
  await read(b.pen, [fault('SiteName')], { host });
  await b.sync();
  lost = 2;
  await a.sync();
  lost = 0;
  await decide(a.pen, [(await page(a.store, host)).findings[0]!.record.id], 'confirmed', '');
  const made = await a.store.count('op');
  await a.sync();
  expect(await syncNote(a.store)).toMatchObject({ problem: { kind: 'later', code: 'network' }, tries: 1 });
  expect(await a.store.count('op')).toBe(made);
  await a.sync();
  await a.sync();
  expect(await a.store.count('op')).toBe(0);
  expect(await a.store.count('tray')).toBe(0);
  await b.sync();
  const seen = await page(b.store, host);
  expect([seen.findings.length, seen.findings[0]!.decisions.length, seen.visits.length]).toEqual([1, 1, 1]);
});

it('sends more than one request takes, in order', async () => {
  const host = newHost();
  const a = await browserOf(await person());
  await read(a.pen, Array.from({ length: 250 }, (_, index) => fault(`Tag${index}`, { key: `k${index}` })), { host });
  await a.sync();
  expect(await a.store.count('op')).toBe(0);
  const b = await browserOf(await person());
  await b.sync();
  expect((await page(b.store, host)).findings).toHaveLength(250);
});

it('brings back what a server restored from an older backup has lost', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'duwang-sync-'));
  const backup = await mkdtemp(path.join(tmpdir(), 'duwang-backup-'));
  try {
    let other = await openUnit({ dataDir });
    const who = await other.person('editor', '王小二');
    const finder = await browserOf(await other.person('inspector', '李小三'));
    const a = await browserOf(who);
    await read(finder.pen, [fault('SiteName')]);
    await finder.sync();
    await a.sync();
    await other.server.stop();
    await cp(dataDir, backup, { recursive: true });

    other = await openUnit({ dataDir, port: Number(new URL(who.url).port) });
    await decide(a.pen, [(await page(a.store, 'www.demo.gov.cn')).findings[0]!.record.id], 'confirmed', '');
    await a.sync();
    expect(await a.store.count('op')).toBe(0);
    await other.server.stop();

    rmSync(dataDir, { recursive: true, force: true });
    await cp(backup, dataDir, { recursive: true });
    const { DatabaseSync } = await import('node:sqlite');
    const file = new DatabaseSync(path.join(dataDir, 'duwang.sqlite'));
    const renewed = file.prepare("UPDATE installation SET value = 'restored-epoch' WHERE name = 'epoch'").run();
    file.close();
    expect(renewed.changes).toBe(1);

    other = await openUnit({ dataDir, port: Number(new URL(who.url).port) });
    await a.sync();
    const b = await browserOf(await (async () => {
      const { signIn } = await import('../server/support/person.ts');
      return signIn(who.url, '王小二');
    })());
    await b.sync();
    expect((await page(b.store, 'www.demo.gov.cn')).findings[0]!.record.status).toBe('confirmed');
    expect(await a.store.count('tray')).toBe(0);
    await other.server.stop();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
    rmSync(backup, { recursive: true, force: true });
  }
});
