import type { DeskPacks } from '../../../contract/pack-desk.ts';
import { beijingTime } from '../../beijing-time.ts';
import { useWords } from '../../words-context.tsx';
import { KeptSwitches } from './kept-switches.tsx';
import { SignatureLine } from './signature-line.tsx';

type Kept = DeskPacks['packs'][number];
export type PackAct = (one: Kept, what: Kept['state'] | 'publish' | 'json' | 'xlsx') => Promise<void> | undefined;

interface Props { readonly shown: DeskPacks; readonly mayWrite: boolean; readonly onAct: PackAct }

/** Every pack with what becomes of it today; removed ones stay below, to be restored. */
export function PackTable({ shown, mayWrite, onAct }: Props) {
  const words = useWords();
  const here = shown.packs.filter(({ state }) => state !== 'removed');
  const gone = shown.packs.filter(({ state }) => state === 'removed');
  return (
    <>
      {here.length === 0 ? <section class="nothing-yet"><h3>{words['packs.none']}</h3><p>{words['packs.noneHow']}</p></section> : <Rows packs={here} title={words['packs.list']} mayPublish={shown.mayPublish} mayWrite={mayWrite} onAct={onAct} />}
      {gone.length === 0 ? null : <details><summary>{words['packs.removedOnes'](gone.length)}</summary><Rows packs={gone} title={words['packs.removedOnes'](gone.length)} mayPublish={null} mayWrite={mayWrite} onAct={onAct} /></details>}
    </>
  );
}

interface RowsProps { readonly packs: readonly Kept[]; readonly title: string; readonly mayPublish: boolean | null; readonly mayWrite: boolean; readonly onAct: PackAct }

function Rows({ packs, title, mayPublish, mayWrite, onAct }: RowsProps) {
  const words = useWords();
  return (
    <div class="wide" role="region" aria-label={title} tabIndex={0}>
      <table class="lined">
        <thead><tr>{(['name', 'days', 'content', 'effect', 'who', 'do'] as const).map((column) => <th scope="col" key={column}>{words[`packs.column.${column}`]}</th>)}</tr></thead>
        <tbody>
          {packs.map((one) => (
            <tr key={one.edition}>
              <th scope="row">{one.name}<span class="small">{` ${words['packs.version'](one.code, one.version)}`}</span>{one.note === '' ? null : <p class="small">{one.note}</p>}</th>
              <td class="nobreak">{words['packs.days'](one.from, one.until)}</td>
              <td>{words['packs.counts'](one)}</td>
              <td><span class="state" data-state={one.effect === 'in-force' ? 'final' : 'provisional'}>{words[`packs.effect.${one.effect}`]}</span></td>
              <td class="small">{words['packs.who'](one.by, beijingTime(one.at), one.shared)}<SignatureLine signature={one.signature} /></td>
              <td>
                <div class="answer-actions">
                  {mayWrite ? <KeptSwitches one={one} mayPublish={mayPublish} onAct={(what) => onAct(one, what)} /> : null}
                  <button type="button" class="quiet" onClick={() => void onAct(one, 'json')}>{words['packs.json']}</button>
                  <button type="button" class="quiet" onClick={() => void onAct(one, 'xlsx')}>{words['packs.xlsx']}</button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
