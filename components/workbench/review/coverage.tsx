import type { DeskInspection } from '../../../contract/workbench.ts';
import { beijingTime } from '../../beijing-time.ts';
import { useWords } from '../../words-context.tsx';
import { everything, type DeskStore } from '../desk-store.ts';

interface Props { readonly shown: DeskInspection; readonly store: DeskStore }

/** Which pages were read and what became of each check over them. What was not checked stands first. */
export function Coverage({ shown, store }: Props) {
  const words = useWords();
  const opened = shown.pages.filter(({ opened }) => opened).length;
  const checks = shown.checks.filter(({ name }) => name !== '').toSorted((a, b) => Number(a.settled > 0 && a.cannot + a.notRun === 0) - Number(b.settled > 0 && b.cannot + b.notRun === 0));
  const done = checks.filter(({ settled }) => settled > 0).length;
  return (
    <section class="coverage">
      <p>{words['desk.coverage'](shown.pages.length, opened, done, checks.length - done)}</p>
      <h2>{words['desk.checks']}</h2>
      <div class="wide" role="region" aria-label={words['desk.checks']} tabIndex={0}>
        <table class="lined">
          <thead>
            <tr><th scope="col">{words['desk.check']}</th>{(['settled', 'cannot', 'notRun', 'inapplicable', 'pending', 'confirmed', 'dismissed'] as const).map((column) => <th scope="col" class="number" key={column}>{words[`desk.check.${column}`]}</th>)}</tr>
          </thead>
          <tbody>
            {checks.map((one) => (
              <tr key={one.check} data-open={one.settled === 0 || one.cannot + one.notRun > 0}>
                <th scope="row">{one.pending + one.confirmed + one.dismissed > 0 ? <button type="button" class="link" onClick={() => void store.actions.filter({ ...everything, check: one.check })}>{one.name}</button> : one.name}</th>
                {[one.settled, one.cannot, one.notRun, one.inapplicable, one.pending, one.confirmed, one.dismissed].map((number, index) => <td class="number" key={index}>{number}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{words['desk.pagesRead'](shown.pages.length)}</h2>
      <ol class="pages">
        {shown.pages.map(({ url, title, pageType, opened: open, at }) => (
          <li key={url}><a href={url} target="_blank" rel="noreferrer">{title || words['page.untitled']}</a><span class="small">{` ${words[`pageType.${pageType}`]} ${beijingTime(at)}${open ? '' : ` ${words['desk.notOpened']}`} ${url}`}</span></li>
        ))}
      </ol>
    </section>
  );
}
