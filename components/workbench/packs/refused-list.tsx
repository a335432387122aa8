import type { RefusedView } from '../../../contract/signing-view.ts';
import { useWords } from '../../words-context.tsx';

interface Props { readonly refused: readonly RefusedView[] | undefined; readonly openOptions: () => void }

/** What the server has and this browser did not take, and what to do; also what is nowhere else in the list, because it was never here. */
export function RefusedList({ refused = [], openOptions }: Props) {
  const words = useWords();
  if (refused.length === 0) return null;
  const advice = [...new Set(refused.map(({ doubt }) => words['signing.advice'](doubt)))];
  return (
    <section class="notice" data-kind="problem">
      <h3>{words['signing.title'](refused.length)}</h3>
      <ul>{refused.map(({ name, key, doubt, kept }) => <li key={`${key} ${name}`}>{words['signing.line'](name, key, words[`signing.doubt.${doubt}`], kept)}</li>)}</ul>
      {advice.map((one) => <p key={one}>{one}</p>)}
      {refused.some(({ doubt }) => doubt === 'key') ? <button type="button" onClick={openOptions}>{words['signing.settings']}</button> : null}
    </section>
  );
}
