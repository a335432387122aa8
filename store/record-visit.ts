import type { CheckResult, Finding, PageReport, Place } from '../contract/finding.ts';
import type { Versions } from '../contract/policy.ts';
import type { FindingRecord, Visit } from '../contract/record.ts';
import { categoryOfFinding } from '../standards/column-category.ts';
import { editionsOf } from '../standards/tables.ts';
import { beijingDay } from '../standards/window.ts';
import { write, type Write } from './database.ts';
import { proposeColumns, type ColumnSaid } from './columns.ts';
import { canonicalOf } from '../scoring/canonical-finding.ts';
import { nextId } from './arrival.ts';
import { newId } from './id.ts';
import type { Pen } from './pen.ts';
import { logReading } from './readings.ts';
import type { PageState, Stored } from './schema.ts';
import { link, type Chained } from './chain.ts';
import { ruleOn } from './decide.ts';
import { dismissalOf, farDismissals, type Remembered } from './remembered.ts';
import { ensureDesk, share, type Desk } from './site.ts';

export interface Reading {
  readonly report: PageReport;
  readonly catalogue: string;
  readonly toolVersion: string;
  /** How a page should be, by check id. */
  readonly titles: Readonly<Record<string, string>>;
  /** Fragments by finding key, already sanitised by evidence/fragment. */
  readonly fragments: Readonly<Record<string, string>>;
  readonly host: string;
  readonly rubric: string;
  /** `code@version` of the unit's packs in force, and the unit's rules a finding rests on, by its key. */
  readonly packs?: readonly string[];
  readonly rules?: Readonly<Record<string, readonly string[]>>;
  /** Names of what a home page's header and footer show; absent for any other page. */
  /** What the 读网记录 says of the page: its column, and the addresses its lists lead to, to tell new ones from those seen before. */
  readonly log?: { readonly column: string; readonly items: readonly string[] };
  readonly frame?: { readonly header: readonly string[]; readonly footer: readonly string[] };
  /** Clauses each check is about, by check id. */
  readonly cites?: Readonly<Record<string, readonly string[]>>;
  /** Columns of the site the page leads to; absent where nobody looked. */
  readonly columns?: readonly ColumnSaid[];
}

/** Reading a page again with the very same result within this time is still the same reading. */
const sameReading = 30 * 60_000;

/**
 * Writes one reading of a page with its findings in one transaction.
 * A finding whose key the running inspection knows attaches to that record and keeps its status; what is no longer seen
 * stays recorded, only the page's state says it is not present. Shared at once: visits and findings that are faults or
 * leads, so that another person's provisional range is right; hints only once somebody works on them.
 * @returns the page as it now stands
 * @throws StoreRefused when it could not be saved; nothing was written then
 */
export async function recordVisit(pen: Pen, reading: Reading): Promise<PageState> {
  return write(pen.store, async (tx) => {
    const desk = await ensureDesk(tx, pen, reading.host, reading.rubric);
    const at = pen.now();
    const before = await tx.objectStore('page').get([desk.site.id, reading.report.url]);
    const visit = visitOf(reading, desk, await nextId(tx.objectStore('visit').index('inspectionId'), desk.inspection.id, at), at);
    const previous = before ? await tx.objectStore('visit').get(before.visitId) : undefined;
    const repeated = previous !== undefined && before?.overtaken === undefined && at - previous.data.at < sameReading && at >= previous.data.at && sameResult(previous.data, visit);

    const present: string[] = [];
    const places: Record<string, Place> = {};
    const patches: Record<string, string> = {};
    const visitId = repeated ? previous.id : visit.id;
    const written: (readonly [Chained, { readonly id: string }])[] = repeated ? [] : [['visit', visit]];
    const far = await farDismissals(tx, at);
    const found: FindingRecord[] = [];
    if (!repeated) {
      const stored: Stored<Visit> = { id: visit.id, data: visit, rev: null, base: null };
      await tx.objectStore('visit').put(stored);
      await share(tx, pen, 'visit', stored);
    }
    for (const check of reading.report.checks) {
      for (const finding of check.findings) {
        const record = await attach(tx, pen, { desk, reading, visitId, at, far, written }, check, finding);
        present.push(record.id);
        found.push(record.data);
        if (finding.at) places[record.id] = finding.at;
        if (finding.patch) patches[record.id] = finding.patch.html;
      }
    }
    const page = pageState(reading, desk.site.id, visitId, at, { present, places, patches });
    const { items = [], column = '' } = reading.log ?? {};
    await tx.objectStore('page').put(items.length > 0 ? { ...page, items } : page);
    await link(tx, pen, desk.inspection.id, written);
    const seenBefore = new Set(before?.items);
    if (desk.inspection.data.kind !== 'preview') await logReading(tx, pen, desk.site, repeated ? previous.data : visit, found, column, before?.items && items.length > 0 ? items.filter((item) => !seenBefore.has(item)).length : null);
    if (reading.columns) await proposeColumns(tx, pen, desk.site.id, reading.columns);
    if (reading.frame) await rememberFrame(tx, desk.site.id, reading.frame);
    return page;
  });
}

/** What the site's other pages are compared with. What was not recognised is null: nothing can be missing from it. */
async function rememberFrame(tx: Write, siteId: string, { header, footer }: NonNullable<Reading['frame']>): Promise<void> {
  const notes = tx.objectStore('notes');
  const before = await notes.get(siteId);
  await notes.put({ siteId, frameExempt: before?.frameExempt ?? [], homeHeader: header.length > 0 ? header : null, homeFooter: footer.length > 0 ? footer : null });
}

/** What a view needs of a reading beside its findings. */
export function pageState({ report, titles, cites }: Pick<Reading, 'report' | 'titles' | 'cites'>, siteId: string, visitId: string, at: number, seen: Pick<PageState, 'present' | 'places' | 'patches'>): PageState {
  return {
    siteId, url: report.url, visitId, at, title: clip(report.title), opened: report.opened, settledBy: report.settledBy,
    pageType: report.pageType, pageTypeBecause: clip(report.pageTypeBecause), nodes: report.nodes, milliseconds: report.milliseconds.total,
    outcomes: report.checks.map(({ id, outcome, reason }) => ({ id, title: titles[id] ?? id, outcome, reason })), notChecked: report.notChecked, ...(cites ? { cites } : {}), ...seen,
  };
}

/** A finding of a report as a record that nobody has ruled on. */
export function findingRecord(report: PageReport, check: CheckResult, finding: Finding, ids: Pick<FindingRecord, 'id' | 'siteId' | 'inspectionId' | 'visitId'>, fragment: string | null, foundAt: number, versions?: Versions): FindingRecord {
  return {
    ...ids, origin: 'machine', key: finding.key, check: check.id, checkVersion: check.version, code: finding.code, verdict: finding.verdict,
    about: clip(finding.about), says: clip(finding.says), fix: clip(finding.fix), cites: finding.cites, at: finding.at, fragment,
    url: report.url, pageType: report.pageType, pageTitle: clip(report.title), category: categoryOfFinding(check.id, finding.about), status: 'pending', note: '', foundAt, ...(versions ? { versions } : {}),
  };
}

interface Taking {
  readonly desk: Desk;
  readonly reading: Reading;
  readonly visitId: string;
  readonly at: number;
  readonly far: readonly Remembered[];
  /** Grows by what is written, for the chain. */
  readonly written: (readonly [Chained, { readonly id: string }])[];
}

/**
 * The record a finding belongs to: the one of its key in this inspection, else a new one. A dismissed record that now says something
 * else is not meant any more; one whose dismissal has run out stays dismissed until the inspection ends. A new one that was dismissed before is dismissed at once, by the same ruling.
 */
async function attach(tx: Write, pen: Pen, { desk, reading, visitId, at, far, written }: Taking, check: CheckResult, finding: Finding): Promise<Stored<FindingRecord>> {
  const findings = tx.objectStore('finding');
  const twins = (await findings.index('key').getAll([desk.site.id, finding.key])).filter(({ data }) => desk.open.has(data.inspectionId ?? ''));
  const known = canonicalOf(twins);
  const changed = known?.data.status === 'dismissed' && (known.data.says !== clip(finding.says) || known.data.verdict !== finding.verdict);
  if (known && !changed) return known;
  const data: FindingRecord = { ...findingRecord(reading.report, check, finding, {
    id: newId(at), siteId: desk.site.id, inspectionId: desk.inspection.id, visitId,
  }, reading.fragments[finding.key] ?? null, at, versionsOf(reading, check.id, finding.key, at)), by: pen.by };
  const stored: Stored<FindingRecord> = { id: data.id, data, rev: null, base: null };
  await findings.put(stored);
  written.push(['finding', data]);
  if (finding.verdict !== 'hint') await share(tx, pen, 'finding', stored);
  const remembered = await dismissalOf(tx, far, data, at);
  if (!remembered) return stored;
  const { id, reason, by, until, inapplicable } = remembered.decision;
  const decision = await ruleOn(tx, pen, stored, 'dismissed', reason, { by, follows: id, ...(typeof until === 'number' ? { until } : {}), ...(inapplicable ? { inapplicable } : {}) });
  written.push(['decision', decision]);
  return { ...stored, data: { ...data, status: 'dismissed' } };
}

/** By what a finding was judged: the build's checks and data, the editions of the settings and tables the check reads, the unit's packs, and which of their rules it rests on. */
function versionsOf({ catalogue, packs = [], rules = {} }: Reading, check: string, key: string, at: number): Versions {
  return { standards: catalogue, packs: [...packs], editions: [...editionsOf(check, beijingDay(at))], used: [...rules[key] ?? []] };
}

function visitOf({ report, toolVersion, catalogue }: Reading, { site, inspection }: Desk, id: string, at: number): Visit {
  return {
    id, siteId: site.id, inspectionId: inspection.id, url: report.url, title: clip(report.title), pageType: report.pageType,
    pageTypeBecause: clip(report.pageTypeBecause), opened: report.opened, settledBy: report.settledBy,
    outcomes: Object.fromEntries(report.checks.map(({ id: check, outcome }) => [check, outcome])), toolVersion, catalogue, at, status: report.status,
  };
}

function sameResult(one: Visit, other: Visit): boolean {
  const without = ({ id: _id, at: _at, ...rest }: Visit): string => JSON.stringify(rest);
  return without(one) === without(other);
}

/** Free text of a page may be longer than a record takes. */
function clip(text: string): string {
  return text.length > 4000 ? `${text.slice(0, 3999)}…` : text;
}
