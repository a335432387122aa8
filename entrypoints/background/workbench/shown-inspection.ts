import type { DeskInspection } from '../../../contract/workbench.ts';
import type { InspectionFacts } from '../../../forms/inspection-facts.ts';
import { withoutKeys } from '../../../scoring/without-keys.ts';
import { packKey } from '../../../standards/pack.ts';
import { reading } from '../../../store/database.ts';
import { listInspections, readyLine, type ReadyLine } from '../../../store/list-inspections.ts';
import { keepReady, readyAnswer } from '../../../store/ready.ts';
import type { ShortFinding } from '../../../store/short-findings.ts';
import type { Look } from '../../../store/short-read.ts';
import { deskFacts, packOfKey } from './desk-facts.ts';
import { causesNow, keepSummary, lookNow } from './inspection-now.ts';
import { ownRubricsLoaded } from './rubrics.ts';
import { recordDatabase, toolVersion } from '../services.ts';

type Shown = Omit<DeskInspection, 'own'>;

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
  const name = await nameOf(id, rubric);
  const ready = await readyAnswer(store, id, name, program());
  if (ready !== null) return ready as Shown;
  const look = await lookNow(id);
  const shown = shownOf(factsOf(look, rubric));
  if (look.all.length >= large) void keep(id, name, rubric === null || rubric === look.read.inspection.rubric, look, shown).catch((error: unknown) => console.error('读网 工作台', error));
  return shown;
}

/** Everything a page shows of an inspection, priced by a form. @throws StoreRefused */
export async function factsNow(id: string, rubric: string | null): Promise<InspectionFacts<ShortFinding>> {
  return factsOf(await lookNow(id), rubric);
}

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Makes large open inspections ready once nothing has changed for a while. Call it whenever records changed. */
export function prepareSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => void prepare().catch((error: unknown) => console.error('读网 工作台', error)), rest);
}

/** Forgets what an earlier program made ready. */
export async function dropReady(): Promise<void> {
  await (await recordDatabase()).clear('ready');
}

async function prepare(): Promise<void> {
  await ownRubricsLoaded();
  for (const { inspection, findings, sheet } of await listInspections(await recordDatabase(), true, program())) {
    if (findings >= large && sheet === null && inspection.closedAt === null) {
      await shownInspection(inspection.id, null);
      await causesNow(inspection.id);
    }
  }
}

async function keep(id: string, name: string, isOwnForm: boolean, look: Look, shown: Shown): Promise<void> {
  const store = await recordDatabase();
  await keepReady(store, id, name, program(), look.stamps, shown);
  const { state, score, result } = shown.sheet;
  if (isOwnForm && look.read.inspection.id === id) {
    await keepReady(store, id, readyLine, program(), look.stamps, {
      pages: shown.pages.length, findings: look.all.length, pending: look.all.filter(({ status }) => status === 'pending').length, sheet: { state, score, result },
    } satisfies ReadyLine);
  }
  await keepSummary(id);
}

async function nameOf(id: string, rubric: string | null): Promise<string> {
  const own = rubric ?? (await reading(await recordDatabase()).objectStore('inspection').get(id))?.data.rubric;
  return own === undefined ? '' : `sheet ${packKey(packOfKey(own))}`;
}

const priced = new WeakMap<Look, Map<string, InspectionFacts<ShortFinding>>>();

function factsOf(look: Look, rubric: string | null): InspectionFacts<ShortFinding> {
  const known = priced.get(look) ?? new Map<string, InspectionFacts<ShortFinding>>();
  priced.set(look, known);
  const name = rubric ?? look.read.inspection.rubric;
  const facts = known.get(name) ?? deskFacts(look.read, rubric, 0);
  known.set(name, facts);
  return facts;
}

function shownOf(facts: InspectionFacts<ShortFinding>): Shown {
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
  };
}
