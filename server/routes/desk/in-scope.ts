import { rectificationSchema, type Rectification } from '../../../contract/rectification.ts';
import { type Inspection, inspectionSchema, type Site, siteSchema } from '../../../contract/record.ts';
import type { PackRecord } from '../../../contract/unit-pack.ts';
import { newestOn, noticesOf } from '../../../rectify/calendar.ts';
import { isOverdue, withDueDay } from '../../../rectify/due.ts';
import type { HolidayNotice } from '../../../standards/calendar/holiday-notice.ts';
import { notices } from '../../../standards/calendar/notices.ts';
import { beijingDay } from '../../../standards/window.ts';
import type { Actor, Context } from '../../context.ts';
import { inTurns } from '../../in-turns.ts';
import type { RegisterLine } from '../../pages/items-page.ts';
import { listSubtree, type Organisation } from '../../repo/organisations.ts';
import { loadPackHeads, recordsOfKind } from '../../repo/records.ts';
import { organisationInScope } from '../../repo/scope.ts';

/** The units to show: one that was chosen with what lies below it, else all the person may see. @throws Refused `not_found` */
export async function unitsOf(context: Context, actor: Actor, org: string | undefined): Promise<readonly Organisation[]> {
  if (org === undefined || org === '') return listSubtree(context.db.read, actor.tenant, actor.orgPath);
  const chosen = await organisationInScope(context.db.read, actor, org);
  return listSubtree(context.db.read, actor.tenant, chosen.orgPath);
}

/** The items of these units: what is not over first, by its last day. */
export async function register(context: Context, actor: Actor, units: readonly Organisation[]): Promise<readonly RegisterLine[]> {
  const streams = units.map(({ orgId }) => orgId);
  const hosts = new Map((await recordsOfKind(context.db.read, actor.tenant, streams, 'site')).map(({ data }) => [String(data['id']), String(data['name'] || data['host'])]));
  const today = beijingDay(context.now());
  const stored = await recordsOfKind(context.db.read, actor.tenant, streams, 'rectification');
  const all = (await inTurns(stored, ({ stream, data }) => {
    const item = rectificationSchema.safeParse(data).data;
    return item ? [{ stream, item }] : [];
  })).flat();
  const calendars = await calendarsOf(context, actor, all, today);
  return (await inTurns(all, ({ stream, item: issued }) => {
    const calendar = calendars.get(stream) ?? notices;
    const item = withDueDay(issued, calendar);
    return { stream, item, site: hosts.get(item.siteId) ?? '', overdue: isOverdue(item, today), today, notices: calendar };
  })).toSorted((a, b) => Number(isOver(a.item)) - Number(isOver(b.item)) || ((a.item.dueOn ?? '9') < (b.item.dueOn ?? '9') ? -1 : (a.item.dueOn ?? '9') > (b.item.dueOn ?? '9') ? 1 : 0) || ((a.item.number ?? '') < (b.item.number ?? '') ? -1 : 1));
}

/** The calendars of the units that have items whose term runs or waits for one; nothing is read where there are none. */
async function calendarsOf(context: Context, actor: Actor, all: readonly { readonly stream: string; readonly item: Rectification }[], today: string): Promise<ReadonlyMap<string, readonly HolidayNotice[]>> {
  const streams = [...new Set(all.filter(({ item }) => item.dueOn === null || !isOver(item)).map(({ stream }) => stream))];
  const heads = await loadPackHeads(context.db.read, actor.tenant, streams);
  return new Map(streams.map(stream => [stream, noticesOf(newestOn(heads.filter(head => head.stream === stream).map(({ data }) => data as PackRecord).filter(({ part }) => part === 0), today))]));
}

function isOver({ state }: Rectification): boolean {
  return state === 'closed' || state === 'withdrawn';
}

export async function sitesOf(context: Context, actor: Actor, units: readonly Organisation[]): Promise<readonly { readonly unit: string; readonly site: Site }[]> {
  const names = new Map(units.map(({ orgId, name }) => [orgId, name]));
  return (await recordsOfKind(context.db.read, actor.tenant, [...names.keys()], 'site')).flatMap(({ stream, data }) => {
    const parsed = siteSchema.safeParse(data);
    return parsed.success ? [{ unit: names.get(stream) ?? '', site: parsed.data }] : [];
  }).toSorted((a, b) => (a.site.host < b.site.host ? -1 : 1));
}

/** Inspections that count, the newest first: what was looked at before publishing is nobody's sheet. */
export async function inspectionsOf(context: Context, actor: Actor, units: readonly Organisation[]): Promise<readonly Inspection[]> {
  return (await recordsOfKind(context.db.read, actor.tenant, units.map(({ orgId }) => orgId), 'inspection')).flatMap(({ data }) => {
    const parsed = inspectionSchema.safeParse(data);
    return parsed.success && parsed.data.kind !== 'preview' ? [parsed.data] : [];
  }).toSorted((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1));
}
