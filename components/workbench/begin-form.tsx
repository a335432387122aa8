import { useId, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { BegunHere } from '../../contract/review.ts';
import type { DeskList } from '../../contract/workbench.ts';
import { RubricSelect } from '../rubric-select.tsx';
import { useWords } from '../words-context.tsx';
import { askReview } from './ask-review.ts';
import type { DeskView } from './desk-view.ts';
import { Notice } from './notice.tsx';

interface Props { readonly list: DeskList; readonly view: DeskView; readonly onBegun: (id: string) => void }

/** Begins an inspection: what it is, of which site, when and by whom. What was typed stays until it is begun. */
export function BeginForm({ list, view, onBegun }: Props) {
  const words = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState<BegunHere>({ host: '', kind: 'spot-check', rubric: list.inspections[0]?.inspection.rubric ?? 'guangxi-2017@1', homeIsNavigationOnly: false, period: null, people: list.own.name === null ? [] : [list.own.name] });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<BegunHere>): void => setBegun((before) => ({ ...before, ...part }));
  const hosts = [...new Set(list.inspections.flatMap(({ site }) => site?.host ?? []))];
  const [from, to] = [begun.period?.from ?? '', begun.period?.to ?? ''];
  if (!list.own.mayWrite) return null;
  if (!open) return <p><button type="button" class="act" onClick={() => setOpen(true)}>{words['review.new']}</button></p>;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { value, refusal: why } = await askReview(view, { type: 'review.begin', begun }, z.string());
    setBusy(false);
    setRefusal(why);
    if (value !== null) onBegun(value);
  };
  return (
    <form class="form begin" aria-label={words['review.new']} onSubmit={(event) => void submit(event)}>
      <p class="form-title">{words['review.new']}</p>
      <p class="small">{words['review.newHow']}</p>
      {refusal === null ? null : <Notice text={refusal} />}
      <div class="form-grid">
        <div class="field"><label for={`${id}-host`}>{words['review.host']}</label><input id={`${id}-host`} list={`${id}-hosts`} required maxLength={300} placeholder="www.example.gov.cn" value={begun.host} onInput={(event) => change({ host: event.currentTarget.value })} /><datalist id={`${id}-hosts`}>{hosts.map((host) => <option key={host} value={host} />)}</datalist></div>
        <div class="field">
          <label for={`${id}-kind`}>{words['review.kind']}</label>
          <select id={`${id}-kind`} value={begun.kind} onChange={(event) => change({ kind: event.currentTarget.value as BegunHere['kind'] })}>
            {(['spot-check', 'census', 'preview', 'reading'] as const).map((kind) => <option key={kind} value={kind}>{words[`desk.kind.${kind}`]}</option>)}
          </select>
          <p class="small">{words[`review.kindHint.${begun.kind}`]}</p>
        </div>
        <RubricSelect label={words['review.rubric']} value={begun.rubric} onChange={(rubric) => change({ rubric })} />
        <div class="field"><label for={`${id}-from`}>{words['review.from']}</label><input id={`${id}-from`} type="date" value={from} onInput={(event) => change({ period: { from: event.currentTarget.value, to } })} /></div>
        <div class="field"><label for={`${id}-to`}>{words['review.to']}</label><input id={`${id}-to`} type="date" value={to} onInput={(event) => change({ period: { from, to: event.currentTarget.value } })} /></div>
        <div class="field"><label for={`${id}-people`}>{words['review.people']}</label><input id={`${id}-people`} maxLength={1000} value={begun.people.join(words['line.comma'])} onInput={(event) => change({ people: event.currentTarget.value.split(/[、，,]/) })} /></div>
      </div>
      <label class="tick"><input type="checkbox" checked={begun.homeIsNavigationOnly} onChange={(event) => change({ homeIsNavigationOnly: event.currentTarget.checked })} /><span>{words['review.navigationHome']}</span></label>
      <div class="form-actions"><button type="submit" class="primary" disabled={busy}>{words['review.create']}</button><button type="button" class="quiet" onClick={() => setOpen(false)}>{words['app.cancel']}</button></div>
    </form>
  );
}
