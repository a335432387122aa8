import type { Op, OpResult } from '../../contract/sync.ts';
import type { Modelled } from './oracle.ts';

/** What must be true of 整改 items, worked out anew and simply: one page an item, so that what was seen last is all there is to know. */
type Records = ReadonlyMap<string, Modelled>;

const over = new Set(['closed', 'withdrawn']);

/** A new item: its finding is in no other that is not over. */
export function modelItem(op: Op, records: Records, broken: string[]): void {
  const item = records.get(op.id)!;
  const findings = findingsOf(item);
  for (const [id, other] of records) {
    if (id === op.id || other.entity !== 'rectification' || over.has(String(other.data['state']))) continue;
    if (findingsOf(other).some(finding => findings.includes(finding))) broken.push(`${op.opId}: a finding was issued twice at once`);
  }
  // Times and number are the server's.
  item.data = { ...item.data, state: 'open', round: 1, reminders: 0, seen: null, replied: null };
  delete item.data['closedAt'];
}

/** A step that was taken was made on what stood there, and closes only what is proven. */
export function modelStep(op: Op, records: Records, broken: string[]): void {
  const item = records.get(String(op.fields['itemId']));
  if (item?.entity !== 'rectification') return void broken.push(`${op.opId}: a step on nothing`);
  const { data } = item;
  if (data['state'] !== op.fields['expects'] || data['round'] !== op.fields['round']) broken.push(`${op.opId}: a step was taken on a state that had gone`);
  const act = String(op.fields['act']);
  const proven = data['seen'] === 'fixed';
  if (act === 'reply-done') item.data = { ...data, state: proven ? 'review' : 'answered', replied: 'done', seen: proven ? 'fixed' : null };
  if (act === 'reply-later' || act === 'appeal') item.data = { ...data, state: 'answered', replied: act };
  if (act === 'remind') item.data = { ...data, reminders: Number(data['reminders']) + 1 };
  if (act === 'return') item.data = { ...data, state: 'returned', round: Number(data['round']) + 1, seen: null };
  if (act === 'withdraw') item.data = { ...data, state: 'withdrawn' };
  if (act === 'close') {
    if (!proven) broken.push(`${op.opId}: closed without proof of this round`);
    item.data = { ...data, state: 'closed' };
  }
  if (item.rev !== null) item.rev += 1;
}

/** What was seen counts in its own round alone, and not once the item is over. */
export function modelVerification(op: Op, result: OpResult, records: Records, broken: string[]): void {
  const item = records.get(String(op.fields['itemId']));
  if (item?.entity !== 'rectification') return void broken.push(`${op.opId}: something seen of nothing`);
  const isOver = over.has(String(item.data['state']));
  if ((result.code === 'item_over') !== isOver) broken.push(`${op.opId}: ${isOver ? 'counted after the item was over' : 'said to be over while it was not'}`);
  if (isOver || item.data['round'] !== op.fields['round']) return;
  const seen = String(op.fields['as']);
  item.data = { ...item.data, seen, state: item.data['state'] === 'answered' && item.data['replied'] === 'done' ? 'review' : item.data['state'] };
  if (item.rev !== null) item.rev += 1;
}

/** 登记编号 are given without gaps and none twice. */
export function numberTroubles(numbers: readonly unknown[]): readonly string[] {
  const sorted = numbers.map(String).toSorted();
  const wanted = sorted.map((_, at) => `2026-${String(at + 1).padStart(4, '0')}`);
  return JSON.stringify(sorted) === JSON.stringify(wanted) ? [] : [`numbers: ${sorted.join(' ')}`];
}

function findingsOf(item: Modelled): readonly string[] {
  return (item.data['pages'] as readonly { readonly findingId: string }[]).map(page => page.findingId);
}
