import type { RubricLine, RubricsHere } from '../../../contract/review.ts';
import { beijingTime } from '../../beijing-time.ts';
import { useWords } from '../../words-context.tsx';
import { KeptSwitches } from './kept-switches.tsx';
import { SignatureLine } from './signature-line.tsx';

export type RubricAct = (one: RubricLine, what: RubricLine['state'] | 'publish' | 'json' | 'xlsx') => Promise<void> | undefined;

interface Props { readonly shown: RubricsHere; readonly mayWrite: boolean; readonly onAct: RubricAct }

/** Every form with where it comes from and what becomes of it; those taken away stay below, to be restored. */
export function RubricTable({ shown: { rubrics, mayPublish }, mayWrite, onAct }: Props) {
  const words = useWords();
  const here = rubrics.filter(({ state }) => state !== 'removed');
  const gone = rubrics.filter(({ state }) => state === 'removed');
  return (
    <>
      <Rows rubrics={here} title={words['rubrics.section']} mayPublish={mayPublish} mayWrite={mayWrite} onAct={onAct} />
      {gone.length === 0 ? null : <details><summary>{words['packs.removedOnes'](gone.length)}</summary><Rows rubrics={gone} title={words['packs.removedOnes'](gone.length)} mayPublish={null} mayWrite={mayWrite} onAct={onAct} /></details>}
    </>
  );
}

interface RowsProps { readonly rubrics: readonly RubricLine[]; readonly title: string; readonly mayPublish: boolean | null; readonly mayWrite: boolean; readonly onAct: RubricAct }

function Rows({ rubrics, title, mayPublish, mayWrite, onAct }: RowsProps) {
  const words = useWords();
  return (
    <div class="wide" role="region" aria-label={title} tabIndex={0}>
      <table class="lined">
        <thead><tr><th scope="col">{words['rubrics.name']}</th><th scope="col">{words['rubrics.document']}</th><th scope="col">{words['rubrics.key']}</th><th scope="col">{words['rubrics.kind']}</th><th scope="col">{words['packs.column.effect']}</th><th scope="col" class="number">{words['rubrics.rows']}</th><th scope="col">{words['rubrics.blank']}</th><th scope="col">{words['packs.column.do']}</th></tr></thead>
        <tbody>
          {rubrics.map((one) => (
            <tr key={one.id ?? one.key}>
              <th scope="row">{one.name}{one.sha256 === null ? null : <p class="small">{words['rubrics.hash'](one.sha256.slice(0, 16))}</p>}</th>
              <td>{one.document}</td><td>{one.key}</td>
              <td>{words[one.id === null ? 'rubrics.built' : 'rubrics.own']}{one.by === null || one.at === null ? null : <p class="small">{words['packs.who'](one.by, beijingTime(one.at), one.shared)}</p>}<SignatureLine signature={one.signature} /></td>
              <td><span class="state" data-state={one.effect === 'offered' ? 'final' : 'provisional'}>{words[`rubrics.effect.${one.effect}`]}</span>{one.effect === 'other' || one.effect === 'damaged' ? <p class="small">{words[`rubrics.why.${one.effect}`]}</p> : null}</td>
              <td class="number">{one.rows}</td><td>{one.blank > 0 ? words['rubrics.blankHint'](one.blank) : ''}</td>
              <td>
                <div class="answer-actions">
                  {one.id === null || !mayWrite ? null : <KeptSwitches one={one} mayPublish={mayPublish} onAct={(what) => onAct(one, what)} />}
                  <button type="button" class="quiet" onClick={() => void onAct(one, 'xlsx')}>{words['rubrics.xlsx']}</button>
                  <button type="button" class="quiet" onClick={() => void onAct(one, 'json')}>{words['rubrics.json']}</button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
