import type { ItemsMessage } from '../../contract/items-view.ts';
import type { PaperMessage } from '../../contract/paper.ts';
import type { ReviewMessage } from '../../contract/review.ts';
import type { DeskAnswer, DeskList, DeskMessage } from '../../contract/workbench.ts';
import { findingIds, listInspections } from '../../store/list-inspections.ts';
import { adoptOwnRubrics } from '../../store/own-rubrics.ts';
import { evidenceOf, pictureUrl, proofsOf } from '../background/evidence/evidence-read.ts';
import { recordDatabase, toolVersion } from '../background/services.ts';
import { finalSteps } from '../background/workbench/final-steps.ts';
import { readyCauses, readyIds, readyPages, readyRow, readySheet } from '../background/workbench/ready-views.ts';
import { own, shownFindings } from '../background/workbench/shown-findings.ts';

export type Asked = DeskMessage | ItemsMessage | PaperMessage | ReviewMessage;

/**
 * Answers what the page can read by itself: no worker to wake, nothing to copy between processes. It only reads, in transactions of its own,
 * and takes nothing that is kept ready unless nothing was written since; so it says what the worker would say.
 * @returns null where the worker is to be asked: for everything that writes, for what has to be worked out, and for whatever fails here
 */
export async function readHere(message: Asked): Promise<DeskAnswer | null> {
  try {
    const value = await read(message);
    return value === null ? null : { ok: true, value };
  } catch {
    return null; // The worker says in words what is wrong.
  }
}

/** Reads beforehand what the other parts of an inspection are drawn from, so that each stands when it is pressed; what was read is shown only while nothing was written since. */
export function readyBeforehand(inspectionId: string, rubric: string | null): readonly (() => Promise<unknown>)[] {
  return [
    async () => readyCauses(await recordDatabase(), inspectionId, rubric, toolVersion()),
    async () => readyPages(await recordDatabase(), inspectionId, '', toolVersion()),
    () => evidenceOf(inspectionId, null),
  ];
}

/** Makes the unit's own forms known to this page, as they are now. */
export async function knowOwnRubrics(): Promise<void> {
  await adoptOwnRubrics(await recordDatabase());
}

async function read(message: Asked): Promise<unknown> {
  switch (message.type) {
    case 'desk.list': {
      const [inspections, mine] = await Promise.all([recordDatabase().then((store) => listInspections(store, true, toolVersion())), own()]);
      return { own: mine, inspections: [...inspections] } satisfies DeskList;
    }
    case 'desk.inspection': {
      const [shown, mine] = await Promise.all([recordDatabase().then((store) => readySheet(store, message.inspectionId, message.rubric, toolVersion())), own()]);
      return shown && { own: mine, ...shown };
    }
    case 'desk.ids': {
      const { inspectionId, rubric, only } = message;
      const store = await recordDatabase();
      if (only.row === null) return await readyIds(store, inspectionId, only, toolVersion()) ?? await findingIds(store, inspectionId, only);
      return readyRow(store, inspectionId, rubric, only.row, only.status, toolVersion());
    }
    case 'desk.findings': return shownFindings(message.inspectionId, message.rubric, message.ids);
    case 'review.causes': return readyCauses(await recordDatabase(), message.inspectionId, message.rubric, toolVersion());
    case 'review.pages': return readyPages(await recordDatabase(), message.inspectionId, message.cause, toolVersion());
    case 'review.evidence': return evidenceOf(message.inspectionId, message.findingIds);
    case 'review.proofs': return proofsOf(message.findingIds);
    case 'review.picture': return pictureUrl(message.sha256);
    case 'review.finals': return finalSteps(message.inspectionId);
    default: return null;
  }
}
