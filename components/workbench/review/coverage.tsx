import type { DeskInspection } from '../../../contract/workbench.ts';
import { CoverageTables } from '../../shared/coverage-tables.ts';
import { useWords } from '../../words-context.tsx';
import { everything, type DeskStore } from '../desk-store.ts';

interface Props { readonly shown: DeskInspection; readonly store: DeskStore }

/** Which pages were read and what became of each check over them; a check leads to its findings, a page to itself. */
export function Coverage({ shown, store }: Props) {
  return (
    <section class="coverage">
      <CoverageTables
        words={useWords()} checks={shown.checks} pages={shown.pages}
        check={({ check, name, pending, confirmed, dismissed }) => (pending + confirmed + dismissed > 0 ? <button type="button" class="link" onClick={() => void store.actions.filter({ ...everything, check })}>{name}</button> : name)}
        page={({ url }, title) => <a href={url} target="_blank" rel="noreferrer">{title}</a>}
      />
    </section>
  );
}
