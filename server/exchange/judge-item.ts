import type { Rectification, Step, Verification } from '../../contract/rectification.ts';
import type { Op, OpResult } from '../../contract/sync.ts';
import type { PackRecord } from '../../contract/unit-pack.ts';
import { newestOn, noticesOf } from '../../rectify/calendar.ts';
import { dueOn } from '../../rectify/due.ts';
import { mayIssue, mayVerify } from '../../rectify/rights.ts';
import { afterStep, refusalOf } from '../../rectify/step.ts';
import { afterVerification, verificationRefusal } from '../../rectify/verification.ts';
import type { HolidayNotice } from '../../standards/calendar/holiday-notice.ts';
import { beijingDay } from '../../standards/window.ts';
import type { StoredRecord } from '../repo/records.ts';
import { canonicalId, type Desk, newRecord, put } from './desk.ts';
import { conflict, refuse } from './verdicts.ts';

/** Takes a new 整改 item into the register: number, due day and times are the server's, whatever the client thought they would be. */
export function createItem(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): OpResult {
  const { sender } = desk;
  const item = data as Rectification;
  if (!(item.reopens === null ? mayIssue(sender.roles) : mayVerify(sender.roles))) return refuse(op.opId, 'denied', item.reopens === null ? 'issue' : 'role');
  if (!isNew(item)) return refuse(op.opId, 'invalid', 'not_new');
  const old = item.reopens === null ? null : desk.records.get(item.reopens) ?? null;
  if (item.reopens !== null) {
    if (old?.entity !== 'rectification') return refuse(op.opId, 'deferred', 'builds_on_missing');
    const before = old.data as Rectification;
    if (desk.failed.get(old.id) === 'deferred') return refuse(op.opId, 'deferred', 'builds_on_refused');
    const successor = before.reopenedAs === null ? null : desk.records.get(canonicalId(desk, before.reopenedAs)) ?? null;
    if (successor) return continuedAs(op, desk, data, createHash, successor);
    if (before.state !== 'closed') return conflict(op.opId, 'not_closed', old, null);
    if (before.check !== item.check || before.code !== item.code) return refuse(op.opId, 'invalid', 'other_rule');
  }
  const trouble = troubleWithFindings(op, desk, item);
  if (trouble) return trouble;

  // The register counts terms in working days; a day somebody names instead is an exception, and exceptions have a reason.
  if (item.workingDays === null && (item.dueBecause ?? '').trim() === '') return refuse(op.opId, 'denied', 'day_reason');
  const due = dueOn(item.workingDays, item.dueOn, desk.now, calendarOf(desk));
  // A person names the day instead, or files it 待日历 (no day); what reopens itself waits for one.
  if ('trouble' in due && item.reopens === null && item.dueOn !== null) return { ...refuse(op.opId, 'denied', 'calendar'), message: due.trouble };
  desk.numbers.last += 1;
  const number = `${desk.numbers.year}-${String(desk.numbers.last).padStart(4, '0')}`;
  const taken: Rectification = { ...item, number, dueOn: 'trouble' in due ? null : due.day, issuedAt: desk.now, openedAt: desk.now, by: sender.name };
  put(desk, newRecord(op, desk, { ...taken }, createHash));
  for (const { findingId } of item.pages) {
    const finding = desk.records.get(findingId);
    if (finding) put(desk, { ...finding, itemId: op.id });
  }
  desk.register.push({ action: old ? 'item.reopen' : 'item.issue', target: number, result: item.workingDays === null ? `ok ${item.dueOn ?? ''} ${item.dueBecause ?? ''}` : 'ok' });
  if (old) put(desk, { ...old, rev: old.rev + 1, data: { ...old.data, reopenedAs: op.id } });
  return { opId: op.opId, st: 'ok', rev: 1 };
}

/** A person's step: compare-and-set on state and round, so of two at once the first wins and the second is shown it. */
export function judgeStep(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): OpResult {
  const record = itemOf(desk, data['itemId']);
  if (!record) return refuse(op.opId, 'deferred', 'builds_on_missing');
  // What stands behind a step that waits is not judged before it: it was made on what that step leaves.
  if (desk.failed.get(record.id) === 'deferred') return refuse(op.opId, 'deferred', 'builds_on_refused');
  const item = record.data as Rectification;
  const step = { ...data, itemId: record.id, by: desk.sender.name } as Step;
  const { roles, name, policies } = desk.sender;
  const why = refusalOf(item, step, { roles, name, ownReview: policies.ownReview, today: beijingDay(desk.now) });
  // It would be taken, but for who closes being known freshly enough: it waits in the client and is asked again (backend 5.3).
  if (why === null && step.act === 'close' && !desk.sender.steppedUp) {
    desk.failed.set(record.id, 'deferred');
    return refuse(op.opId, 'deferred', 'step_up');
  }
  // Who tried to close what, and why not, is worth a line too.
  desk.register.push({ action: `item.${step.act}`, target: item.number ?? record.id, result: why ?? 'ok' });
  if (why === 'moved') return conflict(op.opId, 'item_moved', record, record.decisionId === null ? null : desk.records.get(record.decisionId) ?? null);
  if (why !== null) return refuse(op.opId, 'denied', why === 'role' ? (step.act === 'close' ? 'close_role' : 'act_role') : why);
  put(desk, { ...newRecord(op, desk, { ...step }, createHash), itemId: record.id });
  put(desk, { ...record, rev: record.rev + 1, decisionId: op.id, data: { ...afterStep(item, step, desk.now) } });
  return { opId: op.opId, st: 'ok', rev: 1 };
}

/** What was seen on a page. It is kept even where the item has moved on: then it changes nothing. */
export function judgeVerification(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): OpResult {
  const record = itemOf(desk, data['itemId']);
  if (!record) return refuse(op.opId, 'deferred', 'builds_on_missing');
  if (desk.failed.get(record.id) === 'deferred') return refuse(op.opId, 'deferred', 'builds_on_refused');
  const item = record.data as Rectification;
  const seen = { ...data, itemId: record.id, by: desk.sender.name } as Verification;
  const why = verificationRefusal(item, seen, desk.sender.roles);
  if (why === 'item_over') {
    put(desk, { ...newRecord(op, desk, { ...seen }, createHash), itemId: record.id });
    return { opId: op.opId, st: 'ok', rev: 1, code: 'item_over' };
  }
  if (why !== null) return refuse(op.opId, why === 'role' || why === 'needs_reviewer' ? 'denied' : 'invalid', why);
  put(desk, { ...newRecord(op, desk, { ...seen }, createHash), itemId: record.id });
  const after = afterVerification(item, seen, desk.now);
  if (after !== item) put(desk, { ...record, rev: record.rev + 1, data: { ...after } });
  return { opId: op.opId, st: 'ok', rev: 1 };
}

/** The calendar of the unit on the day of the judge: built-in years and its published packs, those of this very request included. */
function calendarOf(desk: Desk): readonly HolidayNotice[] {
  const packs = [...desk.records.values()].filter(({ entity, stream, del }) => entity === 'pack' && stream === desk.sender.stream && !del).map(({ data }) => data as PackRecord);
  return noticesOf(newestOn(packs.filter(({ part }) => part === 0), beijingDay(desk.now)));
}

function itemOf(desk: Desk, id: unknown): StoredRecord | null {
  const record = desk.records.get(canonicalId(desk, String(id)));
  return record?.entity === 'rectification' ? record : null;
}

/** What only steps, verifications and the server may move is as at the beginning. */
function isNew(item: Rectification): boolean {
  return item.state === 'open' && item.round === 1 && item.number === null && item.lastStep === null && item.reply === null && item.reminders === 0
    && Object.keys(item.seen).length === 0 && item.closedAt === null && item.reopenedAs === null && (item.workingDays !== null || item.dueOn !== null);
}

/** Only confirmed findings of this unit are issued, and none twice at a time. */
function troubleWithFindings(op: Op, desk: Desk, item: Rectification): OpResult | null {
  for (const { findingId } of item.pages) {
    const finding = desk.records.get(findingId);
    if (finding?.entity !== 'finding' || finding.stream !== desk.sender.stream) return refuse(op.opId, 'deferred', desk.failed.has(findingId) ? 'builds_on_refused' : 'builds_on_missing');
    const holder = finding.itemId === null ? null : desk.records.get(finding.itemId) ?? null;
    if (holder && !isOver(holder)) return conflict(op.opId, 'issued', holder, null);
    if (item.reopens === null && finding.data['status'] !== 'confirmed') return refuse(op.opId, 'denied', 'not_confirmed');
  }
  return null;
}

function isOver({ data }: StoredRecord): boolean {
  return data['state'] === 'closed' || data['state'] === 'withdrawn';
}

/** Two people met the same fault again at once: it is one item, under the number the first was given. */
function continuedAs(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string, successor: StoredRecord): OpResult {
  put(desk, { ...newRecord(op, desk, { mergedInto: successor.id, siteId: data['siteId'] }, createHash), del: true, mergedInto: successor.id });
  return { opId: op.opId, st: 'ok', rev: successor.rev, code: 'merged', current: { rev: successor.rev, data: successor.data, decision: null } };
}
