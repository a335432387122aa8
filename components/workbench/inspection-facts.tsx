import { useId, useState } from 'preact/hooks';
import type { InspectionOptions } from '../../contract/review.ts';
import type { DeskInspection } from '../../contract/workbench.ts';
import { useWords } from '../words-context.tsx';
import { doReview } from './ask-review.ts';
import type { DeskView } from './desk-view.ts';
import { Notice } from './notice.tsx';
import { SamplingPanel } from './sampling/sampling-panel.tsx';

interface Props { readonly shown: DeskInspection; readonly view: DeskView; readonly turn: number }

/** What this inspection is: period, people, how its pages were chosen, and where it counts otherwise than its form. */
export function InspectionFacts({ shown, view, turn }: Props) {
  const words = useWords();
  const { inspection } = shown;
  const open = inspection.closedAt === null && shown.own.mayWrite;
  const { sample, period, people = [] } = inspection;
  return (
    <section class="facts">
      {period ? <p>{words['review.period'](period.from, period.to)}</p> : null}
      {people.length > 0 ? <p>{words['review.peopleAre'](people.join(words['line.comma']))}</p> : null}
      <p>{sample && sample.how !== 'as-read' ? words['review.sampled'](words[`review.how.${sample.how}`], sample.pages.length, sample.of, sample.seed) : words['review.how.as-read']}</p>
      {open ? <Options key={inspection.id} shown={shown} view={view} /> : null}
      {open ? <SamplingPanel shown={shown} view={view} turn={turn} /> : null}
    </section>
  );
}

function Options({ shown, view }: { readonly shown: DeskInspection; readonly view: DeskView }) {
  const words = useWords();
  const id = useId();
  const { inspection } = shown;
  const [options, setOptions] = useState<InspectionOptions>({
    homeIsNavigationOnly: inspection.homeIsNavigationOnly, linksOncePer: inspection.linksOncePer ?? null, secondLevelPages: inspection.secondLevelPages ?? null, period: inspection.period ?? null, people: inspection.people ?? [],
  });
  const [said, setSaid] = useState<{ readonly refusal: string | null } | null>(null);
  const change = (part: Partial<InspectionOptions>): void => {
    setOptions((before) => ({ ...before, ...part }));
    setSaid(null);
  };
  const [from, to] = [options.period?.from ?? '', options.period?.to ?? ''];
  return (
    <form class="form" aria-label={words['review.facts']} onSubmit={(event) => {
      event.preventDefault();
      void doReview(view, { type: 'review.options', inspectionId: inspection.id, options }).then((refusal) => setSaid({ refusal }));
    }}>
      <p class="form-title">{words['review.facts']}</p>
      {said?.refusal ? <Notice text={said.refusal} /> : null}
      <div class="form-grid">
        <div class="field"><label for={`${id}-from`}>{words['review.from']}</label><input id={`${id}-from`} type="date" value={from} onInput={(event) => change({ period: { from: event.currentTarget.value, to } })} /></div>
        <div class="field"><label for={`${id}-to`}>{words['review.to']}</label><input id={`${id}-to`} type="date" value={to} onInput={(event) => change({ period: { from, to: event.currentTarget.value } })} /></div>
        <div class="field"><label for={`${id}-people`}>{words['review.people']}</label><input id={`${id}-people`} maxLength={1000} value={options.people.join(words['line.comma'])} onInput={(event) => change({ people: event.currentTarget.value.split(/[、，,]/) })} /></div>
        <div class="field">
          <label for={`${id}-links`}>{words['review.linksOncePer']}</label>
          <select id={`${id}-links`} value={options.linksOncePer ?? ''} onChange={(event) => change({ linksOncePer: (['page', 'site'] as const).find((one) => one === event.currentTarget.value) ?? null })}>
            <option value="">{words['review.links.pack']}</option><option value="page">{words['review.links.page']}</option><option value="site">{words['review.links.site']}</option>
          </select>
        </div>
      </div>
      <label class="tick"><input type="checkbox" checked={options.homeIsNavigationOnly} onChange={(event) => change({ homeIsNavigationOnly: event.currentTarget.checked })} /><span>{words['review.navigationHome']}</span></label>
      {options.homeIsNavigationOnly ? (
        <div class="field"><label for={`${id}-second`}>{words['review.secondLevel']}</label><textarea id={`${id}-second`} rows={3} value={(options.secondLevelPages ?? []).join('\n')} onInput={(event) => {
          const pages = event.currentTarget.value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
          change({ secondLevelPages: pages.length > 0 ? pages : null });
        }} /></div>
      ) : null}
      <div class="form-actions"><button type="submit" class="primary">{words['review.save']}</button>{said && said.refusal === null ? <span role="status">{words['review.saved']}</span> : null}</div>
    </form>
  );
}
