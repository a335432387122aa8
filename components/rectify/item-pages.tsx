import { useId, useState } from 'preact/hooks';
import type { ItemDetail } from '../../contract/items-view.ts';
import type { Verification } from '../../contract/rectification.ts';
import { beijingTime } from '../beijing-time.ts';
import { FragmentView } from '../fragment-view.tsx';
import { useWords } from '../words-context.tsx';
import type { DeskView } from '../workbench/desk-view.ts';
import type { ItemsStore } from './items-store.ts';

interface Props { readonly detail: ItemDetail; readonly store: ItemsStore; readonly view: DeskView }

const atOnce = 20;

/** The pages of an item, each with what was seen there last, before and after, and the way to judge by eye. */
export function ItemPages({ detail, store, view }: Props) {
  const words = useWords();
  const [most, setMost] = useState(atOnce);
  const pages = [...new Map(detail.item.pages.map((page) => [page.url, page])).values()];
  return (
    <section class="item-pages">
      <h4>{words['items.pages'](pages.length)}</h4>
      <ol class="plain">
        {pages.slice(0, most).map((page) => (
          <li key={page.url}>
            <p><a href={page.url} target="_blank" rel="noreferrer">{page.title || words['page.untitled']}</a><span class="small">{` ${page.url}`}</span></p>
            <PageEvidence detail={detail} url={page.url} store={store} view={view} />
          </li>
        ))}
      </ol>
      {pages.length > most ? <button type="button" onClick={() => setMost(most + 100)}>{words['items.morePages'](Math.min(100, pages.length - most))}</button> : null}
    </section>
  );
}

function PageEvidence({ detail, url, store, view }: Props & { readonly url: string }) {
  const words = useWords();
  const [judging, setJudging] = useState(false);
  const { item, verifications } = detail;
  const held = item.seen[url];
  const last = verifications.findLast((one) => one.id === held?.verification) ?? verifications.findLast((one) => one.url === url);
  return (
    <div class="evidence">
      {last ? <Look look={last} holds={held?.verification === last.id} /> : <p class="small">{words['items.as.none']}</p>}
      {detail.mayJudge && !judging ? <button type="button" class="link" onClick={() => setJudging(true)}>{words['items.judge']}</button> : null}
      {judging ? <JudgeForm detail={detail} url={url} view={view} onJudge={(as, because) => store.actions.judge(item.id, url, as, because)} onDone={() => setJudging(false)} /> : null}
    </div>
  );
}

/** One look: the result in a word and in a sentence, then before beside after with time and the server's answer. */
function Look({ look, holds }: { readonly look: Verification; readonly holds: boolean }) {
  const words = useWords();
  const { before, after } = look;
  return (
    <>
      <p><b class="item-seen" data-as={look.as}>{words[`items.as.${look.as}`]}</b>{holds ? null : <span class="small">{` ${words['items.round'](look.round)}`}</span>}{` ${look.because}`}</p>
      {look.elsewhere ? <p>{words['items.elsewhere']} <a href={look.elsewhere} target="_blank" rel="noreferrer">{look.elsewhere}</a></p> : null}
      <p class="small">{[look.method === 'person' ? words['items.byPerson'] : words['items.byRule'], look.by, beijingTime(look.at), look.method === 'person' && after.title === '' ? '' : words['items.http'](after.status)].filter((part) => part !== '').join('　')}</p>
      <details>
        <summary>{words['items.beforeAfter']}</summary>
        <div class="before-after">
          <div><h5>{words['items.seenBefore']}<span class="small">{` ${beijingTime(before.at)}`}</span></h5><Shown quote={before.quote} fragment={before.fragment} nothing={words['items.noFragment']} /></div>
          <div><h5>{words['items.seenAfter']}<span class="small">{` ${beijingTime(after.at)}`}</span></h5><p class="small">{after.left > 0 ? words['items.leftOf'](after.left, after.of) : look.as === 'fixed' ? words['items.nothingLeft'] : words[`items.as.${look.as}`]}</p><Shown quote={after.quote} fragment={after.fragment} nothing="" /></div>
        </div>
      </details>
    </>
  );
}

function Shown({ quote, fragment, nothing }: { readonly quote: string; readonly fragment: string | null; readonly nothing: string }) {
  if (fragment === null && quote === '') return nothing === '' ? null : <p class="small">{nothing}</p>;
  return <FragmentView fragment={fragment} at={quote === '' ? null : { selector: '', quote, box: [0, 0, 0, 0] }} />;
}

interface JudgeProps { readonly detail: ItemDetail; readonly url: string; readonly view: DeskView; readonly onJudge: (as: 'fixed' | 'unfixed', because: string) => Promise<boolean>; readonly onDone: () => void }

/** A reviewer's own word, with the reason. */
function JudgeForm({ detail, url, view, onJudge, onDone }: JudgeProps) {
  const words = useWords();
  const id = useId();
  const draft = `item:judge:${detail.item.id}:${url}`;
  const [because, setBecause] = useState(view.drafts.get(draft));
  const [missing, setMissing] = useState(false);
  const judge = async (as: 'fixed' | 'unfixed'): Promise<void> => {
    if (because.trim() === '') return setMissing(true);
    if (!await onJudge(as, because.trim())) return;
    view.drafts.set(draft, '');
    onDone();
  };
  return (
    <div class="form" role="group" aria-label={words['items.judge']}>
      <label for={id}>{words['items.judgeWhy']}</label>
      <textarea id={id} rows={2} maxLength={2000} value={because} aria-invalid={missing} onInput={(event) => {
        setBecause(event.currentTarget.value);
        setMissing(false);
        view.drafts.set(draft, event.currentTarget.value);
      }} />
      {missing ? <p class="problem" role="alert">{words['items.needReason']}</p> : null}
      <p class="small">{words['items.judgeHint']}</p>
      <div class="form-actions">
        <button type="button" class="act" onClick={() => void judge('fixed')}>{words['items.judgeFixed']}</button>
        <button type="button" onClick={() => void judge('unfixed')}>{words['items.judgeUnfixed']}</button>
        <button type="button" class="quiet" onClick={onDone}>{words['app.cancel']}</button>
      </div>
    </div>
  );
}
