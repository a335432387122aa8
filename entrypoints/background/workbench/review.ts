import type { Sample } from '../../../contract/record.ts';
import { reviewMessageSchema, type CausePages, type FixesHere, type InspectionOptions, type ReviewMessage } from '../../../contract/review.ts';
import type { DeskAnswer } from '../../../contract/workbench.ts';
import { fixesOf } from '../../../scoring/fixes.ts';
import { passesOnlySoFar } from '../../../scoring/passes-only-so-far.ts';
import { rootCausesOf } from '../../../scoring/root-causes.ts';
import { packKey } from '../../../standards/pack.ts';
import { beginInspection, changeInspection } from '../../../store/begin-inspection.ts';
import { StoreRefused } from '../../../store/database.ts';
import { hereForGood } from '../../../store/decide.ts';
import { workOf } from '../../../store/read-inspection.ts';
import { verifyChain } from '../../../store/chain.ts';
import { reading } from '../../../store/database.ts';
import { answered } from './answered.ts';
import { say } from '../../../messages/said.ts';
import { refusedAs, wordsNow } from '../words-now.ts';
import { changed } from '../changes.ts';
import { packOfKey } from './desk-facts.ts';
import { asUrl, evidenceOf, proofsOf } from '../evidence/evidence-read.ts';
import { fetchPictures, hereOrFetched } from '../evidence/fetched-picture.ts';
import { finalSteps } from './final-steps.ts';
import { finaliseNow, recomputed, reopenNow } from './finals.ts';
import { locate } from '../evidence/locate.ts';
import { columnsOf, runOf, startRetake, startSampling, stopRun } from './page-run.ts';
import { causesOf, lookNow } from './inspection-now.ts';
import { readyPages } from './ready-views.ts';
import { program, shownCauses } from './shown-inspection.ts';
import { inputShown } from './priced.ts';
import { ruled } from './ruled.ts';
import { importRubric, publishRubric, rubricFile, rubricLines, switchRubric } from './rubrics.ts';
import { mayWrite, pen, recordDatabase } from '../services.ts';
import { syncSoon } from '../account/syncing.ts';

/** Whether a message is for the review's part of the worker. */
export function isReviewMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && String((message as { readonly type?: unknown }).type).startsWith('review.');
}

/** Answers the workbench's review, or refuses in words; then nothing was saved. */
export async function answerReview(input: unknown): Promise<DeskAnswer> {
  const parsed = reviewMessageSchema.safeParse(input);
  if (!parsed.success) return refusedAs('said.badForm');
  return answered(() => act(parsed.data));
}

async function act(message: ReviewMessage): Promise<unknown> {
  switch (message.type) {
    case 'review.begin': {
      await mayWrite();
      const { begun } = message;
      const id = await beginInspection(await pen(), { ...begun, rubric: packKey(packOfKey(begun.rubric)), people: named(begun.people), period: periodOf(begun.period), sample: asRead, linksOncePer: null, secondLevelPages: null });
      await saved();
      return id;
    }
    case 'review.options':
      await mayWrite();
      await changeInspection(await pen(), message.inspectionId, optionsOf(message.options));
      return saved();
    case 'review.causes': return shownCauses(message.inspectionId, message.rubric);
    case 'review.pages': return causePages(message.inspectionId, message.cause);
    case 'review.decide': {
      const decided = await ruled(message.findingIds, message.ruling, message.reason, message.reach ?? hereForGood);
      await saved();
      return decided;
    }
    case 'review.locate': return { state: await locate(message.findingId) };
    case 'review.fixes': return fixes(message.inspectionId, message.rubric);
    case 'review.finals': return finalSteps(message.inspectionId);
    case 'review.finalise':
      await mayWrite();
      await finaliseNow(message.inspectionId, message.rubric, message.after, message.note);
      return saved();
    case 'review.reopen':
      await mayWrite();
      await reopenNow(message.inspectionId, message.after, message.reason);
      return saved();
    case 'review.frozen': return recomputed(message.finalId);
    case 'review.evidence': return evidenceOf(message.inspectionId, message.findingIds);
    case 'review.fetch-pictures': return fetchPictures(message.inspectionId);
    case 'review.proofs': return proofsOf(message.findingIds);
    case 'review.picture': {
      const picture = await hereOrFetched(message.sha256);
      return picture && asUrl(picture);
    }
    case 'review.verify': {
      const store = await recordDatabase();
      const walk = await verifyChain(store, (await workOf(reading(store), message.inspectionId)).ids);
      const words = await wordsNow();
      return { ...walk, trouble: walk.trouble.map((one) => say(words, one)) };
    }
    case 'review.retake': return startRetake(message.inspectionId);
    case 'review.sample':
      await mayWrite();
      return startSampling(message.inspectionId, message.draw);
    case 'review.stop-run': return stopRun(message.inspectionId);
    case 'review.run': return runOf(message.inspectionId);
    case 'review.columns': return columnsOf(message.inspectionId);
    case 'review.rubrics': return rubricLines();
    case 'review.import-rubric': return importRubric(message);
    case 'review.switch-rubric': return switchRubric(message.rubricId, message.state);
    case 'review.publish-rubric': return publishRubric(message.rubricId);
    case 'review.rubric-file': return rubricFile(message.rubric, message.as);
  }
}

const asRead: Sample = { how: 'as-read', seed: '', columns: [], of: 0, pages: [] };

async function causePages(inspectionId: string, key: string): Promise<CausePages> {
  const ready = await readyPages(await recordDatabase(), inspectionId, key, program());
  if (ready !== null) return ready;
  const look = await lookNow(inspectionId);
  const statuses = new Map(look.read.findings.map(({ id, status }) => [id, status]));
  const cause = causesOf(look).find((one) => one.key === key);
  return (cause?.pages ?? []).map(({ url, title, findings: ids }) => ({ url, title, findings: ids.map((id) => ({ id, status: statuses.get(id)! })) }));
}

async function fixes(inspectionId: string, rubric: string | null): Promise<FixesHere> {
  const { pack, input, sheet, read } = await inputShown(inspectionId, rubric);
  const keys = new Map(read.findings.map(({ id, key }) => [id, key]));
  const all = rootCausesOf(read.findings.filter(({ status }) => status === 'confirmed'));
  const says = new Map(all.map((cause) => [cause.key, cause.says]));
  const steps = fixesOf(pack, input, all.map(({ key, findings, pages }) => ({ key, keys: findings.map((id) => keys.get(id)!), pages: pages.length })));
  return { before: sheet.score?.[1] ?? null, steps: steps.map((step) => ({ ...step, causes: [...step.causes], rows: [...step.rows], says: step.causes.map((key) => says.get(key) ?? ''), undecided: passesOnlySoFar({ result: step.result, state: sheet.state }) })) };
}

function optionsOf({ people, period, ...rest }: InspectionOptions) {
  return { ...rest, people: named(people), period: periodOf(period) };
}

function named(people: readonly string[]): string[] {
  return [...new Set(people.map((name) => name.trim()).filter((name) => name !== ''))];
}

/** Days as typed. @throws StoreRefused for what is no day */
function periodOf(period: { readonly from: string; readonly to: string } | null): { from: string; to: string } | null {
  if (!period || (period.from === '' && period.to === '')) return null;
  for (const day of [period.from, period.to]) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) throw new StoreRefused('rule', 'said.inspection.days');
  }
  return { ...period };
}

async function saved(): Promise<undefined> {
  await changed(null);
  syncSoon();
  return undefined;
}
