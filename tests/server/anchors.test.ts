import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { runDaily } from '../../server/jobs/daily.ts';
import { compareWithAnchors, type AuditHead, verifyAudit } from '../../server/repo/audit.ts';
import { push } from './support/person.ts';
import { rawSql } from './support/place.ts';
import { create, site } from './support/records.ts';
import { openUnit, type Unit } from './support/unit.ts';

/** Whoever owns the whole database changes one line and works every hash after it out anew, the head's too. */
async function rewrite(unit: Unit, seq: number): Promise<void> {
  const rows = await rawSql(unit.dataDir, 'SELECT * FROM audit ORDER BY seq');
  let prev = 'start';
  for (const row of rows) {
    const result = Number(row['seq']) === seq ? 'forged' : String(row['result']);
    const text = JSON.stringify([row['tenant_id'], Number(row['seq']), Number(row['at']), row['actor'], row['device'], row['address'], row['action'], row['target'], row['before_digest'], row['after_digest'], result, prev]);
    const hash = `sha256:${createHash('sha256').update(text).digest('base64url')}`;
    await rawSql(unit.dataDir, 'UPDATE audit SET result = ?, prev = ?, hash = ? WHERE seq = ?', result, prev, hash, Number(row['seq']));
    prev = hash;
  }
  await rawSql(unit.dataDir, 'UPDATE audit_head SET hash = ?', prev);
}

test('T27: a chain that was rewritten as a whole fits itself, and is found out against yesterday\'s head in the log', async () => {
  await using unit = await openUnit();
  const { db } = unit.server.context;
  const person = await unit.person('inspector', '张三');
  await push(person, [create('site', site())]);
  const anchors: AuditHead[] = [];
  await runDaily(db, (_level, event, fields) => { if (event === 'audit.head') anchors.push(fields as unknown as AuditHead); }, Date.now);
  await push(person, [create('site', site())]);
  expect(anchors).toHaveLength(1);
  expect(await compareWithAnchors(db.read, anchors)).toEqual([]);

  await rewrite(unit, 3);
  expect((await verifyAudit(db.read)).trouble).toEqual([]);
  expect(await compareWithAnchors(db.read, anchors)).toEqual([expect.stringContaining('被整体改写')]);
  // A line after the last head is not covered by it: the next day's is.
  await rewrite(unit, anchors[0]!.seq + 1);
  expect((await compareWithAnchors(db.read, anchors)).length).toBe(1);
  expect(await compareWithAnchors(db.read, [{ ...anchors[0]!, seq: 9999 }])).toEqual([expect.stringContaining('库里没有')]);
});
