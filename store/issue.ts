import type { Rectification } from '../contract/rectification.ts';
import { placesAtMost } from '../contract/rectification.ts';
import type { FindingRecord } from '../contract/record.ts';
import { dueOn } from '../rectify/due.ts';
import { mayIssue } from '../rectify/rights.ts';
import { rootCausesOf } from '../scoring/root-causes.ts';
import type { HolidayNotice } from '../standards/calendar/holiday-notice.ts';
import { beijingDay } from '../standards/window.ts';
import { StoreRefused, write, type Write } from './database.ts';
import { calendarHere } from './calendar.ts';
import { newId } from './id.ts';
import { enterStep, putItem, rolesOf } from './items.ts';
import type { Pen } from './pen.ts';

/** One item to be issued: confirmed findings of one cause, and what the person wrote. */
export interface Draft {
  readonly inspectionId: string;
  readonly findingIds: readonly string[];
  readonly unit: string;
  readonly says: string;
  readonly fix: string;
  readonly note: string;
  /** Term in working days; null where `dueOn` names the day. */
  readonly workingDays: number | null;
  /** 待日历: the day may stay open where no notice settles it yet; it follows when the calendar is there. */
  readonly mayWait?: boolean;
  readonly dueOn: string | null;
  /** Why the day is named and not counted in working days: needed where it is. */
  readonly dueBecause?: string | undefined;
}

/**
 * Issues items, all in one transaction, each on its way to the server.
 * @returns their ids, in order
 * @throws StoreRefused with the reason in words: then none was issued
 */
export async function issue(pen: Pen, drafts: readonly Draft[]): Promise<readonly string[]> {
  if (!mayIssue(rolesOf(pen))) throw new StoreRefused('rule', 'said.issue.role');
  const notices = await calendarHere(pen);
  return write(pen.store, async (tx) => {
    const ids: string[] = [];
    for (const draft of drafts) ids.push(await issueOne(tx, pen, draft, notices));
    return ids;
  });
}

/**
 * Takes items back that were issued by mistake: what has not left this browser is gone without a trace, what the server has is
 * withdrawn there. Call under the lock of the exchange, so that none is on its way meanwhile.
 * @returns how many were gone without a trace
 */
export async function takeBack(pen: Pen, itemIds: readonly string[]): Promise<number> {
  return write(pen.store, async (tx) => {
    let gone = 0;
    for (const id of itemIds) {
      const waiting = await tx.objectStore('op').index('about').getAll(id);
      const item = await tx.objectStore('rectification').get(id);
      if (!item) continue;
      if (item.rev === null && (waiting.some(({ op }) => op.id === id) || !pen.sharing)) {
        for (const { opId } of waiting) await tx.objectStore('op').delete(opId);
        for (const name of ['step', 'verification'] as const) for (const key of await tx.objectStore(name).index('itemId').getAllKeys(id)) await tx.objectStore(name).delete(key);
        await tx.objectStore('rectification').delete(id);
        gone += 1;
      } else {
        await enterStep(tx, pen, id, { act: 'withdraw', note: '下发有误，撤回', day: null });
      }
    }
    return gone;
  });
}

/** Findings that are in an item, withdrawn ones aside: what was closed and comes back reopens itself. By id, with the item's name. */
function heldFindings(items: readonly { readonly data: Rectification }[]): ReadonlyMap<string, string> {
  const live = items.filter(({ data }) => data.state !== 'withdrawn');
  return new Map(live.flatMap(({ data }) => data.pages.map(({ findingId }) => [findingId, data.number ?? data.provisional] as const)));
}

async function issueOne(tx: Write, pen: Pen, draft: Draft, notices: readonly HolidayNotice[]): Promise<string> {
  const at = pen.now();
  if (draft.unit.trim() === '') throw new StoreRefused('rule', 'said.issue.unit');
  if (draft.says.trim() === '') throw new StoreRefused('rule', 'said.manual.says');
  if (draft.findingIds.length > placesAtMost) throw new StoreRefused('rule', 'said.issue.most', placesAtMost, draft.findingIds.length);
  const findings = await confirmedOf(tx, draft.findingIds);
  const first = findings[0]!;
  const held = heldFindings(await tx.objectStore('rectification').index('siteId').getAll(first.siteId));
  const twice = findings.find(({ id }) => held.has(id));
  if (twice) throw new StoreRefused('rule', 'said.issue.twice', twice.says.slice(0, 40), held.get(twice.id) ?? '');
  const due = dueOn(draft.workingDays, draft.dueOn, at, notices);
  if ('trouble' in due && !draft.mayWait) throw new StoreRefused('rule', 'said.calendar.unknown', due.needs);
  const last = 'trouble' in due ? null : due.day;
  if (last === null && draft.workingDays === null) throw new StoreRefused('rule', 'said.issue.term');
  if (last !== null && last < beijingDay(at)) throw new StoreRefused('rule', 'said.issue.past');

  const because = draft.workingDays === null ? draft.dueBecause?.trim() ?? '' : null;
  if (because === '') throw new StoreRefused('rule', 'said.issue.dayReason');

  const [cause] = rootCausesOf(findings);
  const item: Rectification = {
    id: newId(at), siteId: first.siteId, inspectionId: draft.inspectionId, unit: draft.unit.trim(), says: draft.says.trim(), fix: draft.fix, cites: [...first.cites], note: draft.note,
    check: first.check, checkVersion: first.checkVersion, code: first.code, about: first.about, category: first.category, cause: cause!.key,
    pages: findings.map(placeOf), workingDays: draft.workingDays, dueOn: last, ...(because === null ? {} : { dueBecause: because }), number: null, provisional: await provisional(tx, at), reopens: null, by: pen.by, at,
    ...untouched(at),
  };
  await putItem(tx, pen, item);
  return item.id;
}

async function confirmedOf(tx: Write, ids: readonly string[]): Promise<readonly FindingRecord[]> {
  const findings = await Promise.all(ids.map((id) => tx.objectStore('finding').get(id)));
  const records = findings.flatMap((finding) => finding?.data ?? []);
  const [first] = records;
  if (!first || records.length !== ids.length) throw new StoreRefused('rule', 'said.find.someFindings');
  if (records.some(({ status }) => status !== 'confirmed')) throw new StoreRefused('rule', 'said.issue.confirmed');
  if (records.some(({ siteId, check, code }) => siteId !== first.siteId || check !== first.check || code !== first.code)) throw new StoreRefused('rule', 'said.issue.oneKind');
  return records;
}

/** One place of an item, from the finding there. */
export function placeOf({ id, key, url, pageTitle, pageType, at, foundAt }: FindingRecord): Rectification['pages'][number] {
  return { findingId: id, key, url, title: pageTitle.slice(0, 300), pageType, quote: (at?.quote ?? '').slice(0, 300), foundAt };
}

/** What steps, verifications and the server move, as at the beginning. */
export function untouched(at: number) {
  return { state: 'open', round: 1, issuedAt: at, openedAt: at, lastStep: null, reply: null, reminders: 0, seen: {}, closedAt: null, reopenedAs: null } as const;
}

/** A name of this browser's own until the server gives the number: 临2026-0003. Kept for ever, because a list may have been printed with it. */
export async function provisional(tx: Write, at: number): Promise<string> {
  const last = ((await tx.objectStore('meta').get('items')) as number | undefined ?? 0) + 1;
  await tx.objectStore('meta').put(last, 'items');
  return `临${beijingDay(at).slice(0, 4)}-${String(last).padStart(4, '0')}`;
}
