import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { engine } from './support/place.ts';
import { type Person, pullPage, push } from './support/person.ts';
import { create, finding, site } from './support/records.ts';
import { openUnit } from './support/unit.ts';

/** T10 asks for a hundred thousand: `RECORDS=100000`. */
const many = Number(process.env['RECORDS'] ?? 1500);
/** What one person does in a soak (T29), counted instead of timed: `npm run soak` is the timed one. */
const rounds = 6;

test(`T10: ${many} findings pushed and pulled whole: each once, in order, and the last page costs what the first did`, async () => {
  await using unit = await openUnit();
  const person = await unit.person('inspector', '张三');
  const reader = await unit.person('reader', '李四');
  const place = site();
  await push(person, [create('site', place)]);
  const sent = await fill(person, place.id, many);
  const began = performance.now();
  const seen: string[] = [];
  const pages: number[] = [];
  let before = 0;
  for (let next = ''; ;) {
    const page = performance.now();
    const answer = await pullPage(reader, next);
    pages.push(performance.now() - page);
    for (const row of answer.rows) {
      expect(row.v).toBeGreaterThan(before - 1);
      before = row.v;
      if (row.entity === 'finding') seen.push(row.id);
    }
    next = answer.next;
    if (!answer.more) break;
  }
  expect(pages).toHaveLength(Math.ceil((many + 1) / 500));
  expect(seen.toSorted()).toEqual(sent.toSorted());
  if (process.env['RECORDS']) console.log(`T10 ${engine}：拉取 ${many} 条 ${((performance.now() - began) / 1000).toFixed(1)} 秒，${pages.length} 页，每页 ${Math.min(...pages).toFixed(0)} 至 ${Math.max(...pages).toFixed(0)} 毫秒；进程内存 ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB（含测试自己）`);
});

test('T29, counted: as many rounds of pushing and pulling again leave the memory in use where it was, and the log is cut again and again', async () => {
  await using unit = await openUnit();
  const person = await unit.person('inspector', '张三');
  const place = site();
  await push(person, [create('site', place)]);
  let cursor = '';
  const round = async (): Promise<number> => {
    await fill(person, place.id, 400);
    for (;;) {
      const { next, more } = await pullPage(person, cursor);
      cursor = next;
      if (!more) return used();
    }
  };
  const memory: number[] = [];
  const log: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    memory.push(await round());
    log.push(logOf(unit.dataDir));
  }
  // A record held for each operation (about 1 KB) would be 400 KB a round: the last rounds may not keep a quarter of that.
  expect(Math.min(...memory.slice(-2)) - Math.min(...memory.slice(1, 3))).toBeLessThan(3 * 400 * 1024 / 4);
  // The engine cuts it at a thousand pages (4 MB); what was written since the start is several times that.
  if (engine === 'sqlite') expect(Math.max(...log)).toBeLessThan(8e6);
});

/** @returns the ids of the findings pushed, a hundred at a time */
async function fill(person: Person, siteId: string, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 99) {
    const ops = Array.from({ length: Math.min(99, count - at) }, () => create('finding', finding(siteId, { note: '备注'.repeat(40) })));
    const { results } = await push(person, ops);
    expect(results.filter(({ st }) => st !== 'ok')).toEqual([]);
    ids.push(...ops.map(({ id }) => id));
  }
  return ids;
}

/** Bytes in use after everything that is not was given back. */
function used(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

function logOf(dataDir: string): number {
  const file = join(dataDir, 'duwang.sqlite-wal');
  return existsSync(file) ? statSync(file).size : 0;
}
