import { useEffect, useState } from 'preact/hooks';
import type { LinkVerdict } from '../contract/link.ts';
import { linkListSchema, type LinkList as List } from '../contract/messages.ts';
import type { TabState } from '../contract/ui-state.ts';
import { LinkRow } from './link-row.tsx';
import { LinkStatus } from './link-status.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

type Shown = LinkVerdict | 'all' | 'none';

/** So many rows at first, and so many more with each press: a page may have thousands of links. */
const step = 100;
const kinds = ['all', 'broken', 'suspicious', 'blocked', 'none', 'ok', 'skipped'] as const satisfies readonly Shown[];

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** The page's links by what became of them, each with the chain of its answers; those with trouble first. */
export function LinkList({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const [list, setList] = useState<List>(null);
  const [kind, setKind] = useState<Shown>('all');
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(step);
  const run = tab.links ?? null;
  useEffect(() => {
    let current = true;
    void view.send({ type: 'view.links', tabId: view.tabId }).then((answer) => {
      const parsed = answer.ok ? linkListSchema.safeParse(answer.extra ?? null) : null;
      if (current && parsed?.success) setList(parsed.data);
    });
    return () => {
      current = false;
    };
  }, [view, run?.startedAt, run?.state, stepOf(run)]);

  const links = list?.links ?? [];
  // Of those that are fine or not checked not all may be listed; the check has counted them all.
  const of = (one: Shown): number => (one === 'all' ? links.length + (list?.left ?? 0) : run && one === 'none' ? Math.max(0, run.of - run.done) : run && (one === 'ok' || one === 'skipped') ? run[one] : links.filter(({ answer }) => (answer?.verdict ?? 'none') === one).length);
  const wanted = typed.trim().toLowerCase();
  const shown = links.filter(({ url, text, answer }) => (kind === 'all' || (answer?.verdict ?? 'none') === kind) && (wanted === '' || url.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted)));
  const again = (which: 'failed' | readonly string[]): void => void store.actions.ask({ type: 'view.check-links', tabId: view.tabId, which: which === 'failed' ? which : [...which] });
  return (
    <section class="links" aria-label={words['links.title']}>
      <LinkStatus automatic={tab.automaticLinks ?? 'off'} run={run} store={store} again={() => again('failed')} />
      {links.length === 0 ? null : (
        <>
          <div class="link-filter">
            <label>{words['links.show']}<select value={kind} onChange={({ currentTarget }) => { setKind(currentTarget.value as Shown); setMost(step); }}>
              {kinds.map((one) => <option value={one} key={one}>{`${words[`links.kind.${one}`]} ${of(one)}`}</option>)}
            </select></label>
            <label>{words['links.find']}<input type="search" value={typed} onInput={({ currentTarget }) => { setTyped(currentTarget.value); setMost(step); }} /></label>
          </div>
          {shown.length === 0 ? <p class="small">{words['links.noneLike']}</p> : null}
          <ul class="link-rows">
            {shown.slice(0, most).map((link) => <LinkRow key={link.url} link={link} again={run?.endedAt === null ? null : () => again([link.url])} />)}
          </ul>
          {shown.length > most ? <button type="button" class="quiet" onClick={() => setMost(most + step)}>{words['links.more'](shown.length - most)}</button> : null}
          {(list?.left ?? 0) > 0 ? <p class="small">{words['links.left'](list!.left)}</p> : null}
        </>
      )}
    </section>
  );
}

/** So often at most the list is fetched anew while a check runs: of ten thousand links a few hundred come in a second. */
const fetches = 40;

/** Changes when the list should be fetched anew. */
function stepOf(run: TabState['links'] | null): number {
  return run ? Math.floor(run.done / Math.max(1, Math.ceil(run.of / fetches))) : 0;
}
