import type { ItemDetail, ItemsList } from '../../contract/items-view.ts';
import { beijingTime } from '../beijing-time.ts';
import { clauseNumbers, ClauseQuote } from '../clause-quote.tsx';
import { useWords } from '../words-context.tsx';
import type { DeskView } from '../workbench/desk-view.ts';
import { ItemActions } from './item-actions.tsx';
import { ItemHistory } from './item-history.tsx';
import { ItemNumber, ItemStateMark } from './item-marks.tsx';
import { ItemPages } from './item-pages.tsx';
import type { ItemsState, ItemsStore } from './items-store.ts';

interface Props { readonly detail: ItemDetail; readonly state: ItemsState; readonly store: ItemsStore; readonly view: DeskView; readonly own: ItemsList['own'] }

/** Everything about one item: what is wrong, who mends it by when, what can be done now, what was seen and what was done. */
export function ItemDetailView({ detail, state, store, view, own }: Props) {
  const words = useWords();
  const { item, line, site } = detail;
  const facts: readonly (readonly [string, string])[] = [
    [words['items.unit'], item.unit],
    [words['items.site'], site?.name ? `${site.name}（${site.host}）` : site?.host ?? ''],
    [words['items.check'], line.checkName],
    [words['items.due'], item.dueOn === null ? (item.workingDays === null ? words['items.dueNone'] : words['items.dueWaits'](item.workingDays)) : `${item.dueOn}${item.number === null && own.shared ? `（${words['items.dueForecast']}）` : ''}`],
    ...(item.dueBecause ? [[words['items.dueBecause'], item.dueBecause] as const] : []),
    [words['items.issuedAt'], `${beijingTime(item.issuedAt)}　${words['items.issuedBy'](item.by)}`],
    ...(item.closedAt === null ? [] : [[words['items.closedAt'], beijingTime(item.closedAt)] as const]),
    [words['items.rule'], item.check === 'manual' ? words['items.ruleManual'] : words['items.ruleText'](line.checkName, item.checkVersion, line.pages)],
    ...(item.fix === '' ? [] : [[words['items.fix'], item.fix] as const]),
    ...(item.note === '' ? [] : [[words['items.note'], item.note] as const]),
    ...(item.cites.length === 0 ? [] : [[words['items.cites'], clauseNumbers(item.cites)] as const]),
  ];
  return (
    <article class="current item" aria-label={item.says}>
      <p class="item-head"><ItemNumber line={line} /><ItemStateMark line={line} />{item.round > 1 ? <span>{words['items.round'](item.round)}</span> : null}</p>
      <h3>{item.says}</h3>
      {detail.before ? <p class="item-link"><a href={`#section=rectify&item=${detail.before.id}`}>{words['items.before'](detail.before.name)}</a></p> : null}
      {detail.after ? <p class="item-link"><a href={`#section=rectify&item=${detail.after.id}`}>{words['items.after'](detail.after.name)}</a></p> : null}
      <ItemActions detail={detail} state={state} store={store} view={view} />
      <dl class="facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <ItemPages detail={detail} store={store} view={view} />
      <ItemHistory detail={detail} />
      {item.cites.length === 0 ? null : <details><summary>{words['items.cites']}</summary>{item.cites.map((id) => <ClauseQuote key={id} id={id} />)}</details>}
    </article>
  );
}
