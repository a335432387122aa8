import { answerRecordSchema, columnSchema, finalSchema, findingRecordSchema, type Inspection, inspectionSchema, siteSchema, visitSchema } from '../../../contract/record.ts';
import { rectificationSchema } from '../../../contract/rectification.ts';
import { rubricRecordSchema } from '../../../contract/rubric.ts';
import { withoutTwins } from '../../../scoring/canonical-finding.ts';
import { type Pack, packKey } from '../../../standards/pack.ts';
import { packOf } from '../../../standards/rubrics.ts';
import type { Actor, Context } from '../../context.ts';
import type { SheetShown } from '../../pages/sheet-page.ts';
import { sheetShown } from '../../pages/sheet-shown.ts';
import { Refused, refusals } from '../../refusal.ts';
import { loadNamed, loadRecords, recordsOf } from '../../repo/records.ts';
import { organisationInScope } from '../../repo/scope.ts';

/** Everything a page shows of one inspection's score sheet. While it stands 定稿 it is the sheet that was frozen, else what the shared records come to. @throws Refused `not_found` */
export async function sheetFacts(context: Context, actor: Actor, inspectionId: string): Promise<SheetShown> {
  const { read } = context.db;
  const [held] = await loadRecords(read, actor.tenant, [inspectionId]);
  const inspection = held?.entity === 'inspection' && !held.del ? inspectionSchema.safeParse(held.data).data : undefined;
  // What was looked at before publishing is nobody's sheet.
  if (!held || !inspection || inspection.kind === 'preview') throw new Refused(refusals.notFound);
  const unit = await organisationInScope(read, actor, held.stream);
  const about = async (entity: Parameters<typeof recordsOf>[3], id: string) => recordsOf(read, actor.tenant, held.stream, entity, id);
  const work = inspection.closedAt === null ? workOf(inspection, await about('inspection', inspection.siteId)) : [inspection];
  const [first = inspection] = work;
  const of = async (entity: 'visit' | 'finding' | 'answer') => (await Promise.all(work.map(({ id }) => about(entity, id)))).flat();
  const [visits, findings, answers, columns] = [await of('visit'), await of('finding'), await of('answer'), await about('column', inspection.siteId)];
  const parsed = {
    inspection: first,
    visits: visits.flatMap(({ data }) => visitSchema.safeParse(data).data ?? []).map(visit => ({ ...visit, inspectionId: first.id })),
    findings: withoutTwins(findings.flatMap(({ id, data }) => ({ id, data: findingRecordSchema.safeParse(data).data })).flatMap(({ id, data }) => (data ? [{ id, data }] : []))).map(({ data }) => ({ ...data, inspectionId: first.id })),
    answers: answers.flatMap(({ data }) => answerRecordSchema.safeParse(data).data ?? []), columns: columns.flatMap(({ data }) => columnSchema.safeParse(data).data ?? []),
  };
  const [[site], [step]] = [await loadRecords(read, actor.tenant, [inspection.siteId]), await loadRecords(read, actor.tenant, first.final ? [first.final.id] : [])];
  const final = step ? finalSchema.safeParse(step.data).data ?? null : null;
  const rubric = final?.step === 'final' ? final.rubric : first.rubric;
  const pack = packOf(rubric) ?? await ownForm(context, actor, held.stream, rubric);
  const items = await numbersOf(context, actor, findings.flatMap(({ itemId }) => itemId ?? []));
  const itemOf = new Map(findings.map(({ id, itemId }) => [id, itemId === null ? null : items.get(itemId) ?? null]));
  return sheetShown({ ...parsed, site: site ? siteSchema.safeParse(site.data).data ?? null : null, unit: unit.name, final, rubric, pack, itemOf });
}

/** The open inspections of a site by one form are one piece of work, shown as the oldest: as every browser of the unit shows them (store/read-inspection). */
function workOf({ id, kind, rubric }: Inspection, ofSite: readonly { readonly data: Record<string, unknown> }[]): readonly Inspection[] {
  const all = ofSite.flatMap(({ data }) => inspectionSchema.safeParse(data).data ?? []);
  return all.filter(one => one.id === id || (one.closedAt === null && one.kind === kind && one.rubric === rubric)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A form the unit published itself, by `id@version`. */
async function ownForm(context: Context, actor: Actor, stream: string, rubric: string): Promise<Pack | null> {
  const [held] = await loadNamed(context.db.read, actor.tenant, stream, 'rubric', [rubric]);
  const pack = held ? rubricRecordSchema.safeParse(held.data).data?.pack as unknown as Pack | undefined : undefined;
  return pack && packKey(pack) === rubric ? pack : null;
}

/** 登记编号 of items, by id. */
async function numbersOf(context: Context, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const items = await loadRecords(context.db.read, actor.tenant, [...new Set(ids)]);
  return new Map(items.flatMap(({ data }) => {
    const item = rectificationSchema.safeParse(data).data;
    return item && item.number !== null ? [[item.id, item.number] as const] : [];
  }));
}
