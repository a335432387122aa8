import { rectificationSchema, stepSchema, verificationSchema, type Rectification } from '../../../contract/rectification.ts';
import { inspectionSchema, siteSchema } from '../../../contract/record.ts';
import { figuresOf } from '../../../rectify/figures.ts';
import { isOverdue } from '../../../rectify/due.ts';
import { beijingDay } from '../../../standards/window.ts';
import type { Actor, Context } from '../../context.ts';
import type { Handlers } from '../../http/call.ts';
import { deskPage } from '../../pages/desk-page.ts';
import { itemPage, itemsPage, type RegisterLine } from '../../pages/items-page.ts';
import { Refused, refusals } from '../../refusal.ts';
import { listSubtree, type Organisation } from '../../repo/organisations.ts';
import { recordsAbout, recordsOfKind } from '../../repo/records.ts';
import { organisationInScope } from '../../repo/scope.ts';

const rowsAtOnce = 100;

/** What managers see in a browser without the extension: their own unit and everything below it, nothing else. */
export const desk: Pick<Handlers, 'deskPage' | 'deskItems'> = {
  async deskPage({ context, actor, query }) {
    const units = await unitsOf(context, actor, query.org);
    const lines = await register(context, actor, units);
    const streams = units.map(({ orgId }) => orgId);
    const names = new Map(units.map(({ orgId, name }) => [orgId, name]));
    const sites = (await recordsOfKind(context.db.read, actor.tenant, streams, 'site')).flatMap(({ stream, data }) => {
      const parsed = siteSchema.safeParse(data);
      return parsed.success ? [{ unit: names.get(stream) ?? '', site: parsed.data }] : [];
    });
    const inspections = (await recordsOfKind(context.db.read, actor.tenant, streams, 'inspection')).flatMap(({ data }) => {
      const parsed = inspectionSchema.safeParse(data);
      return parsed.success && parsed.data.kind !== 'preview' ? [parsed.data] : [];
    });
    const today = beijingDay(context.now());
    const items = lines.map(({ item }) => item);
    return {
      page: deskPage({
        actor, units, chosen: query.org ?? null, lines, inspections: inspections.toSorted((a, b) => b.startedAt - a.startedAt), sites: sites.toSorted((a, b) => (a.site.host < b.site.host ? -1 : 1)),
        month: today.slice(0, 7), figures: figuresOf(items, `${today.slice(0, 7)}-01`, today), overdue: lines.filter(({ overdue }) => overdue),
      }),
    };
  },

  async deskItems({ context, actor, query }) {
    const units = await unitsOf(context, actor, query.org);
    const lines = await register(context, actor, units);
    if (query.number !== undefined) {
      const line = lines.find(({ item }) => item.number === query.number);
      if (!line) throw new Refused(refusals.notFound);
      const { tenant } = actor;
      const [steps, looks] = await Promise.all([recordsAbout(context.db.read, tenant, line.stream, 'step', line.item.id), recordsAbout(context.db.read, tenant, line.stream, 'verification', line.item.id)]);
      return {
        page: itemPage(line, steps.flatMap(data => stepSchema.safeParse(data).data ?? []), looks.flatMap(data => verificationSchema.safeParse(data).data ?? []), {
          before: nameOf(lines, line.item.reopens), after: nameOf(lines, line.item.reopenedAs),
        }),
      };
    }
    const wanted = (query.q ?? '').trim().toLowerCase();
    const found = lines.filter(({ item, site, overdue }) => (query.state === undefined || query.state === '' || (query.state === 'overdue' ? overdue : item.state === query.state))
      && (wanted === '' || [item.number ?? '', item.unit, site, item.says].some(text => text.toLowerCase().includes(wanted))));
    const from = Math.min(Number(query.from ?? 0), Math.max(0, found.length - 1));
    return { page: itemsPage({ units, chosen: query.org ?? null, state: query.state ?? '', q: query.q ?? '', found: found.length, from, lines: found.slice(from, from + rowsAtOnce), atOnce: rowsAtOnce }) };
  },
};

/** The units to show: one that was chosen, else all the person may see. @throws Refused `not_found` */
async function unitsOf(context: Context, actor: Actor, org: string | undefined): Promise<readonly Organisation[]> {
  if (org === undefined || org === '') return listSubtree(context.db.read, actor.tenant, actor.orgPath);
  const chosen = await organisationInScope(context.db.read, actor, org);
  return listSubtree(context.db.read, actor.tenant, chosen.orgPath);
}

/** The items of these units: what is not over first, by its last day. */
async function register(context: Context, actor: Actor, units: readonly Organisation[]): Promise<readonly RegisterLine[]> {
  const streams = units.map(({ orgId }) => orgId);
  const hosts = new Map((await recordsOfKind(context.db.read, actor.tenant, streams, 'site')).map(({ data }) => [String(data['id']), String(data['name'] || data['host'])]));
  const today = beijingDay(context.now());
  const over = ({ state }: Rectification): boolean => state === 'closed' || state === 'withdrawn';
  return (await recordsOfKind(context.db.read, actor.tenant, streams, 'rectification')).flatMap(({ stream, data }) => {
    const parsed = rectificationSchema.safeParse(data);
    return parsed.success ? [{ stream, item: parsed.data, site: hosts.get(parsed.data.siteId) ?? '', overdue: isOverdue(parsed.data, today) }] : [];
  }).toSorted((a, b) => Number(over(a.item)) - Number(over(b.item)) || ((a.item.dueOn ?? '9') < (b.item.dueOn ?? '9') ? -1 : (a.item.dueOn ?? '9') > (b.item.dueOn ?? '9') ? 1 : 0) || ((a.item.number ?? '') < (b.item.number ?? '') ? -1 : 1));
}

function nameOf(lines: readonly RegisterLine[], id: string | null): string | null {
  return id === null ? null : lines.find(({ item }) => item.id === id)?.item.number ?? null;
}
