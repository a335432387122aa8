import { useState } from 'preact/hooks';
import { Notice } from './notice.tsx';
import { useStore } from '../use-store.ts';
import { InLanguage } from '../in-language.tsx';
import { LossNotice } from '../loss-notice.tsx';
import { KeyHelp } from '../key-help.tsx';
import { useWords } from '../words-context.tsx';
import type { DeskStore } from './desk-store.ts';
import type { DeskView } from './desk-view.ts';
import { InspectionList } from './inspection-list.tsx';
import { InspectionView } from './inspection-view.tsx';
import { deskKeys } from './desk-keys.ts';
import { deskSections, sectionOf } from './desk-sections.ts';
import { useDeskKeys } from './review/use-desk-keys.ts';

interface Props { readonly store: DeskStore; readonly view: DeskView }

/** The workbench: all inspections, or one of them with its sheet, its findings and what was checked. */
export function DeskApp({ store, view }: Props) {
  const language = useStore(store, ({ list, shown }) => (shown ?? list)?.own.language) ?? 'zh-CN';
  return <InLanguage chosen={language} class="app desk"><Content store={store} view={view} /></InLanguage>;
}

function Content({ store, view }: Props) {
  const words = useWords();
  const state = useStore(store, (all) => all);
  const { inspectionId, list, shown, refusal, said } = state;
  const section = sectionOf(state.section);
  const lost = (shown ?? list)?.own.lost;
  const [seen, setSeen] = useState(0);
  const read = async (at: number): Promise<void> => {
    const answer = await view.send({ type: 'desk.loss-seen' });
    if (answer.ok) setSeen(at);
  };
  useDeskKeys(store);
  return (
    <>
      <div class="live" role="status" aria-live="polite" key={said.turn % 2}>{said.text}</div>
      <KeyHelp keys={deskKeys(state)} />
      <header class="desk-head">
        <h1><a href="#section=inspections">{words['desk.title']}</a></h1>
        {deskSections.length === 0 ? null : (
          <nav class="desk-sections" aria-label={words['desk.sections']}>
            <a href="#section=inspections" aria-current={section === null ? 'page' : undefined}>{words['desk.section.inspections']}</a>
            {deskSections.map(({ id, title }) => <a key={id} href={`#section=${id}`} aria-current={section?.id === id ? 'page' : undefined}>{words[title] as string}</a>)}
          </nav>
        )}
        <button type="button" class="quiet" onClick={view.openOptions}>{words['app.settings']}</button>
      </header>
      <main class="desk-body">
        {lost && lost.at !== seen ? <LossNotice loss={lost} openOptions={view.openOptions} onSeen={() => void read(lost.at)} /> : null}
        {refusal === null || section !== null ? null : <Notice text={refusal} {...(!(inspectionId === null ? list : shown) ? { again: () => void store.actions.refresh() } : {})} />}
        {section ? <section.View view={view} turn={state.turn} mayWrite={list?.own.mayWrite ?? true} /> : inspectionId === null
          ? list ? <InspectionList list={list} sheets={state.sheets} view={view} onBegun={(id) => { location.hash = `inspection=${id}`; }} /> : <p aria-busy={refusal === null}>{refusal === null ? words['app.loading'] : null}</p>
          : shown ? <InspectionView shown={shown} state={state} store={store} view={view} /> : <p aria-busy={refusal === null}>{refusal === null ? words['app.loading'] : null}</p>}
      </main>
    </>
  );
}
