import type { SignatureView } from '../../../contract/signing-view.ts';
import { beijingTime } from '../../beijing-time.ts';
import { useWords } from '../../words-context.tsx';

/** How the server's signature of one pack or form stands; nothing where it is not from the server. */
export function SignatureLine({ signature }: { readonly signature: SignatureView | null | undefined }) {
  const words = useWords();
  if (!signature) return null;
  switch (signature.kind) {
    case 'signed': return <p class="small">{words['signing.signed'](signature.by, beijingTime(signature.at))}</p>;
    case 'none': case 'unchecked': return <p class="small">{words[`signing.${signature.kind}`]}</p>;
    case 'kept': case 'refused': return <p class="problem">{words[`signing.${signature.kind}`](words[`signing.doubt.${signature.doubt}`])}</p>;
  }
}
