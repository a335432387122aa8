import { stepSchema, verificationSchema } from '../../../contract/rectification.ts';
import { figuresByUnit, figuresOf } from '../../../rectify/figures.ts';
import { beijingDay } from '../../../standards/window.ts';
import { paceSearch } from '../../http/paces.ts';
import type { Handlers } from '../../http/call.ts';
import { deskPage } from '../../pages/desk-page.ts';
import { itemPage } from '../../pages/item-page.ts';
import { itemsPage, type RegisterLine } from '../../pages/items-page.ts';
import { Refused, refusals } from '../../refusal.ts';
import { recordsAbout } from '../../repo/records.ts';
import { proofsOf } from './proofs-of.ts';
import { inspectionsOf, register, sitesOf, unitsOf } from './in-scope.ts';
import { sheets } from './sheets.ts';

const rowsAtOnce = 100;

/** What managers see in a browser without the extension: their own unit and everything below it, nothing else. */
export const desk: Pick<Handlers, 'deskPage' | 'deskItems' | keyof typeof sheets> = {
  ...sheets,

  async deskPage({ context, actor, query, words }) {
    const units = await unitsOf(context, actor, query.org);
    const lines = await register(context, actor, units);
    const [sites, inspections] = [await sitesOf(context, actor, units), await inspectionsOf(context, actor, units)];
    const today = beijingDay(context.now());
    const items = lines.map(({ item }) => item);
    return {
      page: deskPage(words, {
        actor, units, chosen: query.org ?? null, lines, inspections, sites,
        today, month: today.slice(0, 7), figures: figuresOf(items, `${today.slice(0, 7)}-01`, today), byUnit: figuresByUnit(items, `${today.slice(0, 7)}-01`, today), overdue: lines.filter(({ overdue }) => overdue),
      }),
    };
  },

  async deskItems({ context, actor, query, words }) {
    const units = await unitsOf(context, actor, query.org);
    const lines = await register(context, actor, units);
    if (query.number !== undefined) {
      const line = lines.find(({ item }) => item.number === query.number);
      if (!line) throw new Refused(refusals.notFound);
      const { tenant } = actor;
      const [steps, looks] = await Promise.all([recordsAbout(context.db.read, tenant, line.stream, 'step', line.item.id), recordsAbout(context.db.read, tenant, line.stream, 'verification', line.item.id)]);
      return {
        page: itemPage(words, line, steps.flatMap(data => stepSchema.safeParse(data).data ?? []), looks.flatMap(data => verificationSchema.safeParse(data).data ?? []), {
          before: nameOf(lines, line.item.reopens), after: nameOf(lines, line.item.reopenedAs),
        }, await proofsOf(context, actor, line)),
        pictures: true,
      };
    }
    const wanted = (query.q ?? '').trim().toLowerCase();
    if (wanted !== '') paceSearch(context, actor);
    const found = lines.filter(({ item, site, overdue }) => (query.state === undefined || query.state === '' || (query.state === 'overdue' ? overdue : item.state === query.state))
      && (wanted === '' || [item.number ?? '', item.unit, site, item.says].some(text => text.toLowerCase().includes(wanted))));
    const from = Math.min(Number(query.from ?? 0), Math.max(0, found.length - 1));
    return { page: itemsPage(words, { units, chosen: query.org ?? null, state: query.state ?? '', q: query.q ?? '', found: found.length, from, lines: found.slice(from, from + rowsAtOnce), atOnce: rowsAtOnce }) };
  },
};

function nameOf(lines: readonly RegisterLine[], id: string | null): string | null {
  return id === null ? null : lines.find(({ item }) => item.id === id)?.item.number ?? null;
}
