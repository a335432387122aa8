import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { useWords } from '../../words-context.tsx';
import { askReview } from '../ask-review.ts';
import type { DeskView } from '../desk-view.ts';

interface Props { readonly sha256: string; readonly alt: string; readonly view: DeskView; readonly small?: boolean }

/** A crop of the screen, fetched from the worker when it is shown, which fetches what another browser took from the unit's server. */
export function EvidencePicture({ sha256, alt, view, small = false }: Props) {
  const words = useWords();
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let over = false;
    void askReview(view, { type: 'review.picture', sha256 }, z.nullable(z.string())).then(({ value }) => {
      if (!over) setUrl(value);
    });
    return () => {
      over = true;
    };
  }, [sha256]);
  // Neither here nor at the server: on the computer of who took it, or the server cannot be reached.
  if (url === null) return small ? <span class="no-picture" aria-hidden="true" /> : <p class="small no-picture-why">{words['evidence.away']}</p>;
  if (url === undefined) return <span class={small ? 'no-picture' : 'evidence-picture'} aria-busy="true">{small ? null : words['app.loading']}</span>;
  return <img class={small ? 'evidence-small' : 'evidence-picture'} src={url} alt={alt} />;
}
