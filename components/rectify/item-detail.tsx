import type { ItemDetail, ItemsList } from '../../contract/items-view.ts';
import { ClauseQuote } from '../clause-quote.tsx';
import { ItemFacts, ItemHead, ItemLinks } from '../shared/item-facts.ts';
import { ItemHistory } from '../shared/item-history.ts';
import { useWords } from '../words-context.tsx';
import type { DeskView } from '../workbench/desk-view.ts';
import { ItemActions } from './item-actions.tsx';
import { ItemProofs } from './item-proofs.tsx';
import { ItemPages } from './item-pages.tsx';
import type { ItemsState, ItemsStore } from './items-store.ts';

interface Props { readonly detail: ItemDetail; readonly state: ItemsState; readonly store: ItemsStore; readonly view: DeskView; readonly own: ItemsList['own'] }

/** Everything about one item: what is wrong, who mends it by when, what can be done now, what was seen and what was done. */
export function ItemDetailView({ detail, state, store, view, own }: Props) {
  const words = useWords();
  const { item, line, site } = detail;
  const linked = (one: ItemDetail['before']) => one && { name: one.name, href: `#section=rectify&item=${one.id}` };
  return (
    <article class="current item" aria-label={item.says}>
      <ItemHead words={words} line={line} />
      <h3>{item.says}</h3>
      <ItemLinks words={words} before={linked(detail.before)} after={linked(detail.after)} />
      <ItemActions detail={detail} state={state} store={store} view={view} />
      <ItemFacts words={words} item={item} line={line} site={site?.name ? `${site.name}${words['line.open']}${site.host}${words['line.close']}` : site?.host ?? ''} forecast={item.number === null && own.shared} />
      <ItemProofs findingIds={[...new Set(item.pages.map(({ findingId }) => findingId))]} turn={detail} view={view} />
      <ItemPages detail={detail} store={store} view={view} />
      <ItemHistory words={words} item={item} steps={detail.steps} verifications={detail.verifications} heading="h4" />
      {item.cites.length === 0 ? null : <details><summary>{words['items.cites']}</summary>{item.cites.map((id) => <ClauseQuote key={id} id={id} />)}</details>}
    </article>
  );
}
