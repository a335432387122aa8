import { useMemo } from 'preact/hooks';
import { safeFragment } from '../evidence/fragment.ts';

/**
 * A stored fragment of a foreign page as it looks: the only place where our interface shows HTML it did not write.
 * It passes the one cleaning function again, whatever was stored. Text without markup shows as text.
 */
export function SafeHtml({ html }: { readonly html: string }) {
  const clean = useMemo(() => safeFragment(html), [html]);
  return <div class="fragment-looks" dangerouslySetInnerHTML={{ __html: clean }} />;
}
