import type { UiFinding } from '../contract/ui-state.ts';
import { beijingTime } from './beijing-time.ts';
import { ClauseQuote } from './clause-quote.tsx';
import { CopyButton } from './copy-button.tsx';
import { FragmentView } from './fragment-view.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly finding: UiFinding; readonly id: string; readonly copy: (text: string) => Promise<boolean> }

/** Everything behind one finding: what to do, the quoted clauses, the evidence, what people decided. */
export function FindingDetail({ finding, id, copy }: Props) {
  const words = useWords();
  const { record, decisions, patch } = finding;
  return (
    <div class="detail" id={id}>
      {record.fix === '' ? null : (
        <section class="block">
          <h4>{words['finding.fix']}</h4>
          <p>{record.fix}</p>
          <CopyButton text={record.fix} label={words['finding.copyFix']} copy={copy} />
        </section>
      )}
      {patch === undefined ? null : (
        <section class="block">
          <h4>{words['finding.patch']}</h4>
          <pre class="source" tabIndex={0} aria-label={words['finding.patch']}><code>{patch}</code></pre>
          <CopyButton text={patch} label={words['finding.copyPatch']} copy={copy} />
        </section>
      )}
      {record.cites.length === 0 ? null : (
        <section class="block">
          <h4>{words['finding.clauses']}</h4>
          {record.cites.map((clause) => <ClauseQuote key={clause} id={clause} />)}
        </section>
      )}
      {!record.versions || record.versions.used.length === 0 ? null : (
        <section class="block">
          <h4>{words['finding.unitRules']}</h4>
          <ul class="plain">{record.versions.used.map((rule) => <li key={rule}>{rule}</li>)}</ul>
        </section>
      )}
      {!record.versions ? null : (
        <section class="block">
          <h4>{words['finding.judgedBy']}</h4>
          <p class="small">{words['finding.judgedByWhat'](record.versions.standards, record.versions.editions ?? [], record.versions.packs)}</p>
        </section>
      )}
      <FragmentView fragment={record.fragment} at={record.at} />
      {decisions.length === 0 ? null : (
        <section class="block">
          <h4>{words['finding.history']}</h4>
          <ul class="plain">
            {decisions.map(({ id: key, by, ruling, at, reason }) => (
              <li key={key}>{words['finding.ruled'](by === '' ? words['finding.someone'] : by, words[`status.${ruling}`], beijingTime(at))}{reason === '' ? null : <span>{`${words['line.colon']}${reason}`}</span>}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
