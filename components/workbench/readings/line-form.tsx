import { useId, useState } from 'preact/hooks';
import type { LineWords } from '../../../contract/paper.ts';
import { useWords } from '../../words-context.tsx';

interface Props {
  /** Sites to choose from for a new line; null for a correction. */
  readonly sites: readonly { readonly id: string; readonly name: string; readonly host: string }[] | null;
  readonly start: LineWords;
  readonly onSave: (words: LineWords, because: string, siteId: string | null, url: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Writes a line of the log anew or corrects one. */
export function LineForm({ sites, start, onSave, onCancel }: Props) {
  const words = useWords();
  const id = useId();
  const [typed, setTyped] = useState(start);
  const [because, setBecause] = useState('');
  const [siteId, setSiteId] = useState(sites?.[0]?.id ?? null);
  const [url, setUrl] = useState(sites?.[0] ? `http://${sites[0].host}/` : '');
  const [problem, setProblem] = useState('');
  const field = (name: 'title' | 'column' | 'found' | 'measures') => (
    <div class="field"><label for={`${id}-${name}`}>{words[`readings.field.${name}`]}</label><input id={`${id}-${name}`} type="text" maxLength={name === 'column' ? 500 : 4000} value={typed[name]} onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} /></div>
  );
  const number = (text: string): number => Math.max(0, Math.min(100_000, Math.trunc(Number(text)) || 0));
  return (
    <form class="form" aria-label={words[sites ? 'readings.add' : 'readings.correct']} onSubmit={(event) => {
      event.preventDefault();
      if (typed.title.trim() === '') return setProblem(words['readings.needTitle']);
      if (sites && !/^https?:\/\/[^\s/]+/.test(url)) return setProblem(words['readings.needUrl']);
      return void onSave(typed, because.trim(), siteId, url.trim());
    }}>
      <div class="entry-grid">
        {sites ? (
          <>
            <div class="field"><label for={`${id}-site`}>{words['site.label']}</label><select id={`${id}-site`} value={siteId ?? ''} onChange={(event) => setSiteId(event.currentTarget.value)}>{sites.map((site) => <option key={site.id} value={site.id}>{site.name || site.host}</option>)}</select></div>
            <div class="field"><label for={`${id}-url`}>{words['readings.field.url']}</label><input id={`${id}-url`} type="url" maxLength={4000} value={url} onInput={(event) => setUrl(event.currentTarget.value)} /></div>
          </>
        ) : null}
        {field('title')}{field('column')}
        <div class="field"><label for={`${id}-new`}>{words['readings.field.newItems']}</label><input id={`${id}-new`} type="number" min={0} value={typed.newItems ?? ''} onInput={(event) => setTyped({ ...typed, newItems: event.currentTarget.value === '' ? null : number(event.currentTarget.value) })} /></div>
        <div class="field"><label for={`${id}-findings`}>{words['readings.field.findings']}</label><input id={`${id}-findings`} type="number" min={0} value={typed.findings} onInput={(event) => setTyped({ ...typed, findings: number(event.currentTarget.value) })} /></div>
        {field('found')}{field('measures')}
        {sites ? null : <div class="field"><label for={`${id}-because`}>{words['readings.field.because']}</label><input id={`${id}-because`} type="text" maxLength={500} value={because} onInput={(event) => setBecause(event.currentTarget.value)} /></div>}
      </div>
      {problem === '' ? null : <p class="problem" role="alert">{problem}</p>}
      <div class="form-actions"><button type="submit" class="primary">{words['readings.save']}</button><button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button></div>
    </form>
  );
}
