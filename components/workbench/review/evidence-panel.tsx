import { useState } from 'preact/hooks';
import { chainReportSchema, type ChainReport, type Evidence } from '../../../contract/evidence.ts';
import { evidenceListSchema, runSchema, type EvidenceList } from '../../../contract/review.ts';
import type { DeskInspection } from '../../../contract/workbench.ts';
import { ProofPiece } from '../../shared/proof-piece.ts';
import { useWords } from '../../words-context.tsx';
import { askReview, doReview, useReview } from '../ask-review.ts';
import type { DeskView } from '../desk-view.ts';
import { EvidencePicture } from './evidence-picture.tsx';
import { Notice } from '../notice.tsx';
import { sharedIn } from './shared-in.ts';
import { RunLine } from '../sampling/run-line.tsx';

interface Props { readonly shown: DeskInspection; readonly view: DeskView; readonly turn: number }

/** So many are drawn at once; more on a press. */
const atOnce = 50;

/** What proves the confirmed findings of an inspection, what is missing, and whether the records are as they were written. */
export function EvidencePanel({ shown, view, turn }: Props) {
  const words = useWords();
  const inspectionId = shown.inspection.id;
  const { value: list, refusal, again } = useReview(view, { type: 'review.evidence', inspectionId, findingIds: null }, evidenceListSchema, turn);
  const { value: run, again: runAgain } = useReview(view, { type: 'review.run', inspectionId }, runSchema, turn);
  const [report, setReport] = useState<ChainReport | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [most, setMost] = useState(atOnce);
  if (!list) return refusal === null ? <p aria-busy="true">{words['app.loading']}</p> : <Notice text={refusal} />;
  const { missing } = list;
  const verify = (): void => void askReview(view, { type: 'review.verify', inspectionId }, chainReportSchema).then(({ value, refusal: why }) => {
    setReport(value);
    setSaid(why);
  });
  return (
    <section class="evidence-part">
      {said === null ? null : <Notice text={said} />}
      {list.unsound > 0 ? <Notice text={words['evidence.unsound'](list.unsound)} /> : null}
      <div class="filters">
        <span>{words['evidence.counts'](list.confirmed, list.withPicture)}</span>
        {list.unseen > 0 ? <span class="small">{words['evidence.unseen'](list.unseen)}</span> : null}
        {missing > 0 && list.mayCapture ? <button type="button" class="act" disabled={run?.state === 'opening'} onClick={() => void doReview(view, { type: 'review.retake', inspectionId }).then((why) => { setSaid(why); runAgain(); })}>{words['evidence.retake'](missing)}</button> : null}
        <button type="button" onClick={verify}>{words['evidence.verify']}</button>
      </div>
      {missing > 0 && !list.mayCapture ? (
        <div class="notice"><p>{words['evidence.allowHow']}</p><button type="button" onClick={() => void view.allowCapture().then((given) => { setSaid(given ? null : words['evidence.refused']); again(); })}>{words['evidence.allow']}</button></div>
      ) : null}
      {run?.kind === 'retake' ? <RunLine run={run} onStop={() => void doReview(view, { type: 'review.stop-run', inspectionId })} onResume={null} /> : null}
      {report ? <Verified report={report} /> : null}
      {list.evidence.length === 0 ? <p class="nothing-yet">{words['evidence.none']}</p> : (
        <>
          <ul class="plain evidence-list">{list.evidence.slice(0, most).map((one) => <li key={one.id}><Piece one={one} shared={list.shared[one.id]} view={view} /></li>)}</ul>
          {list.evidence.length > most ? <p><button type="button" onClick={() => setMost(most + 200)}>{`${words['desk.showAll']}${words['line.open']}${list.evidence.length}${words['line.close']}`}</button></p> : null}
        </>
      )}
    </section>
  );
}

function Verified({ report }: { readonly report: ChainReport }) {
  const words = useWords();
  const good = report.trouble.length === 0;
  return (
    <section class="notice" data-kind={good ? undefined : 'problem'} role="status">
      <p>{good ? words['evidence.good'](report.links, report.records) : words['evidence.bad'](report.trouble.length)}</p>
      {good ? null : <ul>{report.trouble.slice(0, 50).map((line) => <li key={line}>{line}</li>)}</ul>}
      {report.elsewhere > 0 ? <p class="small">{words['evidence.elsewhere'](report.elsewhere)}</p> : null}
      {report.head === null ? null : <p class="small hash">{words['evidence.head'](report.head)}</p>}
    </section>
  );
}

interface PieceProps { readonly one: Evidence; readonly shared: EvidenceList['shared'][string] | undefined; readonly view: DeskView }

function Piece({ one, shared, view }: PieceProps) {
  const words = useWords();
  return <ProofPiece words={words} evidence={one} heading="h3" shared={shared ? sharedIn(words, shared) : ''} {...(shared ? { sharedAs: shared.as } : {})} picture={one.picture ? <EvidencePicture sha256={one.picture.sha256} alt={words['evidence.picture'](one.says)} view={view} /> : null} />;
}
