import type { TabState } from '../contract/ui-state.ts';
import { clauseOf } from '../standards/clause.ts';
import { Icon } from './icon.tsx';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }
type Coverage = NonNullable<TabState['coverage']>;
type State = Coverage['clauses'][number];

/** Who has checked how many clauses of this page; a press opens the list. */
export function CoverageLine({ tab: { coverage }, store }: Props) {
  const words = useWords();
  if (!coverage) return null;
  return (
    <button type="button" class="quiet coverage-line" onClick={() => store.actions.show('coverage')}>
      <span>{words['coverage.line'](coverage.machine, coverage.open, coverage.person, coverage.notChecked)}</span><Icon name="next" />
    </button>
  );
}

/** Every clause of the 指引 with who has checked it here, and why not where nobody has. What is open stands first. */
export function CoverageList({ tab: { coverage, page }, store }: Props) {
  const words = useWords();
  if (!coverage) return <p>{words['question.notRead']}</p>;
  const titles = new Map(page?.outcomes.map(({ id, title }) => [id, title]));
  const groups: readonly (readonly [key: string, heading: string, own: readonly State[]])[] = [
    ['open', words['coverage.openCount'](coverage.open), coverage.clauses.filter(({ by, open }) => by === 'person' && open)],
    ...(['not-checked', 'person', 'machine', 'outside', 'inapplicable'] as const).map((by) => {
      const own = coverage.clauses.filter((one) => one.by === by && !(by === 'person' && one.open));
      return [by, words['coverage.count'](words[`coverage.by.${by}`], own.length), own] as const;
    }),
  ];
  return (
    <section class="outcomes coverage-list">
      <p class="coverage-sum">{words['coverage.line'](coverage.machine, coverage.open, coverage.person, coverage.notChecked)}</p>
      {groups.map(([key, heading, own]) => (
        <details class="outcome" key={key} data-kind={key} open={(key === 'open' || key === 'not-checked') && own.length > 0}>
          <summary>{heading}</summary>
          <ul class="plain">
            {own.map((one) => {
              const clause = clauseOf(one.clause);
              const because = one.because ?? (key === 'open' ? words['coverage.waiting'] : key === 'person' ? words['coverage.done'] : '');
              const names = one.checks.map((check) => titles.get(check) ?? check).join(words['line.semicolon']);
              return (
                <li key={one.clause}>
                  <b>{clause?.number ?? one.clause}</b>{` ${clause?.text ?? ''}`}
                  <span class="address">{[because, names && words['coverage.checks'](names)].filter((text) => text !== '').join('　')}</span>
                  {key === 'open' && one.questions.length > 0 ? <button type="button" class="link" onClick={() => store.actions.show('questions')}>{words['coverage.answer']}</button> : null}
                </li>
              );
            })}
          </ul>
        </details>
      ))}
    </section>
  );
}
