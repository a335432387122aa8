import { useEffect, useState } from 'preact/hooks';
import { useStore } from '../use-store.ts';
import { useWords } from '../words-context.tsx';
import type { SectionProps } from '../workbench/desk-sections.ts';
import { Notice } from '../workbench/notice.tsx';
import { FiguresView } from './figures-view.tsx';
import { IssueView } from './issue-view.tsx';
import { ItemRegister } from './item-register.tsx';
import { createItemsStore } from './items-store.ts';

const parts = ['register', 'issue', 'figures'] as const;
type Part = (typeof parts)[number];

/** 整改: the register of items, issuing, and the figures of a month. The address may name an item, or an inspection to issue from. */
export function ItemsSection({ view, turn }: SectionProps) {
  const words = useWords();
  const [store] = useState(() => createItemsStore(view));
  const { list, refusal, said } = useStore(store, (all) => all);
  const [place, setPlace] = useState(placeNow);
  useEffect(() => {
    const go = (): void => setPlace(placeNow());
    window.addEventListener('hashchange', go);
    return () => window.removeEventListener('hashchange', go);
  }, []);
  useEffect(() => {
    // A run through many pages is many changes; it asks anew by itself when it is done.
    if (store.getState().run === null) void store.actions.refresh();
  }, [turn]);
  useEffect(() => {
    if (place.item === null || !list?.items.some(({ id }) => id === place.item)) return;
    store.setState({ filter: 'all', query: '', unit: '' });
    store.actions.setCurrent(place.item);
  }, [place.item, list !== null]);
  const address = (part: Part): string => `#section=rectify${part === 'register' ? '' : `&part=${part}`}`;
  return (
    <section class="items">
      <div class="live" role="status" aria-live="polite" key={said.turn % 2}>{said.text}</div>
      <h2>{words['items.section']}</h2>
      <nav class="desk-tabs" aria-label={words['items.parts']}>
        {parts.map((part) => <a key={part} href={address(part)} aria-current={place.part === part ? 'page' : undefined}>{words[`items.part.${part}`]}</a>)}
      </nav>
      {refusal === null || (list === null && place.part !== 'register') ? null : <Notice text={refusal} {...(list === null ? { again: () => void store.actions.refresh() } : {})} />}
      {place.part === 'issue' ? <IssueView view={view} inspectionId={place.inspection} turn={turn} onIssued={() => void store.actions.refresh()} />
        : place.part === 'figures' ? <FiguresView view={view} turn={turn} />
          : list ? <ItemRegister store={store} view={view} list={list} /> : <p aria-busy={refusal === null}>{refusal === null ? words['app.loading'] : null}</p>}
    </section>
  );
}

function placeNow(): { readonly part: Part; readonly item: string | null; readonly inspection: string | null } {
  const place = new URLSearchParams(location.hash.slice(1));
  const inspection = place.get('inspection');
  return { part: parts.find((part) => part === place.get('part')) ?? (inspection === null ? 'register' : 'issue'), item: place.get('item'), inspection };
}
