import type { TabState } from '../contract/ui-state.ts';
import type { Words } from '../messages/words.ts';
import { notCheckedCount } from './verdict-line.ts';
import { useWords } from './words-context.tsx';

type Page = NonNullable<TabState['page']>;

/** What was not checked, what passed and what does not apply: three lists that never mix, each with its reasons. */
export function OutcomeLists({ page }: { readonly page: Page }) {
  const words = useWords();
  const of = (...kinds: readonly string[]) => page.outcomes.filter(({ outcome }) => kinds.includes(outcome));
  const notRun = of('not-run');
  return (
    <section class="outcomes" aria-label={words['lists.title']}>
      {/* The count of what was not checked always stands here, also when it is none. */}
      <details class="outcome" data-kind="cannot">
        <summary>{words['lists.cannot'](notCheckedCount(page))}</summary>
        <Named heading={words['lists.cannotHere']} rows={of('cannot-check')} words={words} />
        {page.notChecked.length === 0 ? null : (
          <>
            <h3>{words['lists.parts']}</h3>
            <ul class="plain">
              {page.notChecked.map(({ what, url, reason }, index) => (
                <li key={index}><b>{partOf(what, words)}</b>{`${words['line.colon']}${reasonOf(reason, words)}`}{url === null ? null : <span class="address">{url}</span>}</li>
              ))}
            </ul>
          </>
        )}
        <Named heading={words['lists.notRun']} rows={notRun} words={words} />
      </details>
      <details class="outcome" data-kind="pass"><summary>{words['lists.pass'](of('pass').length)}</summary><Named rows={of('pass')} words={words} reasons={false} /></details>
      <details class="outcome" data-kind="inapplicable"><summary>{words['lists.inapplicable'](of('inapplicable').length)}</summary><Named rows={of('inapplicable')} words={words} /></details>
    </section>
  );
}

interface NamedProps { readonly heading?: string; readonly rows: Page['outcomes']; readonly words: Words; readonly reasons?: boolean }

function Named({ heading, rows, words, reasons = true }: NamedProps) {
  if (rows.length === 0) return null;
  return (
    <>
      {heading ? <h3>{heading}</h3> : null}
      <ul class="plain">
        {rows.map(({ id, title, reason }) => <li key={id}><b>{title}</b>{reasons ? `${words['line.colon']}${reason ?? words['lists.noReason']}` : null}</li>)}
      </ul>
    </>
  );
}

function partOf(what: string, words: Words): string {
  switch (what) {
    case 'frame': case 'script': case 'style': case 'request': case 'source': case 'addresses': case 'load-failures': case 'settling': case 'page': return words[`part.${what}`];
    default: return words['part.other'];
  }
}

function reasonOf(reason: string, words: Words): string {
  switch (reason) {
    case 'cross-origin': case 'failed-to-load': case 'unknown-before-first-click': case 'still-changing-at-limit': case 'not-opened': case 'not-cached': case 'too-many': return words[`reason.${reason}`];
    default: return reason;
  }
}
