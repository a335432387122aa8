import type { TabState } from '../contract/ui-state.ts';
import { ConflictView } from './conflict-view.tsx';
import { CoverageLine, CoverageList } from './coverage-list.tsx';
import { DutyLine } from './duty-line.tsx';
import { EditPage } from './edit-page.tsx';
import { FindingList } from './finding-list.tsx';
import { FirstRun } from './first-run.tsx';
import { HelpSheet } from './help-sheet.tsx';
import type { HelpKey } from './key-names.ts';
import { Icon } from './icon.tsx';
import { InLanguage } from './in-language.tsx';
import { LinkList } from './link-list.tsx';
import { ManagedLine } from './managed-line.tsx';
import { ManualForm } from './manual-form.tsx';
import { Notices } from './notices.tsx';
import { OutcomeLists } from './outcome-lists.tsx';
import { QuestionList } from './question-list.tsx';
import { ReadingBar } from './reading-bar.tsx';
import { RunStatus } from './run-status.tsx';
import { ScoreStrip } from './score-strip.tsx';
import { SheetView } from './sheet-view.tsx';
import { SiteBar } from './site-bar.tsx';
import { SyncLine } from './sync-line.tsx';
import { ToolBar } from './tool-bar.tsx';
import { PasteBlocks } from './paste-blocks.tsx';
import { PreviewForm } from './preview-notice.tsx';
import { PublishLight } from './publish-light.tsx';
import { PageItems } from './page-items.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useScreenScroll } from './use-screen-scroll.ts';
import { StickyRoom } from './sticky-room.tsx';
import { useStore } from './use-store.ts';
import { useView, type View, ViewContext } from './view.ts';
import type { Screen, ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly store: ViewStore; readonly view: View }

/** The popup and the side panel: one page's findings and what to do with them. */
export function ListApp({ store, view }: Props) {
  const language = useStore(store, ({ tab }) => tab?.settings.language) ?? 'zh-CN';
  return (
    <InLanguage chosen={language} class="app">
      <ViewContext.Provider value={view}><Content store={store} /></ViewContext.Provider>
    </InLanguage>
  );
}

function Content({ store }: { readonly store: ViewStore }) {
  const words = useWords();
  const tab = useStore(store, (state) => state.tab);
  const refusal = useStore(store, (state) => state.refusal);
  const said = useStore(store, (state) => state.said);
  const screen = useStore(store, (state) => state.screen);
  const help = useStore(store, (state) => state.help);
  const { panel } = useView();
  useListKeys(store);
  useScreenScroll(screen);
  return (
    <>
      <div class="live" role="status" aria-live="polite" key={said.turn % 2}>{said.text}</div>
      {tab ? <Loaded tab={tab} store={store} screen={screen} refusal={refusal} /> : <Unloaded words={words} refusal={refusal} />}
      {help ? <HelpSheet keys={keysOf(screen, panel === true)} onClose={() => store.actions.setHelp(false)} /> : null}
    </>
  );
}

function Unloaded({ words, refusal }: { readonly words: ReturnType<typeof useWords>; readonly refusal: string | null }) {
  return (
    <main class="unloaded">
      <h1 class="site-name">{words['app.name']}</h1>
      {refusal === null ? <p aria-busy="true">{words['app.loading']}</p> : <section class="notice" data-kind="problem" role="alert"><p>{refusal}</p></section>}
    </main>
  );
}

interface LoadedProps { readonly tab: TabState; readonly store: ViewStore; readonly screen: Screen; readonly refusal: string | null }

function Loaded({ tab, store, screen, refusal }: LoadedProps) {
  const words = useWords();
  if (screen !== 'list') {
    return (
      <main class="screen">
        <header class="screen-head">
          <button type="button" class="quiet icon-only" aria-label={words['sheet.back']} title={`${words['sheet.back']} (Esc)`} onClick={() => store.actions.show('list')}><Icon name="back" /></button>
          <h1>{titleOf(screen, words)}</h1>
        </header>
        <Notices tab={tab} refusal={refusal} store={store} typed={screen === 'manual' || screen === 'questions'} />
        <div class="screen-body">
          {screen === 'manual' ? <ManualForm tab={tab} store={store} /> : null}
          {screen === 'links' ? <LinkList tab={tab} store={store} /> : null}
          {screen === 'conflicts' ? <ConflictView conflicts={tab.conflicts} store={store} /> : null}
          {screen === 'questions' ? <QuestionList key={tab.url} tab={tab} store={store} /> : null}
          {screen === 'coverage' ? <CoverageList tab={tab} store={store} /> : null}
          {screen === 'sheet' && tab.sheet ? <SheetView sheet={tab.sheet} inspectionId={tab.inspection?.id ?? null} /> : null}
        </div>
      </main>
    );
  }
  const { panel } = useView();
  const first = !tab.settings.introduced;
  const nothingFound = tab.page?.opened && tab.findings.length === 0 && !tab.running;
  return (
    <>
      <StickyRoom />
      <header class="head">
        <SiteBar tab={tab} store={store} />
        <RunStatus tab={tab} store={store} />
      </header>
      <main class="body">
        <Notices tab={tab} refusal={refusal} store={store} typed={false} />
        {panel && tab.scope !== 'unsupported' ? <ReadingBar tab={tab} store={store} /> : null}
        <PublishLight tab={tab} />
        <EditPage tab={tab} store={store} />
        {first && tab.findings.length === 0 ? <FirstRun tab={tab} store={store} /> : null}
        {nothingFound ? <section class="nothing"><h2>{words['finding.noneTitle']}</h2><p>{words['finding.noneText']}</p></section> : null}
        {tab.scope === 'government' && tab.settings.preset === 'editing' ? <details class="as-preview"><summary>{words['preview.asPreview']}</summary><PreviewForm store={store} before="" onDone={() => undefined} /></details> : null}
        <PageItems tab={tab} />
        <FindingList store={store} />
        {/* What was found comes before how to begin. */}
        {first && tab.findings.length > 0 ? <FirstRun tab={tab} store={store} /> : null}
        <PasteBlocks tab={tab} />
        <CoverageLine tab={tab} store={store} />
        {tab.page ? <OutcomeLists page={tab.page} /> : null}
        {tab.scope === 'unsupported' ? null : <ToolBar tab={tab} store={store} />}
        <ManagedLine tab={tab} />
      </main>
      <footer class="foot">
        {tab.settings.showScore ? <ScoreStrip tab={tab} store={store} /> : null}
        <DutyLine tab={tab} store={store} />
        <SyncLine sync={tab.sync} store={store} />
      </footer>
    </>
  );
}

/** The keys valid on a screen of the popup or the panel. */
function keysOf(screen: Screen, panel: boolean): readonly HelpKey[] {
  switch (screen) {
    case 'list': return ['next', 'previous', 'open', 'confirm', 'dismiss', 'later', 'note', 'undo', 'locate', ...(panel ? ['nextPage' as const] : [])];
    case 'questions': return ['next', 'previous', 'yes', 'no', 'notHere', 'undo', 'locate', 'back'];
    default: return ['move', 'press', 'back'];
  }
}

function titleOf(screen: Exclude<Screen, 'list'>, words: ReturnType<typeof useWords>): string {
  switch (screen) {
    case 'manual': return words['manual.title'];
    case 'links': return words['links.title'];
    case 'conflicts': return words['conflict.title'];
    case 'sheet': return words['sheet.title'];
    case 'questions': return words['question.title'];
    case 'coverage': return words['coverage.title'];
  }
}
