import { afterEach, beforeEach, expect, it } from 'vitest';
import { adopt } from '../../store/adopt.ts';
import { databaseName, openStore } from '../../store/database.ts';
import { lossOf } from '../../store/kept-token.ts';
import { penFor } from './reports.ts';
import { alone, area, browser, everything, look, start, startEmpty, tear, use, wang, work, work1, zhou } from './torn-browser.ts';

beforeEach(startEmpty);
afterEach(() => tear(...everything));

it('signing in takes the work along and empties the database on purpose; signing out, another account, back again: never told as a loss, wherever the browser is killed', async () => {
  const steps: readonly (() => Promise<unknown>)[] = [
    () => use(zhou),
    async () => {
      const old = await openStore(databaseName(null));
      expect(await adopt(old, penFor(browser.store))).toBeGreaterThan(0);
      expect(await old.count('site')).toBe(0);
      old.close();
    },
    () => use(null), () => use(wang), work, () => use(zhou), work, () => use(null),
  ];
  for (let killedBefore = 0; killedBefore <= steps.length * 2; killedBefore += 1) {
    await tear(...everything);
    browser.kept = undefined;
    await start(null);
    await work();
    await look();
    for (const [index, step] of steps.entries()) {
      await step();
      // Killed before it could look, or while it wrote: started again.
      if (killedBefore === index * 2) await start();
      if (killedBefore === index * 2 + 1) {
        browser.dies = 0;
        await look().catch(() => undefined);
        await start();
      }
      expect(await look(), `step ${index}, killed at ${killedBefore}`).toBe(false);
    }
    expect(await lossOf(area)).toBeNull();
    const { records } = browser.kept as { readonly records: Readonly<Record<string, { readonly work: object }>> };
    expect(records[databaseName(null)]!.work).toEqual({ ...work1, sites: 0, inspections: 0 });
  }
});

it('after the work was taken along, a loss tells it under the account it went to, once', async () => {
  await work();
  await look();
  await use(zhou);
  const old = await openStore(databaseName(null));
  await adopt(old, penFor(browser.store));
  old.close();
  await look();
  await tear(...everything);
  await start(null);
  await look();
  expect((await lossOf(area))!.works.map(({ was }) => [was.name, was.sites])).toEqual([['周小一', 1]]);
});

it('killed at any write while a loss is being noted: the next start tells it, and none is told twice as two', async () => {
  for (let writes = 0; writes < 3; writes += 1) {
    await tear(...everything);
    browser.kept = undefined;
    await start(null);
    await work();
    await look();
    await tear(...everything);
    await start(null);
    browser.dies = writes;
    await look().catch(() => undefined);
    await start();
    await look();
    expect(await lossOf(area), `killed at write ${writes}`).toEqual({ at: 1000, settings: true, works: [alone] });
  }
});
