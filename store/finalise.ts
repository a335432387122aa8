import type { Final } from '../contract/record.ts';
import type { ScoreInput } from '../contract/score-input.ts';
import type { ScoreSheet } from '../contract/score.ts';
import type { Pack } from '../standards/pack.ts';
import { packKey } from '../standards/pack.ts';
import { withoutKeys } from '../scoring/without-keys.ts';
import { said } from '../messages/said.ts';
import { link } from './chain.ts';
import { reading, StoreRefused, write, type Store } from './database.ts';
import { canonical, digestOf } from './digest.ts';
import { newId } from './id.ts';
import { enqueue } from './outbox.ts';
import type { Pen } from './pen.ts';
import { withChange, type Frozen, type Stored } from './schema.ts';
import { sameWork, share } from './site.ts';

export interface Freezing {
  readonly inspectionId: string;
  /** The newest step the person saw; null: none. If another was taken meanwhile, nothing is done. */
  readonly after: string | null;
  readonly pack: Pack;
  readonly input: ScoreInput;
  readonly sheet: ScoreSheet;
  readonly pages: number;
  readonly tools: readonly string[];
  readonly catalogues: readonly string[];
  readonly note: string;
}

/**
 * 定稿: freezes the sheet with everything it depends on, and ends the inspection. Nothing is ever altered afterwards; going on takes `reopen`, and the next 定稿 is a new version.
 * @throws StoreRefused when somebody took a step meanwhile, it is 定稿 already, nobody is named, a provisional sheet comes without a note, or it could not be saved
 */
export async function finalise(pen: Pen, freezing: Freezing): Promise<Final> {
  const { inspectionId, after, pack, input, sheet, pages, tools, catalogues, note } = freezing;
  if (sheet.state === 'provisional' && note.trim() === '') throw new StoreRefused('rule', 'said.final.provisional');
  return write(pen.store, async (tx) => {
    const { steps, inspection } = await stepsOf(tx, inspectionId, after);
    if (steps.at(-1)?.data.step === 'final') throw new StoreRefused('rule', 'said.final.already');
    const site = (await tx.objectStore('site').get(inspection.data.siteId))?.data;
    const frozen: Frozen = { hash: digestOf(input), input, pack: canonical(pack), ...(site ? { site } : {}) };
    const at = pen.now();
    const data: Final = {
      id: newId(at), inspectionId, seq: steps.length + 1, step: 'final', version: steps.filter(({ data: { step } }) => step === 'final').length + 1, rubric: packKey(pack),
      packHash: digestOf(pack), inputHash: frozen.hash, sheetHash: digestOf(sheet), sheet: withoutKeys(sheet), pages, tools: [...tools], catalogues: [...catalogues], note: note.trim(), by: pen.by, at,
    };
    await tx.objectStore('frozen').put(frozen);
    await put(tx, pen, inspection, data);
    for (const one of await sameWork(tx, inspection.data)) {
      if (one.data.closedAt !== null) continue;
      await tx.objectStore('inspection').put(withChange(one, { closedAt: at }));
      if (pen.sharing && one.data.kind !== 'preview') await enqueue(tx, { entity: 'inspection', id: one.id, kind: 'update', about: one.id, fields: { closedAt: at }, was: { closedAt: null }, rev: one.rev, at });
    }
    return data;
  });
}

/** Lets people go on after 定稿: what was frozen stays as it is. @throws StoreRefused when somebody took a step meanwhile, it is not 定稿, or no reason is given */
export async function reopen(pen: Pen, inspectionId: string, after: string, reason: string): Promise<Final> {
  if (reason.trim() === '') throw new StoreRefused('rule', 'said.final.whyReopen');
  return write(pen.store, async (tx) => {
    const { steps, inspection } = await stepsOf(tx, inspectionId, after);
    const last = steps.at(-1)?.data;
    if (last?.step !== 'final') throw new StoreRefused('rule', 'said.final.notFinal');
    const at = pen.now();
    const data: Final = { ...last, id: newId(at), seq: steps.length + 1, step: 'reopened', note: reason.trim(), by: pen.by, at };
    await put(tx, pen, inspection, data);
    return data;
  });
}

/** Every step of 定稿 of an inspection, the oldest first. */
export async function finalsOf(store: Store, inspectionId: string): Promise<readonly Final[]> {
  return (await reading(store).objectStore('final').index('inspectionId').getAll(inspectionId)).map(({ data }) => data).toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
}

/** What a 定稿 was computed from, or null where another browser holds it. */
export async function frozenInput(store: Store, hash: string): Promise<Frozen | null> {
  return await reading(store).objectStore('frozen').get(hash) ?? null;
}

type Tx = Parameters<Parameters<typeof write>[1]>[0];

async function stepsOf(tx: Tx, inspectionId: string, after: string | null) {
  const inspection = await tx.objectStore('inspection').get(inspectionId);
  if (!inspection) throw new StoreRefused('rule', 'said.find.inspection');
  const steps = (await tx.objectStore('final').index('inspectionId').getAll(inspectionId)).toSorted((a, b) => a.data.seq - b.data.seq);
  const last = steps.at(-1)?.data;
  if ((last?.id ?? null) !== after) throw new StoreRefused('rule', last?.step === 'reopened' ? 'said.final.raceReopened' : 'said.final.race', last?.by ?? said('said.somebody'));
  return { steps, inspection };
}

async function put(tx: Tx, pen: Pen, inspection: Stored<{ readonly id: string; readonly siteId: string }>, data: Final): Promise<void> {
  const site = await tx.objectStore('site').get(inspection.data.siteId);
  if (site) await share(tx, pen, 'site', site);
  await share(tx, pen, 'inspection', inspection);
  const stored: Stored<Final> = { id: data.id, data, rev: null, base: null };
  await tx.objectStore('final').put(stored);
  await share(tx, pen, 'final', stored);
  await link(tx, pen, data.inspectionId, [['final', data]]);
}
