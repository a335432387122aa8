import type { Loss, LostWork } from '../contract/loss.ts';
import type { Words } from '../messages/words.ts';
import { beijingTime } from './beijing-time.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly loss: Loss; readonly openOptions: () => void; readonly onSeen: () => void }

/** Records of this browser are gone: which, what comes back, and what to do. Stays until a person says it was read. */
export function LossNotice({ loss, openOptions, onSeen }: Props) {
  const words = useWords();
  return (
    <section class="notice" data-kind="problem" role="alert">
      <h2>{words['loss.title']}</h2>
      <p>{words['loss.what'](beijingTime(loss.at), loss.settings)}</p>
      {loss.works.length === 0 ? <p>{words['loss.empty']}</p> : null}
      {loss.works.length === 0 ? null : <ul class="plain">{loss.works.map((work, index) => <li key={index}>{lineOf(work, words)}</li>)}</ul>}
      <p class="small">{words['loss.advice']}</p>
      <div class="form-actions">
        <button type="button" onClick={openOptions}>{words['loss.settings']}</button>
        <button type="button" class="quiet" onClick={onSeen}>{words['loss.seen']}</button>
      </div>
    </section>
  );
}

function lineOf({ was, left }: LostWork, words: Words): string {
  return words['loss.of'](was.server, was.name) + (left ? words['loss.back'](was, left) : words['loss.gone'](was)) + (was.server === null ? words['loss.alone'] : words['loss.shared'](was.unsent));
}
