import { deskMessageSchema, type DeskAnswer, type DeskList, type DeskMessage } from '../../../contract/workbench.ts';
import { packKey } from '../../../standards/pack.ts';
import { answer } from '../../../store/answers.ts';
import { closeInspection } from '../../../store/close-inspection.ts';
import { hereForGood } from '../../../store/decide.ts';
import { listInspections } from '../../../store/list-inspections.ts';
import { answered } from './answered.ts';
import { refusedAs } from '../words-now.ts';
import { changed } from '../changes.ts';
import { lossSeen } from '../loss-watch.ts';
import { actOnPacks, changesPacks, isPackMessage } from './desk-packs.ts';
import { columnFile, columnRegister, columnSites, readColumnFile, saveColumns } from './desk-columns.ts';
import { packOfKey } from './desk-facts.ts';
import { idsNow, inspectionNow } from './inspection-now.ts';
import { ruled } from './ruled.ts';
import { own, shownFindings } from './shown-findings.ts';
import { readyRow } from './ready-views.ts';
import { factsNow, program, shownInspection } from './shown-inspection.ts';
import { mayWrite, pen, recordDatabase } from '../services.ts';
import { syncSoon } from '../account/syncing.ts';

/** Whether a message is for the workbench's part of the worker. */
export function isDeskMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && String((message as { readonly type?: unknown }).type).startsWith('desk.');
}

/** Answers the workbench, or refuses in words; what was typed stays in the page and nothing was saved then. */
export async function answerDesk(input: unknown): Promise<DeskAnswer> {
  const parsed = deskMessageSchema.safeParse(input);
  if (!parsed.success) return refusedAs('said.badMessage');
  return answered(() => act(parsed.data));
}

async function act(message: DeskMessage): Promise<unknown> {
  if (isPackMessage(message)) {
    if (changesPacks(message)) await mayWrite();
    const value = await actOnPacks(message);
    return changesPacks(message) ? saved() : value;
  }
  const store = await recordDatabase();
  switch (message.type) {
    case 'desk.list': {
      const inspections = await listInspections(store, true, program());
      return { own: await own(), inspections: [...inspections] } satisfies DeskList;
    }
    case 'desk.inspection': return { own: await own(), ...await shownInspection(message.inspectionId, message.rubric) };
    case 'desk.ids': {
      const { only } = message;
      if (only.row === null) return idsNow(message.inspectionId, only);
      const ready = await readyRow(store, message.inspectionId, message.rubric, only.row, only.status, program());
      if (ready !== null) return ready;
      const { rowFindings } = await factsNow(message.inspectionId, message.rubric);
      return (rowFindings.get(only.row) ?? []).filter(({ status }) => only.status === null || status === only.status).map(({ id }) => id);
    }
    case 'desk.findings': return shownFindings(message.inspectionId, message.rubric, message.ids);
    case 'desk.decide': {
      const decided = await ruled(message.findingIds, message.ruling, message.reason, hereForGood);
      await saved();
      return decided;
    }
    case 'desk.answer': {
      await mayWrite();
      const rubric = packKey(packOfKey(message.rubric ?? (await inspectionNow(message.inspectionId)).inspection.rubric));
      await answer(await pen(), { ...message.said, inspectionId: message.inspectionId, rubric });
      return saved();
    }
    case 'desk.close':
      await mayWrite();
      await closeInspection(await pen(), message.inspectionId);
      return saved();
    case 'desk.loss-seen': return lossSeen();
    case 'desk.column-sites': return columnSites(store);
    case 'desk.columns': return columnRegister(store, message.siteId);
    case 'desk.columns-read': return readColumnFile(store, message.siteId, message.base64);
    case 'desk.columns-export': return columnFile(store, message.siteId, Date.now());
    case 'desk.columns-write': {
      await mayWrite();
      const undo = await saveColumns(message.siteId, message.edits);
      await saved();
      return undo;
    }
  }
}

async function saved(): Promise<undefined> {
  await changed(null);
  syncSoon();
  return undefined;
}
