import type { Decided } from '../../../contract/workbench.ts';
import { useWords } from '../../words-context.tsx';

export type Left = NonNullable<Decided>['left'][number];

/** After a ruling on many: how many were left as they were, why, and who can go on. Nothing where none was left. */
export function LeftNote({ left }: { readonly left: readonly Left[] }) {
  const words = useWords();
  const own = left.filter(({ bar }) => bar === 'own_review').length;
  const others = left.length - own;
  if (left.length === 0) return null;
  return (
    <section class="notice" data-kind="hint" role="status">
      {own > 0 ? <p>{words['review.leftOwn'](own)}</p> : null}
      {others > 0 ? <p>{words['review.leftEditor'](others)}</p> : null}
    </section>
  );
}
