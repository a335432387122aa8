import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beijingDay } from '../../standards/window.ts';
import { beginInspection } from '../../store/begin-inspection.ts';
import { decide } from '../../store/decide.ts';
import { readPage } from '../../store/read-page.ts';
import { readShifts } from '../../store/readings.ts';
import { endShift, startShift } from '../../store/shift.ts';
import { nameSite } from '../../store/site.ts';
import type { Pen } from '../../store/pen.ts';
import { soundNow } from '../../sync/sound-clock.ts';
import { fresh, syncNote } from '../../sync/synchronise.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import type { Person } from '../server/support/person.ts';
import { fault, home, penFor, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

const day = 86_400_000;
const years = 3_652 * day;
const wrong = [['ten years ahead', years], ['ten years behind', -years], ['eight hours ahead', day / 3], ['eight hours behind', -day / 3]] as const;

/** Its clock is this machine's. */
let unit: Unit;
beforeAll(async () => { unit = await openUnit(); });
afterAll(() => unit[Symbol.asyncDispose]());

/** A browser whose clock is wrong by so much, and that has met the server once. Its pen is as the extension's worker makes it. */
async function wrongBy(error: number, person: Person) {
  const local = (): number => Date.now() + error;
  const { store, sync } = await browserOf(person);
  const exchange = () => sync({ now: local });
  await exchange();
  const note = await syncNote(store);
  const pen: Pen = penFor(store, { by: person.me.name, now: () => soundNow(note, local()) });
  return { store, pen, note, exchange, local };
}

describe.each(wrong)('%s', (name, error) => {
  it('the difference is measured from what the server says, to the seconds an answer takes', async () => {
    const { note, local } = await wrongBy(error, await unit.person('inspector', `甲 ${name}`));
    expect(Math.abs(note.ahead! - error)).toBeLessThan(60_000);
    expect(Math.abs(soundNow(note, local()) - Date.now())).toBeLessThan(60_000);
  });

  it('a shift of the reading log is of the day it is, here and for everybody else', async () => {
    const person = await unit.person('inspector', `乙 ${name}`);
    const { pen, exchange } = await wrongBy(error, person);
    const before = beijingDay(Date.now());
    const host = `www.log-${wrong.findIndex(([one]) => one === name)}.gov.cn`;
    const { siteId } = await read(pen, [], { host });
    await nameSite(pen, siteId, { name: '示范县人民政府', code: null, kind: 'portal' });
    const shift = await startShift(pen, '上午班');
    await read(pen, [fault('SiteName')], { host });
    await endShift(pen);
    await exchange();
    expect([before, beijingDay(Date.now())]).toContain(shift.day);
    const other = await browserOf(await unit.person('editor', `丙 ${name}`));
    await other.sync();
    const shared = (await other.store.getAll('reading')).filter(({ data }) => data.shiftId === shift.id);
    expect(shared).toHaveLength(1);
    for (const { data } of shared) expect([before, beijingDay(Date.now())]).toContain(data.day);
    expect((await readShifts(pen.store, before, beijingDay(Date.now()))).map(({ shift: { id } }) => id)).toContain(shift.id);
  });

  it('a dismissal holds until its day and not a day longer', async () => {
    const host = `www.${wrong.findIndex(([one]) => one === name)}.gov.cn`;
    const at = (store: Pen['store']) => readPage(store, host, home, 'guangxi-2017@1');
    const editor = await browserOf(await unit.person('editor', `丁 ${name}`));
    const finder = await browserOf(await unit.person('inspector', `戊 ${name}`));
    await read(finder.pen, [fault('SiteName'), fault('SiteDomain')], { host });
    await finder.sync();
    await editor.sync();
    const now = { ...editor.pen, now: Date.now };
    const found = new Map((await at(editor.store)).findings.map(({ record }) => [record.about, record.id]));
    await decide(now, [found.get('SiteName')!], 'dismissed', '不要求', { scope: 'site', until: Date.now() + day, inapplicable: false });
    // Made a while ago, over since yesterday.
    await decide({ ...now, now: () => Date.now() - 60 * day }, [found.get('SiteDomain')!], 'dismissed', '整改期内', { scope: 'site', until: Date.now() - day, inapplicable: false });
    await editor.sync();
    const { store, pen, exchange } = await wrongBy(error, await unit.person('inspector', `己 ${name}`));
    await beginInspection(pen, { host, kind: 'spot-check', rubric: 'guangxi-2017@1', homeIsNavigationOnly: false, period: null, people: [], sample: null, linksOncePer: null, secondLevelPages: null });
    await read(pen, [fault('SiteName'), fault('SiteDomain')], { host });
    await exchange();
    expect(Object.fromEntries((await at(store)).findings.map(({ record }) => [record.about, record.status]))).toEqual({ SiteName: 'dismissed', SiteDomain: 'pending' });
    expect(await store.count('tray')).toBe(0);
  });
});

it('a clock that was set right since the last exchange is believed, and so is one that is a little off, or never measured', () => {
  const met = 1_790_000_000_000;
  for (const error of [years, -years, day / 3, -day / 3]) {
    const note = { ahead: error, lastAt: met + error };
    expect(soundNow(note, met + error + 60_000)).toBe(met + 60_000);
    // Set right a minute later, and used for another hour.
    for (const later of [61_000, 3_600_000]) expect([error, soundNow(note, met + later)]).toEqual([error, met + later]);
  }
  expect(soundNow({ ahead: 299_000, lastAt: met }, met + 1)).toBe(met + 1);
  expect(soundNow(fresh, met)).toBe(met);
  expect(soundNow({ ahead: null, lastAt: met }, met)).toBe(met);
});

it('who is years behind cannot keep a dismissal alive for ever: the server follows one for a month after its day, for who was offline', async () => {
  const host = 'www.for-ever.gov.cn';
  const editor = await browserOf(await unit.person('editor', '审核乙'));
  const finder = await browserOf(await unit.person('inspector', '检查乙'));
  await read(finder.pen, [fault('SiteName'), fault('SiteDomain')], { host });
  await finder.sync();
  await editor.sync();
  const ends = { SiteName: Date.now() - 40 * day, SiteDomain: Date.now() - 10 * day };
  for (const { record } of (await readPage(editor.store, host, home, 'guangxi-2017@1')).findings) {
    await decide({ ...editor.pen, now: () => Date.now() - 60 * day }, [record.id], 'dismissed', '不要求', { scope: 'site', until: ends[record.about as keyof typeof ends], inapplicable: false });
  }
  await editor.sync();
  const { store, sync } = await browserOf(await unit.person('inspector', '检查丙'));
  await sync();
  const stopped = penFor(store, { now: () => Date.now() - years });
  await beginInspection(stopped, { host, kind: 'spot-check', rubric: 'guangxi-2017@1', homeIsNavigationOnly: false, period: null, people: [], sample: null, linksOncePer: null, secondLevelPages: null });
  await read(stopped, [fault('SiteName'), fault('SiteDomain')], { host });
  await sync();
  expect((await store.getAll('tray')).map(({ code }) => code)).toEqual(['not_in_force']);
  expect(Object.fromEntries((await readPage(store, host, home, 'guangxi-2017@1')).findings.map(({ record }) => [record.about, record.status]))).toEqual({ SiteName: 'pending', SiteDomain: 'dismissed' });
});

it('what is pulled comes in the server’s order, whatever the clocks of those who wrote say', async () => {
  const host = 'www.order.gov.cn';
  const people = await Promise.all([years, -years, 0].map((error, index) => unit.person('inspector', `先后${index}`).then(async (person) => ({ error, ...await browserOf(person) }))));
  const written: string[] = [];
  for (const [index, { store, sync, error }] of people.entries()) {
    await sync();
    await read(penFor(store, { now: () => Date.now() + error }), [fault(`第${index}个`, { key: `site-tags/missing/${index}@${home}` })], { host });
    await sync();
    written.push(`第${index}个`);
  }
  const fetched: string[] = [];
  const last = await browserOf(await unit.person('editor', '先后审核'), { fetch: async (address, init) => {
    const answer = await fetch(address, init);
    if (String(address).includes('/v1/sync/pull')) for (const { entity, data } of (await answer.clone().json() as { rows: { entity: string; data: { about?: string } }[] }).rows) if (entity === 'finding' && /^第/.test(data.about ?? '')) fetched.push(data.about!);
    return answer;
  } });
  await last.sync();
  expect(fetched).toEqual(written);
  expect((await readPage(last.store, host, home, 'guangxi-2017@1')).findings).toHaveLength(3);
});
