import { useEffect, useState } from 'preact/hooks';
import { linkKinds, linkListSchema, mostLinks, type LinkList as List, type LinkQuery } from '../contract/messages.ts';
import type { TabState } from '../contract/ui-state.ts';
import { LinkRow } from './link-row.tsx';
import { LinkStatus } from './link-status.tsx';
import { ManagedLine } from './managed-line.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

/** So many rows at first, and so many more with each press: a page may have thousands of links. */
const step = 100;

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** The page's links by what became of them, each with the chain of its answers; those with trouble first. The worker hands over what is shown, not more. */
export function LinkList({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const [list, setList] = useState<List>(null);
  const [kind, setKind] = useState<LinkQuery['kind']>('all');
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(step);
  const run = tab.links ?? null;
  useEffect(() => {
    let current = true;
    void view.send({ type: 'view.links', tabId: view.tabId, kind, like: typed, most }).then((answer) => {
      const parsed = answer.ok ? linkListSchema.safeParse(answer.extra ?? null) : null;
      if (current && parsed?.success) setList(parsed.data);
    });
    return () => {
      current = false;
    };
  }, [view, kind, typed, most, run?.startedAt, run?.state, stepOf(run)]);

  const of = (one: LinkQuery['kind']): number => (list === null ? 0 : one === 'all' ? linkKinds.reduce((sum, each) => sum + list.counts[each], 0) : list.counts[one]);
  const shown = list?.links ?? [];
  const rest = (list?.matching ?? 0) - shown.length;
  const again = (which: 'failed' | readonly string[]): void => void store.actions.ask({ type: 'view.check-links', tabId: view.tabId, which: which === 'failed' ? which : [...which] });
  return (
    <section class="links" aria-label={words['links.title']}>
      <LinkStatus automatic={tab.automaticLinks ?? 'off'} run={run} store={store} again={() => again('failed')} />
      <ManagedLine tab={tab} of={['automaticLinks']} />
      {of('all') === 0 ? null : (
        <>
          <div class="link-filter">
            <label>{words['links.show']}<select value={kind} onChange={({ currentTarget }) => { setKind(currentTarget.value as LinkQuery['kind']); setMost(step); }}>
              {(['all', ...linkKinds] as const).map((one) => <option value={one} key={one}>{`${words[`links.kind.${one}`]} ${of(one)}`}</option>)}
            </select></label>
            <label>{words['links.find']}<input type="search" maxLength={500} value={typed} onInput={({ currentTarget }) => { setTyped(currentTarget.value); setMost(step); }} /></label>
          </div>
          {shown.length === 0 ? <p class="small">{words['links.noneLike']}</p> : null}
          <ul class="link-rows">
            {shown.map((link) => <LinkRow key={link.url} link={link} again={run?.endedAt === null ? null : () => again([link.url])} />)}
          </ul>
          {rest > 0 && most < mostLinks ? <button type="button" class="quiet" onClick={() => setMost(Math.min(mostLinks, most + step))}>{words['links.more'](rest)}</button> : null}
          {rest > 0 && most >= mostLinks ? <p class="small">{words['links.left'](rest)}</p> : null}
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
