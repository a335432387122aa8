import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/style/desk-styles.ts';
import { spokenLanguage } from '../../components/in-language.tsx';
import { DeskApp } from '../../components/workbench/desk-app.tsx';
import { createDeskStore } from '../../components/workbench/desk-store.ts';
import { sectionOf } from '../../components/workbench/desk-sections.ts';
import type { DeskView } from '../../components/workbench/desk-view.ts';
import { fetchParts, inspectionPart, sectionsPart } from '../../components/workbench/desk-parts.ts';
import type { DeskAnswer } from '../../contract/workbench.ts';
import { wordsOf } from '../../messages/words.ts';
import { openDrafts } from '../popup/drafts.ts';
import { painting } from '../popup/early.ts';
import { firstList } from './first-list.ts';
import type { Asked } from './read-here.ts';

/** Where the list is to be shown, it is read before anything else, and what it does not need is fetched when it stands; else all is fetched at once. */
async function start(): Promise<void> {
  const place = new URLSearchParams(location.hash.slice(1));
  const first = place.get('inspection') === null && sectionOf(place.get('section')) === null ? firstList() : Promise.resolve(null);
  const stands = first.then((list) => (list ? painted() : undefined));
  const atWork = stands.then(async () => {
    const [work] = await Promise.all([import('./at-work.ts'), place.get('section') === null ? inspectionPart.fetch() : sectionsPart.fetch()]);
    // Before anything is asked: a change that comes while the page gets ready is not missed.
    work.hear(() => refresh());
    return work;
  });
  const rubrics = atWork.then(({ knowRubrics }) => knowRubrics(), (error: unknown) => console.error('读网 工作台', error));
  const drafts = await openDrafts();
  const review = (message: Asked): Promise<DeskAnswer> => atWork.then(({ send }) => send(message), () => ({ ok: false, message: wordsOf('zh-CN')['app.unreachable'] }));
  const view: DeskView = {
    drafts, review, send: review,
    allowCapture: () => browser.permissions.request({ origins: ['<all_urls>'] }).catch(() => false),
    runExport: (request, tell) => {
      const running = atWork.then(({ runExport }) => runExport(request, tell));
      return { done: running.then(({ done }) => done), stop: () => void running.then(({ stop }) => stop()) };
    },
    openPrint: (request) => void browser.tabs.create({ url: browser.runtime.getURL(`/print.html#${encodeURIComponent(JSON.stringify(request))}` as '/print.html') }),
    save: ({ name, mime, base64 }) => download({ name, mime, bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) }),
    saveBytes: download,
    copy: (text) => navigator.clipboard.writeText(text).then(() => true, () => false),
    openOptions: () => void browser.runtime.openOptionsPage(),
    print: () => window.print(),
  };
  const store = createDeskStore(view, first);
  const go = async (): Promise<void> => {
    const now = new URLSearchParams(location.hash.slice(1));
    const section = sectionOf(now.get('section'));
    await (section ? store.actions.goTo(section.id) : store.actions.open(now.get('inspection')));
  };
  // A ruling on many is many changes; it asks anew by itself when it is done.
  const refresh = (): void => {
    if (!store.getState().busy) void atWork.then(({ knowRubrics }) => knowRubrics()).then(() => store.actions.refresh());
  };
  window.addEventListener('hashchange', () => void go());
  store.subscribe(({ shown, list }) => {
    document.documentElement.lang = spokenLanguage((shown ?? list)?.own.language ?? 'zh-CN');
  });
  // What is not shown yet is fetched when all that is shown is there; where that fails, it is fetched when it is wanted.
  void go().then(async () => Promise.all([fetchParts(), (await atWork).findingsPart()])).catch(() => undefined);
  if (await first === null) await rubrics;
  const root = document.getElementById('app')!;
  root.replaceChildren();
  render(<DeskApp store={store} view={view} />, root);
}

/** Settles when the frame that comes next was painted. */
async function painted(): Promise<void> {
  await painting();
  await new Promise((later) => setTimeout(later));
}

/** Hands a file to the browser's downloads. */
function download({ name, mime, bytes }: Parameters<DeskView['saveBytes']>[0]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart], { type: mime }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

void start();
