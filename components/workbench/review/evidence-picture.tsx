import { useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { useWords } from '../../words-context.tsx';
import { askReview } from '../ask-review.ts';
import type { DeskView } from '../desk-view.ts';

interface Props { readonly sha256: string; readonly alt: string; readonly view: DeskView; readonly small?: boolean }

/** A crop of the screen, fetched from the worker when it is shown. */
export function EvidencePicture({ sha256, alt, view, small = false }: Props) {
  const words = useWords();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    void askReview(view, { type: 'review.picture', sha256 }, z.nullable(z.string())).then(({ value }) => {
      if (!over) setUrl(value);
    });
    return () => {
      over = true;
    };
  }, [sha256]);
  if (url === null) return <span class={small ? 'no-picture' : 'evidence-picture'} aria-busy="true">{small ? null : words['app.loading']}</span>;
  return <img class={small ? 'evidence-small' : 'evidence-picture'} src={url} alt={alt} />;
}
