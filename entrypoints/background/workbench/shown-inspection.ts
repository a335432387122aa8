import type { Cause } from '../../../contract/review.ts';
import type { InspectionFacts } from '../../../forms/inspection-facts.ts';
import { withoutKeys } from '../../../scoring/without-keys.ts';
import { reading } from '../../../store/database.ts';
import { listInspections, readyLine, type ReadyLine } from '../../../store/list-inspections.ts';
import type { ShortFinding } from '../../../store/short-findings.ts';
import type { Look } from '../../../store/short-read.ts';
import { causesShown } from './causes.ts';
import { deskFacts } from './desk-facts.ts';
import { basisOf, finalisedFacts, standingFinal } from './finalised-read.ts';
import { causesOf, keepSummary, lookNow } from './inspection-now.ts';
import { keepCauses, keepSheet, readyCauses, readySheet, type Shown } from './ready-views.ts';
import { ownRubricsLoaded } from './rubrics.ts';
import { recordDatabase, toolVersion } from '../services.ts';

/** Of smaller inspections nothing is kept: they are worked out as quickly. */
const large = 500;
/** So long after the last change large inspections are made ready, so that nobody waits for it. Milliseconds. */
const rest = 2500;

/** What made an answer: another version of the program may say something else of the same records. */
export function program(): string {
  return toolVersion();
}

/** One inspection as the workbench shows it, by a form: as it was made ready, or worked out now. @throws StoreRefused for an unknown inspection or form */
export async function shownInspection(id: string, rubric: string | null): Promise<Shown> {
  const store = await recordDatabase();
  const ready = await readySheet(store, id, rubric, program());
  if (ready !== null) return ready;
  const look = await lookNow(id);
  const seen = await seenOf(look, rubric);
  const shown = shownOf(seen);
  if (look.all.length >= large) inBackground(keep(id, rubric, look, shown, seen.facts));
  return shown;
}

/** Its root causes as the list shows them, by a form. @throws StoreRefused */
export async function shownCauses(id: string, rubric: string | null): Promise<readonly Cause[]> {
  const store = await recordDatabase();
  const ready = await readyCauses(store, id, rubric, program());
  if (ready !== null) return ready;
  const look = await lookNow(id);
  const causes = causesOf(look);
  const shown = causesShown(look.read, causes, rubric);
  if (look.all.length >= large) inBackground(keepCauses(store, id, rubric, program(), look.stamps, shown, causes, new Map(look.read.findings.map((finding) => [finding.id, finding.status]))));
  return shown;
}

/** Everything a page shows of an inspection, priced by a form: while it stands 定稿 by this form, as it was frozen. @throws StoreRefused */
export async function factsNow(id: string, rubric: string | null): Promise<InspectionFacts<ShortFinding>> {
  return (await seenOf(await lookNow(id), rubric)).facts;
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Makes large inspections ready once nothing has changed for a while. Call it whenever records changed, and when a browser or a new version starts. */
export function prepareSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => inBackground(prepare()), rest);
}

/** Forgets what an earlier program made ready. */
export async function dropReady(): Promise<void> {
  await (await recordDatabase()).clear('ready');
}

async function prepare(): Promise<void> {
  await ownRubricsLoaded();
  for (const { inspection, findings, sheet } of await listInspections(await recordDatabase(), true, program())) {
    if (findings < large || sheet !== null) continue;
    await shownInspection(inspection.id, null);
    if (inspection.closedAt === null) await shownCauses(inspection.id, null);
  }
}

async function keep(id: string, rubric: string | null, look: Look, shown: Shown, facts: InspectionFacts<ShortFinding>): Promise<void> {
  const store = await recordDatabase();
  const isOwnForm = rubric === null || rubric === look.read.inspection.rubric;
  const { state, score, result } = shown.sheet;
  const line: ReadyLine = { pages: shown.pages.length, findings: look.all.length, pending: look.all.filter(({ status }) => status === 'pending').length, sheet: { state, score, result } };
  await keepSheet(store, id, rubric, program(), look, shown, facts.rowFindings, isOwnForm && look.read.inspection.id === id ? { [readyLine]: line } : {});
  await keepSummary(id);
}

function inBackground(work: Promise<unknown>): void {
  void work.catch((error: unknown) => console.error('Duwang workbench', error));
}

/** What a page shows of an inspection, and what of it is frozen. */
interface Seen { readonly facts: InspectionFacts<ShortFinding>; readonly basis: NonNullable<Shown['finalised']>['basis'] | null }

const priced = new WeakMap<Look, Map<string, Promise<Seen>>>();

function seenOf(look: Look, rubric: string | null): Promise<Seen> {
  const known = priced.get(look) ?? new Map<string, Promise<Seen>>();
  priced.set(look, known);
  const name = rubric ?? look.read.inspection.rubric;
  const had = known.get(name);
  if (had) return had;
  const seen = priceBy(look, name);
  known.set(name, seen);
  seen.catch(() => known.delete(name));
  return seen;
}

/** A 定稿 whose basis was altered shows the result that the shared record holds: what is here is no basis any more. */
async function priceBy(look: Look, rubric: string): Promise<Seen> {
  const standing = await standingFinal(reading(await recordDatabase()), look.read.inspection.id, rubric);
  if (!standing) return { facts: deskFacts(look.read, rubric, 0), basis: null };
  const basis = basisOf(standing);
  return { facts: finalisedFacts(look.read, basis === 'damaged' ? { ...standing, frozen: null } : standing, rubric, 0).facts, basis };
}

function shownOf({ facts, basis }: Seen): Shown {
  const statuses = new Map<string, { pending: number; confirmed: number; dismissed: number }>();
  for (const { check, status } of facts.findings) {
    const counts = statuses.get(check) ?? { pending: 0, confirmed: 0, dismissed: 0 };
    counts[status] += 1;
    statuses.set(check, counts);
  }
  const none = { pending: 0, confirmed: 0, dismissed: 0 };
  const known = new Set(facts.checks.map(({ check }) => check));
  // What people entered, and checks of another version, have findings but no pages.
  const others = [...statuses.keys()].filter((check) => !known.has(check)).map((check) => ({ check, name: '', settled: 0, cannot: 0, notRun: 0, inapplicable: 0 }));
  return {
    inspection: facts.inspection, site: facts.site, sheet: withoutKeys(facts.sheet), pages: [...facts.pages],
    checks: [...facts.checks, ...others].map((one) => ({ ...one, ...statuses.get(one.check) ?? none })),
    rows: Object.fromEntries([...facts.rowFindings].map(([row, findings]) => [row, {
      confirmed: findings.filter(({ status }) => status === 'confirmed').length, pending: findings.filter(({ status }) => status === 'pending').length,
    }])),
    answers: [...facts.answers], tools: [...facts.tools], catalogues: [...facts.catalogues],
    ...(facts.finalised && basis ? { finalised: { version: facts.finalised.version, by: facts.finalised.by, at: facts.finalised.at, basis } } : {}),
  };
}
