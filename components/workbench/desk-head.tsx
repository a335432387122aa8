import { useWords } from '../words-context.tsx';
import { sectionIds, sectionTitles, type SectionId } from './section-titles.ts';

/** `section`: the part that is shown; null: the inspections. */
interface Props { readonly section: SectionId | null; readonly onSettings: () => void }

/** Head of the workbench with the way to each of its parts. */
export function DeskHead({ section, onSettings }: Props) {
  const words = useWords();
  return (
    <header class="desk-head">
      <h1><a href="#section=inspections">{words['desk.title']}</a></h1>
      <nav class="desk-sections" aria-label={words['desk.sections']}>
        <a href="#section=inspections" aria-current={section === null ? 'page' : undefined}>{words['desk.section.inspections']}</a>
        {sectionIds.map((id) => <a key={id} href={`#section=${id}`} aria-current={section === id ? 'page' : undefined}>{words[sectionTitles[id]]}</a>)}
      </nav>
      <button type="button" class="quiet" onClick={onSettings}>{words['app.settings']}</button>
    </header>
  );
}
