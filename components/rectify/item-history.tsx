import type { ItemDetail } from '../../contract/items-view.ts';
import { beijingTime } from '../beijing-time.ts';
import { useWords } from '../words-context.tsx';

/** Everything that was done and seen, oldest first: who, when, why. */
export function ItemHistory({ detail }: { readonly detail: ItemDetail }) {
  const words = useWords();
  const { item, steps, verifications } = detail;
  const events = [
    { id: item.id, at: item.issuedAt, by: item.by, what: words['items.did.issue'], why: item.note },
    ...steps.map(({ id, at, by, act, note, day }) => ({ id, at, by, what: `${words[`items.did.${act}`]}${day === null ? '' : ` ${day}`}`, why: note })),
    ...verifications.map(({ id, at, by, as, method, because, url }) => ({
      id, at, by, what: `${words[method === 'person' ? 'items.byPerson' : 'items.byRule']}：${words[`items.as.${as}`]}`, why: detail.line.pages > 1 ? `${because} ${url}` : because,
    })),
  ].toSorted((a, b) => a.at - b.at);
  return (
    <section>
      <h4>{words['items.history']}</h4>
      <ol class="history">
        {events.map(({ id, at, by, what, why }) => <li key={id}><span class="small">{`${beijingTime(at)}　${by}`}</span><b>{` ${what}`}</b>{why === '' ? null : <span>{`　${why}`}</span>}</li>)}
      </ol>
    </section>
  );
}
