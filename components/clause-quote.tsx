import { clauseOf } from '../standards/clause.ts';
import { documents } from '../standards/documents.ts';
import { useWords } from './words-context.tsx';

/** A clause by its number and its quoted words; an id this version does not know is said to be unknown. */
export function ClauseQuote({ id }: { readonly id: string }) {
  const words = useWords();
  const clause = clauseOf(id);
  if (!clause) return <p class="clause-unknown">{words['finding.unknownClause'](id)}</p>;
  const document = documents[clause.document];
  return (
    <figure class="clause">
      <figcaption>{`《${document.name}》`}<span class="nobreak">{`（${document.number}）`}</span><b>{clause.number}</b></figcaption>
      <blockquote lang="zh-CN">{clause.text}</blockquote>
      {clause.note ? <p class="small">{words['finding.clauseNote'](clause.note)}</p> : null}
      <p class="small">{words['finding.clauseSource'](clause.source)}</p>
    </figure>
  );
}
