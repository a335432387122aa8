import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { dice } from '../../simulation/dice.ts';
import { push } from '../support/person.ts';
import { temporaryFolder } from '../support/place.ts';
import { ofTests } from '../support/portable.ts';
import { create, finding, site } from '../support/records.ts';
import { openUnit } from '../support/unit.ts';

interface State { readonly audit: number; readonly ledger: readonly string[]; readonly clock: number; readonly records: readonly string[] }

/** T2: what a power cut or a bad disk leaves of the write-ahead log. `WAL_PLACES=334` tries the thousand places of the specification. */
const places = Number(process.env['WAL_PLACES'] ?? 40);

test(`the log cut, flipped and zeroed at ${3 * places} places: it opens, at a commit, with ledger, records, clock and audit of the same moment`, async () => {
  await using unit = await openUnit();
  const file = join(unit.dataDir, 'duwang.sqlite');
  const person = await unit.person('inspector', '张三');
  const shown = site();
  // Every commit of a push, as it stood right after it was acknowledged: what is found later must be one of these, or lie before the first.
  const commits: State[] = [];
  const readState = (path: string): State => {
    const database = new DatabaseSync(path);
    try {
      const column = (sql: string): readonly string[] => database.prepare(`${ofTests} ${sql}`).all().map(row => String(Object.values(row)[0]));
      expect(column('PRAGMA integrity_check')).toEqual(['ok']);
      return {
        audit: Number(column('SELECT count(*) FROM audit')[0]), ledger: column('SELECT op_id FROM ledger ORDER BY op_id'), clock: Number(column('SELECT coalesce(max(v), 0) FROM stream_clock')[0]),
        records: column("SELECT id || ' ' || rev || ' ' || v FROM records ORDER BY id"),
      };
    } finally {
      database.close();
    }
  };
  await push(person, [create('site', shown)]);
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const look = (): State => {
    for (const end of ['', '-wal']) copyFileSync(file + end, join(folder, `look.sqlite${end}`));
    const state = readState(join(folder, 'look.sqlite'));
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `look.sqlite${end}`), { force: true });
    return state;
  };
  commits.push(look());
  for (let round = 0; round < 12; round += 1) {
    await push(person, Array.from({ length: 1 + round % 3 }, () => create('finding', finding(shown.id))));
    commits.push(look());
  }

  const [whole, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
  const chance = dice(20261121);
  const found = new Map<string, number>();
  for (const damage of ['cut', 'flip', 'zero'] as const) for (let place = 0; place < places; place += 1) {
    const at = chance.below(log.length);
    const torn = Buffer.from(damage === 'cut' ? log.subarray(0, at) : log);
    if (damage === 'flip') torn[at] = (torn[at] ?? 0) ^ (1 << chance.below(8));
    if (damage === 'zero') torn.fill(0, at);
    const copy = join(folder, 'torn.sqlite');
    writeFileSync(copy, whole);
    writeFileSync(`${copy}-wal`, torn);
    const database = new DatabaseSync(copy);
    const tables = database.prepare(`${ofTests} SELECT count(*) AS n FROM sqlite_master WHERE name IN ('audit', 'ledger', 'records', 'stream_clock')`).get()?.['n'];
    database.close();
    // A log torn before the schema was whole is an installation that never was: nothing had been acknowledged.
    if (tables === 4) {
      const state = readState(copy);
      const same = commits.findIndex(one => JSON.stringify(one) === JSON.stringify(state));
      // Before the first push there is no ledger; a commit that was no push (a session, an attempt) moves the audit at most.
      const between = commits.some(one => JSON.stringify({ ...one, audit: 0 }) === JSON.stringify({ ...state, audit: 0 })) || (state.ledger.length === 0 && state.records.length === 0);
      expect([damage, at, same >= 0 || between]).toEqual([damage, at, true]);
      found.set(String(state.ledger.length), (found.get(String(state.ledger.length)) ?? 0) + 1);
    }
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
  // The damage did reach different commits, or this test would prove nothing.
  expect(found.size).toBeGreaterThan(5);
  rmSync(folder, { recursive: true, force: true });
}, 600_000);
