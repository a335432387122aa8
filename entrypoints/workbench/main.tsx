import { render } from 'preact';
import { browser } from 'wxt/browser';
import { DeskApp } from '../../components/workbench/desk-app.tsx';
import { createDeskStore } from '../../components/workbench/desk-store.ts';
import { sectionOf } from '../../components/workbench/desk-sections.ts';
import type { DeskView } from '../../components/workbench/desk-view.ts';
import { ownAnswer } from '../../components/workbench/own-answers.ts';
import { changesPort } from '../../contract/messages.ts';
import type { ItemsMessage } from '../../contract/items-view.ts';
import { deskAnswerSchema, type DeskAnswer, type DeskMessage } from '../../contract/workbench.ts';
import type { PaperMessage } from '../../contract/paper.ts';
import { unreachable } from '../../components/unreachable.ts';
import { runExport } from './export/run-export.ts';
import { knowOwnRubrics, readyBeforehand, readHere, type Asked } from './read-here.ts';
import { openDrafts } from '../popup/drafts.ts';
import { whenIdle } from './when-idle.ts';
import { speakPage } from '../popup/speak-page.ts';
import { tellFont } from '../popup/tell-font.ts';

async function start(): Promise<void> {
  await tellFont();
  // Both at once: what is waited for one after the other is waited for twice.
  const rubrics = knowRubrics();
  // Before anything is asked: a change that comes while the page gets ready is not missed.
  let missed = false;
  let refresh = (): void => {
    missed = true;
  };
  hear(() => refresh());
  const early = askEarly();
  const drafts = await openDrafts();
  const view: DeskView = {
    drafts, send: (message) => early(message) ?? send(message), review: send,
    allowCapture: () => browser.permissions.request({ origins: ['<all_urls>'] }).catch(() => false),
    runExport, openPrint: (request) => void browser.tabs.create({ url: browser.runtime.getURL(`/print.html#${encodeURIComponent(JSON.stringify(request))}` as '/print.html') }),
    save: ({ name, mime, base64 }) => download({ name, mime, bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) }),
    saveBytes: download,
    copy: (text) => navigator.clipboard.writeText(text).then(() => true, () => false),
    openOptions: () => void browser.runtime.openOptionsPage(),
    print: () => window.print(),
  };
  const store = createDeskStore(view);
  const go = (): void => {
    const place = new URLSearchParams(location.hash.slice(1));
    const section = sectionOf(place.get('section'));
    void (section ? store.actions.goTo(section.id) : store.actions.open(place.get('inspection')));
  };
  window.addEventListener('hashchange', go);
  let ready: string | null = null;
  store.subscribe(({ shown, list, rubric }) => {
    if (shown && shown.inspection.id !== ready) {
      ready = shown.inspection.id;
      whenIdle(readyBeforehand(shown.inspection.id, rubric));
    }
    speakPage((shown ?? list)?.own.language ?? 'zh-CN', 'desk.title');
  });
  refresh = () => {
    // A ruling on many is many changes; it asks anew by itself when it is done.
    if (!store.getState().busy) void knowRubrics().then(() => store.actions.refresh());
  };
  go();
  if (missed) refresh();
  await rubrics;
  render(<DeskApp store={store} view={view} />, document.getElementById('app')!);
}

/**
 * What the first view is made of is asked for at once, while the rest of the page gets ready.
 * @returns gives the answer on its way to whoever asks the same first; null for any other message, and ever after
 */
function askEarly(): (message: DeskMessage | ItemsMessage | PaperMessage) => Promise<DeskAnswer> | null {
  const place = new URLSearchParams(location.hash.slice(1));
  const inspectionId = place.get('inspection');
  const message: DeskMessage = inspectionId === null ? { type: 'desk.list' } : { type: 'desk.inspection', inspectionId, rubric: null };
  let answer: Promise<DeskAnswer> | null = send(message);
  return (asked) => {
    const first = JSON.stringify(asked) === JSON.stringify(message) ? answer : null;
    answer = null;
    return first;
  };
}

/** The unit's own forms, so that a name is shown as the form it means. Where they cannot be read the built-in ones are known. */
async function knowRubrics(): Promise<void> {
  await knowOwnRubrics().catch((error: unknown) => console.error('Duwang workbench', error));
}

/** Hands a file to the browser's downloads. */
function download({ name, mime, bytes }: Parameters<DeskView['saveBytes']>[0]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mime }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Reads the answer here where that can be, else sends the message and checks the answer. */
async function send(message: Asked): Promise<DeskAnswer> {
  const here = await readHere(message);
  if (here?.ok) return { ok: true, value: ownAnswer(here.value) };
  try {
    const answer = deskAnswerSchema.safeParse(await browser.runtime.sendMessage(message));
    return answer.success ? answer.data : { ok: false, message: unreachable() };
  } catch {
    return { ok: false, message: unreachable() };
  }
}

/** Many changes at once need one look. */
function hear(refresh: () => void): void {
  let asked: ReturnType<typeof setTimeout> | undefined;
  const port = browser.runtime.connect({ name: changesPort });
  port.onMessage.addListener(() => {
    clearTimeout(asked);
    asked = setTimeout(refresh, 400);
  });
  port.onDisconnect.addListener(() => setTimeout(() => { hear(refresh); refresh(); }, 250));
}

void start();
