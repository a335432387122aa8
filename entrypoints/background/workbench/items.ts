import { nameOfCheck } from '../../../checks/catalogue.ts';
import { itemsMessageSchema, type Due, type Issuable, type ItemDetail, type ItemFigures, type ItemLine, type ItemsList, type ItemsMessage } from '../../../contract/items-view.ts';
import type { DeskAnswer } from '../../../contract/workbench.ts';
import { dueOn, withDueDay } from '../../../rectify/due.ts';
import { asOf, figuresByUnit, figuresOf } from '../../../rectify/figures.ts';
import { itemLine } from '../../../rectify/item-line.ts';
import { mayIssue, mayVerify } from '../../../rectify/rights.ts';
import { stepsFrom } from '../../../rectify/step.ts';
import { rootCausesOf } from '../../../scoring/root-causes.ts';
import type { HolidayNotice } from '../../../standards/calendar/holiday-notice.ts';
import { beijingDay } from '../../../standards/window.ts';
import { calendarHere } from '../../../store/calendar.ts';
import { StoreRefused } from '../../../store/database.ts';
import { issue, takeBack } from '../../../store/issue.ts';
import { rolesOf, takeStep } from '../../../store/items.ts';
import { confirmedInspections, isOver, readIssuable, readItem, readItems, type ItemRead } from '../../../store/read-items.ts';
import { closingsWaiting } from '../../../store/step-up.ts';
import { closingStays, undoClose } from '../../../store/undo-close.ts';
import { verifyByPerson } from '../../../store/verify-visit.ts';
import { changed } from '../changes.ts';
import { currentAccount, currentSettings, pen, recordDatabase, timeNow, toolVersion } from '../services.ts';
import { stepUp } from '../account/account.ts';
import { syncSoon } from '../account/syncing.ts';
import { closeVerifying, verifyPage } from '../reading/verify-page.ts';
import { answered } from './answered.ts';
import { said, type SaidWords } from '../../../messages/said.ts';
import { inWords, refusedAs, wordsNow } from '../words-now.ts';

/** Whether a message is for the register of 整改. */
export function isItemsMessage(message: unknown): boolean {
  return typeof message === 'object' && message !== null && String((message as { readonly type?: unknown }).type).startsWith('items.');
}

/** Answers the register's page, or refuses in words; what was typed stays in the page and nothing was saved then. @param opener the page's tab */
export async function answerItems(input: unknown, opener: number | undefined): Promise<DeskAnswer> {
  const parsed = itemsMessageSchema.safeParse(input);
  if (!parsed.success) return refusedAs('said.badMessage');
  return answered(() => act(parsed.data, opener));
}

async function act(message: ItemsMessage, opener: number | undefined): Promise<unknown> {
  const store = await recordDatabase();
  const today = beijingDay(await timeNow());
  const [notices, words] = await Promise.all([calendarHere(await pen()), wordsNow()]);
  switch (message.type) {
    case 'items.list': return { own: await own(), today, items: (await readItems(store, Date.now())).map((read) => lineOf(read, today, notices, words)) } satisfies ItemsList;
    case 'items.one': return detail(message.itemId, today, notices, words);
    case 'items.step':
      // A closing stays here for a moment, so that it can be taken back; should the worker die, the next exchange takes it along.
      await takeStep(await pen(), message.itemIds, message, message.act === 'close' ? Date.now() + closingStays : 0);
      if (message.act === 'close') setTimeout(() => void saved(), closingStays);
      return saved();
    case 'items.undo-close': {
      const writer = await pen();
      const gone = await navigator.locks.request(`duwang sync ${writer.store.name}`, () => undoClose(writer, message.itemIds, Date.now()));
      await saved();
      return { gone };
    }
    case 'items.step-up':
      await stepUp();
      return undefined;
    case 'items.issuable': return issuable(message.inspectionId, today, words);
    case 'items.due': return dueOfTerm(message.workingDays, notices);
    case 'items.issue': {
      const ids = await issue(await pen(), message.drafts);
      await saved();
      return ids;
    }
    case 'items.take-back': {
      const writer = await pen();
      // Under the exchange's own lock: nothing is on its way meanwhile.
      const gone = await navigator.locks.request(`duwang sync ${writer.store.name}`, () => takeBack(writer, message.itemIds));
      await saved();
      return { gone };
    }
    case 'items.verify': return verifyPage(message.itemId, message.url, message.tabId, opener);
    case 'items.verified': return closeVerifying(message.tabId, opener);
    case 'items.judge': {
      const taken = await verifyByPerson(await pen(), message.itemId, message.url, message.as, message.because, { catalogue: '', toolVersion: toolVersion() });
      if (!taken) throw new StoreRefused('rule', 'said.items.judgeRefused');
      return saved();
    }
    case 'items.figures': {
      const items = (await readItems(store, Date.now())).map(({ item }) => withDueDay(item, notices));
      const { from } = message;
      const to = asOf(message.to, today);
      return { from, to, all: figuresOf(items, from, to), units: [...figuresByUnit(items, from, to)] } satisfies ItemFigures;
    }
  }
}

async function detail(id: string, today: string, notices: readonly HolidayNotice[], words: SaidWords): Promise<ItemDetail | null> {
  const whole = await readItem(await recordDatabase(), id, Date.now());
  if (!whole) return null;
  const { site, steps, verifications, before, after } = whole;
  const item = withDueDay(whole.item, notices);
  const roles = rolesOf(await pen());
  const named = (one: typeof before): ItemDetail['before'] => one && { id: one.id, name: one.number ?? one.provisional };
  return {
    line: lineOf(whole, today, notices, words), item, site, steps: [...steps], verifications: [...verifications], acts: [...stepsFrom(item.state, roles)], mayVerify: mayVerify(roles) && !isOver(item), mayJudge: mayIssue(roles) && !isOver(item), before: named(before), after: named(after),
  };
}

async function issuable(inspectionId: string | null, today: string, words: SaidWords): Promise<Issuable> {
  const store = await recordDatabase();
  const inspections = (await confirmedInspections(store)).map(({ inspection, site, confirmed }) => ({ id: inspection.id, site: site?.name || site?.host || '', startedAt: inspection.startedAt, confirmed }));
  const read = inspectionId === null ? null : await readIssuable(store, inspectionId);
  if (inspectionId !== null && !read) throw new StoreRefused('rule', 'said.find.inspection');
  const causes = rootCausesOf(read?.findings ?? []).map(({ key, check, says, fix, cites, findings, pages }) => ({
    key, check, checkName: nameOfCheck(check, words['said.manual.name']), says, fix, cites: [...cites], findingIds: [...findings], pages: pages.map(({ url, title }) => ({ url, title })),
  }));
  return { own: await own(), today, inspections, causes, pending: read?.pending ?? 0, issued: read?.issued ?? 0, unit: read?.unit || read?.site?.name || '' };
}

function lineOf({ item, site, sync, undoable }: ItemRead, today: string, notices: readonly HolidayNotice[], words: SaidWords): ItemLine {
  return { ...itemLine(item, { site: site?.name || site?.host || '', checkName: nameOfCheck(item.check, words['said.manual.name']), sync, today, notices }), undoable };
}

async function dueOfTerm(workingDays: number, notices: readonly HolidayNotice[]): Promise<Due> {
  if (workingDays < 1 || workingDays > 250) return { day: null, trouble: await inWords(said('said.items.days')), waitsFor: null };
  const due = dueOn(workingDays, null, await timeNow(), notices);
  return 'trouble' in due ? { day: null, trouble: await inWords(said('said.calendar.unknown', due.needs)), waitsFor: due.needs } : { day: due.day, trouble: null, waitsFor: null };
}

async function own(): Promise<ItemsList['own']> {
  const [account, settings, writer] = await Promise.all([currentAccount(), currentSettings(), pen()]);
  return { language: settings.language, mayIssue: mayIssue(rolesOf(writer)), mayReply: mayVerify(rolesOf(writer)), shared: account !== null, stepUp: await closingsWaiting(writer.store) };
}

async function saved(): Promise<undefined> {
  await changed(null);
  syncSoon();
  return undefined;
}
