import { render } from 'preact';
import { DeskApp } from '../../../components/workbench/desk-app.tsx';
import { createDeskStore, type DeskTab } from '../../../components/workbench/desk-store.ts';
import { PrintApp, type PrintState } from '../../../components/workbench/paper/print-app.tsx';
import { scoreSheets } from '../../../forms/score-form.ts';
import { example1 } from '../../forms/facts.ts';
import { atRest } from '../../support/at-rest.ts';
import { inspection } from '../desk-data.ts';
import type { Scene, SceneState } from './scene.ts';
import { wholeDesk } from './whole-desk.ts';

const states: readonly SceneState[] = ['empty', 'loading', 'partial', 'error', 'full'];
const sections = ['readings', 'trends', 'reports', 'rectify', 'columns', 'packs', 'rubrics'] as const;
const tabs: readonly DeskTab[] = ['sheet', 'causes', 'findings', 'evidence', 'coverage'];

/** The workbench: the list of inspections, each part of one, and every section beside them. */
export const deskScenes: readonly Scene[] = [
  ...states.map((state) => desk('desk-inspections', state, async (store) => store.actions.open(null))),
  ...tabs.flatMap((tab) => states.map((state) => desk(`desk-${tab}`, state, async (store) => {
    await store.actions.open(inspection.id);
    if (store.getState().shown) store.actions.show(tab);
  }))),
  ...sections.flatMap((section) => states.map((state) => desk(`desk-${section}`, state, (store) => store.actions.goTo(section)))),
  ...(['issue', 'figures'] as const).flatMap((part) => states.map((state) => desk(`desk-${part}`, state, (store) => store.actions.goTo('rectify'), `#section=rectify&part=${part}&inspection=i1`))),
  // The form without points: every duty with what became of it.
  desk('desk-duties', 'full', async (store) => {
    await store.actions.open(inspection.id);
    await store.actions.choose('conformance-2017@1');
  }),
  ...(['loading', 'error', 'full'] as const).map(print),
];

function desk(screen: string, state: SceneState, go: (store: ReturnType<typeof createDeskStore>) => Promise<unknown>, hash = ''): Scene {
  return {
    screen, state, surface: 'desk',
    show: async (root, language) => {
      history.replaceState(null, '', `${location.pathname}${location.search}${hash || '#'}`);
      const view = wholeDesk(state, language);
      const store = createDeskStore(view);
      render(<DeskApp store={store} view={view} />, root);
      const going = go(store);
      // Where nothing answers, going there does not come back either.
      if (state !== 'loading') await going;
      await atRest();
      return () => render(null, root);
    },
  };
}

function print(state: 'loading' | 'error' | 'full'): Scene {
  const shown: PrintState = state === 'loading' ? { is: 'running', progress: { stage: 'make', done: 120, of: 300 }, stop: () => undefined }
    : state === 'error' ? { is: 'refused', message: null } : { is: 'shown', title: '政府网站监测评分表', body: { is: 'sheets', sheets: scoreSheets(example1()) } };
  return {
    screen: 'print', state, surface: 'print',
    show: async (root, language) => {
      render(<PrintApp state={shown} language={language} print={() => undefined} again={() => undefined} />, root);
      await atRest();
      return () => render(null, root);
    },
  };
}
