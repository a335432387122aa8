import { useEffect, useState } from 'preact/hooks';
import { deskFindingsSchema, findingsAtOnce } from '../../../contract/workbench.ts';
import type { Evidence } from '../../../contract/evidence.ts';
import { evidenceListSchema, type Cause, type CausePages } from '../../../contract/review.ts';
import type { UiFinding } from '../../../contract/ui-state.ts';
import { beijingTime } from '../../beijing-time.ts';
import { ClauseQuote } from '../../clause-quote.tsx';
import { FragmentView } from '../../fragment-view.tsx';
import { Icon } from '../../icon.tsx';
import { useWords } from '../../words-context.tsx';
import { askReview } from '../ask-review.ts';
import type { CauseState, CauseStore } from './cause-store.ts';
import type { DeskView } from '../desk-view.ts';
import { shaped } from '../own-answers.ts';
import { EvidencePicture } from './evidence-picture.tsx';
import { ReachForm } from './reach-form.tsx';
import { VirtualList } from '../virtual-list.tsx';

interface Props { readonly cause: Cause; readonly state: CauseState; readonly store: CauseStore; readonly view: DeskView; readonly inspectionId: string; readonly mayRule: boolean }

/** One cause: what is wrong and by which clause, its pages with the evidence of each, and the rulings for one page or for all. */
export function CauseCurrent({ cause, state, store, view, inspectionId, mayRule }: Props) {
  const words = useWords();
  const { page, pages, form } = state;
  const at = page === null ? -1 : (pages ?? []).findIndex(({ url }) => url === page);
  const seen = useSeen(view, inspectionId, pages, Math.max(0, at));
  const inHand = (pages ?? [])[Math.max(0, at)];
  const finding = inHand ? seen.findings.get(inHand.findings[0]?.id ?? '') : undefined;
  const pending = page === null ? cause.pending : (inHand?.findings ?? []).filter(({ status }) => status === 'pending').length;
  const draft = `reach:${cause.key}`;
  return (
    <article class="current cause" aria-label={cause.says}>
      <h3>{cause.says}</h3>
      <p class="small">{[cause.name, words['review.counts'](cause.pending, cause.confirmed, cause.dismissed), cause.block === '' ? words['review.noBlock'] : words['review.block'](cause.block)].filter((part) => part !== '').join('　')}</p>
      <p>{cause.fix}</p>
      {mayRule ? (
        <div class="row-actions" role="group" aria-label={page === null ? words['review.whole'](cause.pages) : inHand?.title ?? ''}>
          {page === null ? <b>{words['review.whole'](cause.pages)}</b> : <button type="button" class="quiet" onClick={() => store.actions.setPage(null)}><Icon name="back" />{words['review.whole'](cause.pages)}</button>}
          {pending > 0 ? (
            <>
              <button type="button" class="act" disabled={state.progress !== null} onClick={() => void store.actions.rule('confirmed', '', null)}><Icon name="confirm" />{page === null ? words['review.confirmAll'](pending) : words['review.confirm']}</button>
              <button type="button" aria-expanded={form === 'dismiss'} onClick={() => store.actions.setForm(form === 'dismiss' ? null : 'dismiss')}><Icon name="dismiss" />{words[page === null ? 'review.dismissAll' : 'review.dismiss']}</button>
              <button type="button" aria-expanded={form === 'inapplicable'} onClick={() => store.actions.setForm(form === 'inapplicable' ? null : 'inapplicable')}>{words[page === null ? 'review.inapplicableAll' : 'review.inapplicable']}</button>
            </>
          ) : null}
          {page !== null && pending === 0 ? <button type="button" onClick={() => void store.actions.takeBack()}><Icon name="undo" />{words['review.undoOne']}</button> : null}
          <button type="button" class="quiet" onClick={() => void store.actions.locate()}><Icon name="locate" />{words['review.locate']}</button>
        </div>
      ) : null}
      {mayRule && form !== null && pending > 0 ? (
        <ReachForm key={`${form} ${page ?? ''}`} inapplicable={form === 'inapplicable'} address={/^https?:/.test(cause.about)} scope={page === null ? 'site' : 'page'} typed={view.drafts.get(draft)} onType={(text) => view.drafts.set(draft, text)}
          onCancel={() => store.actions.setForm(null)} onSubmit={(reason, reach) => void store.actions.rule('dismissed', reason, reach).then((done) => (done ? view.drafts.set(draft, '') : undefined))} />
      ) : null}
      {pages === null ? <p aria-busy="true">{words['app.loading']}</p> : (
        <div class="cause-pages">
          <VirtualList items={pages} label={words['review.pagesListed'](pages.length)} height={72} current={at} idOf={({ url }) => url} onPick={({ url }) => store.actions.setPage(url)} onView={seen.need} line={(one) => <PageLine one={one} finding={seen.findings.get(one.findings[0]?.id ?? '')} evidence={seen.evidence.get(one.findings[0]?.id ?? '')} view={view} />} />
        </div>
      )}
      {finding ? (
        <section class="block in-hand">
          <p><a href={finding.record.url} target="_blank" rel="noreferrer">{finding.record.pageTitle || words['page.untitled']}</a><span class="small">{` ${finding.record.url}`}</span></p>
          <Proof finding={finding} evidence={seen.evidence.get(finding.record.id)} view={view} />
          <Rulings finding={finding} />
        </section>
      ) : null}
      {cause.cites.map((clause) => <ClauseQuote key={clause} id={clause} />)}
    </article>
  );
}

function PageLine({ one, finding, evidence, view }: { readonly one: CausePages[number]; readonly finding: UiFinding | undefined; readonly evidence: Evidence | undefined; readonly view: DeskView }) {
  const words = useWords();
  const statuses = [...new Set(one.findings.map(({ status }) => status))];
  return (
    <>
      {evidence?.picture ? <EvidencePicture sha256={evidence.picture.sha256} alt="" view={view} small /> : <span class="no-picture" aria-hidden="true" />}
      <span class="line-says">{one.title || one.url}</span>
      <span class="line-facts">{[statuses.map((status) => words[`status.${status}`]).join('／'), finding?.record.at?.quote ?? finding?.record.says ?? '', one.url].filter((part) => part !== '').join('　')}</span>
    </>
  );
}

function Proof({ finding, evidence, view }: { readonly finding: UiFinding; readonly evidence: Evidence | undefined; readonly view: DeskView }) {
  const words = useWords();
  return (
    <>
      {evidence?.picture ? <EvidencePicture sha256={evidence.picture.sha256} alt={words['evidence.picture'](finding.record.says)} view={view} /> : null}
      {evidence && !evidence.picture && evidence.without !== null ? <p class="small">{words['evidence.without'](evidence.without)}</p> : null}
      <FragmentView fragment={finding.record.fragment} at={finding.record.at} />
    </>
  );
}

/** What people ruled, with how far and how long it holds. */
function Rulings({ finding }: { readonly finding: UiFinding }) {
  const words = useWords();
  if (finding.decisions.length === 0) return null;
  return (
    <ul class="plain rulings">
      {finding.decisions.map(({ id, by, ruling, at, reason, scope, until, inapplicable, follows }) => (
        <li key={id}>
          {words['finding.ruled'](by === '' ? words['finding.someone'] : by, inapplicable ? words['desk.inapplicable'] : words[`status.${ruling}`], beijingTime(at))}
          {reason === '' ? null : `${words['line.colon']}${reason}`}
          {scope && scope !== 'page' || typeof until === 'number' ? <span class="small">{` ${words['reach.scoped'](words[`reach.${scope ?? 'page'}`], typeof until === 'number' ? beijingTime(until).slice(0, 10) : '')}`}</span> : null}
          {follows ? <span class="small">{` ${words['reach.followed']}`}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Findings and evidence of the pages in view, asked for as they come into view. */
function useSeen(view: DeskView, inspectionId: string, pages: CausePages | null, inHand: number) {
  const [findings, setFindings] = useState<ReadonlyMap<string, UiFinding>>(new Map());
  const [evidence, setEvidence] = useState<ReadonlyMap<string, Evidence>>(new Map());
  const need = (from: number, to: number): void => {
    const ids = (pages ?? []).slice(from, to).map(({ findings: of }) => of[0]?.id ?? '').filter((id) => id !== '').slice(0, findingsAtOnce);
    if (ids.length === 0) return;
    void view.send({ type: 'desk.findings', inspectionId, rubric: null, ids }).then((answer) => {
      const found = answer.ok ? shaped(deskFindingsSchema, answer.value) : null;
      if (found?.success) setFindings((before) => new Map([...before, ...found.data.map((one) => [one.record.id, one] as const)]));
    });
    void askReview(view, { type: 'review.evidence', inspectionId, findingIds: ids }, evidenceListSchema).then(({ value }) => {
      if (value) setEvidence((before) => new Map([...before, ...value.evidence.map((one) => [one.findingId, one] as const)]));
    });
  };
  useEffect(() => need(inHand, inHand + 1), [pages, inHand]);
  return { findings, evidence, need };
}
