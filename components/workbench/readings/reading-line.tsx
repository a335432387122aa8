import { useState } from 'preact/hooks';
import type { LineShown, PaperMessage } from '../../../contract/paper.ts';
import { beijingTime } from '../../beijing-time.ts';
import { useWords } from '../../words-context.tsx';
import { LineForm } from './line-form.tsx';

interface Props { readonly line: LineShown; readonly open: boolean; readonly act: (message: PaperMessage) => Promise<boolean> }

/** One line of the log, with what stood there before it was corrected. */
export function ReadingLine({ line, open, act }: Props) {
  const words = useWords();
  const [changing, setChanging] = useState<'correct' | 'withdraw' | null>(null);
  const { current, before, site } = line;
  const { title, column, measures, newItems, findings, found } = current;
  return (
    <>
      <tr>
        <td class="nobreak">{beijingTime((before[0] ?? current).at).slice(11)}</td>
        <td>{column || words['app.none']}</td>
        <td><a href={current.url} target="_blank" rel="noreferrer">{title || words['page.untitled']}</a><span class="small">{` ${site}`}</span></td>
        <td class="number">{newItems === null ? words['readings.notCompared'] : newItems}</td>
        <td>{current.checks === null ? words['readings.byHand'] : words['readings.checked'](current.checks.settled, current.checks.cannot + current.checks.notRun)}</td>
        <td>{findings === 0 && found === '' ? words['readings.nothing'] : <>{words['desk.findingCount'](findings)}<span class="small found">{` ${found}`}</span></>}</td>
        <td>{measures || words['app.none']}{before.length > 0 ? <details><summary class="small">{words['readings.corrected'](before.length)}</summary><ul class="small">{before.map((old) => <li key={old.id}>{`${beijingTime(old.at)} ${old.column}　${old.title}　${words['desk.findingCount'](old.findings)}　${old.measures || words['app.none']}`}</li>)}</ul><p class="small">{words['readings.because'](current.because || words['app.none'])}</p></details> : null}</td>
        {open ? <td class="nobreak"><button type="button" class="link" onClick={() => setChanging(changing === 'correct' ? null : 'correct')}>{words['readings.correct']}</button><button type="button" class="link" onClick={() => setChanging(changing === 'withdraw' ? null : 'withdraw')}>{words['readings.withdraw']}</button></td> : null}
      </tr>
      {open && changing !== null ? (
        <tr><td colSpan={8}>
          {changing === 'correct' ? <LineForm sites={null} start={{ title, column, measures, newItems, findings, found }} onCancel={() => setChanging(null)} onSave={async (typed, because) => {
            if (await act({ type: 'paper.correct-line', lineId: current.id, words: typed, because })) setChanging(null);
          }} /> : (
            <div class="form" role="group" aria-label={words['readings.withdraw']}>
              <p>{words['readings.withdrawAsk']}</p>
              <div class="form-actions"><button type="button" class="primary" onClick={() => void act({ type: 'paper.withdraw-line', lineId: current.id, because: '' })}>{words['readings.withdraw']}</button><button type="button" class="quiet" onClick={() => setChanging(null)}>{words['app.cancel']}</button></div>
            </div>
          )}
        </td></tr>
      ) : null}
    </>
  );
}
