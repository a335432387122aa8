import { useState } from 'preact/hooks';
import { proofsSchema } from '../../contract/review.ts';
import { ProofPiece } from '../shared/proof-piece.ts';
import { useWords } from '../words-context.tsx';
import { useReview } from '../workbench/ask-review.ts';
import type { DeskView } from '../workbench/desk-view.ts';
import { EvidencePicture } from '../workbench/review/evidence-picture.tsx';
import { sharedIn } from '../workbench/review/shared-in.ts';

interface Props { readonly findingIds: readonly string[]; /** Asked anew when this is another. */ readonly turn: unknown; readonly view: DeskView }

/** Pictures are fetched as they are drawn: a few at once. */
const atOnce = 6;

/** What proves the places of an item, whoever confirmed them. Nothing where there is no proof. */
export function ItemProofs({ findingIds, turn, view }: Props) {
  const words = useWords();
  const [most, setMost] = useState(atOnce);
  const { value } = useReview(view, { type: 'review.proofs', findingIds: [...findingIds] }, proofsSchema, turn);
  if (!value || value.evidence.length === 0) return null;
  const { evidence, shared } = value;
  return (
    <section class="item-proofs">
      <h4>{words['items.proofs'](evidence.length)}</h4>
      <ul class="plain evidence-list">
        {evidence.slice(0, most).map((one) => {
          const standing = shared[one.id];
          return (
            <li key={one.id}><ProofPiece words={words} evidence={one} heading="h5" shared={standing ? sharedIn(words, standing) : ''} {...(standing ? { sharedAs: standing.as } : {})} picture={one.picture ? <EvidencePicture sha256={one.picture.sha256} alt={words['evidence.picture'](one.says)} view={view} /> : null} /></li>
          );
        })}
      </ul>
      {evidence.length > most ? <button type="button" onClick={() => setMost(most + 20)}>{words['items.morePages'](Math.min(20, evidence.length - most))}</button> : null}
    </section>
  );
}
