import { useState } from 'preact/hooks';
import type { Place } from '../contract/finding.ts';
import { SafeHtml } from './safe-html.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly fragment: string | null; readonly at: Place | null }

/** The evidence of one place: the fragment as it looks or as source, else the text that was there. Source is text, never markup. */
export function FragmentView({ fragment, at }: Props) {
  const words = useWords();
  const [shown, setShown] = useState<'looks' | 'source'>('looks');
  if (!fragment && !at?.quote) return null;
  if (!fragment) return <section class="block"><h4>{words['finding.quote']}</h4><p class="quote">{at?.quote}</p></section>;
  return (
    <section class="block">
      <h4>{words['finding.fragment']}</h4>
      <div class="switch" role="group" aria-label={words['finding.fragment']}>
        {(['looks', 'source'] as const).map((way) => (
          <button type="button" key={way} aria-pressed={shown === way} onClick={() => setShown(way)}>{words[`finding.${way}`]}</button>
        ))}
      </div>
      {shown === 'looks' ? <SafeHtml html={fragment} /> : <pre class="source" tabIndex={0} aria-label={words['finding.source']}><code>{fragment}</code></pre>}
    </section>
  );
}
