import type { RunHere } from '../../../contract/review.ts';
import { useWords } from '../../words-context.tsx';

interface Props { readonly run: NonNullable<RunHere>; readonly onStop: () => void; readonly onResume: (() => void) | null }

/** How far the opening of pages has come, what was not read and why; stopping and going on. */
export function RunLine({ run, onStop, onResume }: Props) {
  const words = useWords();
  const { kind, state, done, of, failed } = run;
  const line = state === 'gathering' ? words['sampling.gathering'] : state === 'opening' ? words[kind === 'sample' ? 'sampling.opening' : 'sampling.retaking'](done, of) : state === 'stopped' ? words['sampling.stopped'](done, of) : words['sampling.done'](of);
  const busy = state === 'gathering' || state === 'opening';
  return (
    <div class="run-line">
      <p role="status">{line}</p>
      {busy ? <progress {...(state === 'opening' ? { value: done, max: Math.max(1, of) } : {})} aria-label={line} /> : null}
      {busy ? <button type="button" onClick={onStop}>{words['sampling.stop']}</button> : null}
      {state === 'stopped' && onResume ? <button type="button" onClick={onResume}>{words['sampling.resume']}</button> : null}
      {failed.length > 0 ? <details><summary>{words['sampling.failed'](failed.length)}</summary><ul class="plain small">{failed.map(({ url, why }, index) => <li key={index}>{`${url} ${why}`}</li>)}</ul></details> : null}
    </div>
  );
}
