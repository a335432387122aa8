import type { SyncState } from '../contract/ui-state.ts';
import type { ClockLength } from '../messages/zh-cn.ts';
import { beijingTime } from './beijing-time.ts';
import { Icon } from './icon.tsx';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly sync: SyncState; readonly store: ViewStore }

/** What is saved where: on this machine, waiting, submitted, in conflict; with the problem in words. */
export function SyncLine({ sync, store }: Props) {
  const words = useWords();
  const facts = [
    sync.busy ? words['sync.busy'] : words[`sync.${sync.mode}`],
    sync.mode === 'alone' ? '' : sync.waiting > 0 ? words['sync.waiting'](sync.waiting) : sync.mode === 'connected' && !sync.busy ? words['sync.allSent'] : '',
    sync.mode !== 'alone' && sync.lastAt !== null ? words['sync.lastAt'](beijingTime(sync.lastAt)) : '',
  ].filter((fact) => fact !== '');
  return (
    <div class="sync-line" data-mode={sync.mode}>
      <p>{facts.join(words['line.semicolon'])}</p>
      {sync.problem === null ? null : <p class="problem">{sync.problem}</p>}
      {sync.stepUp ? <p class="problem">{words['sync.stepUp'](sync.stepUp)} <button type="button" onClick={() => void store.actions.ask({ type: 'view.step-up' })}>{words['sync.stepUpDo']}</button></p> : null}
      {sync.ahead ? <p class="small">{words['sync.ahead'](sync.ahead > 0, lengthOf(Math.abs(sync.ahead)))}</p> : null}
      {sync.conflicts > 0 ? <button type="button" class="link" onClick={() => store.actions.show('conflicts')}>{words['sync.conflicts'](sync.conflicts)}</button> : null}
      <button type="button" class="quiet" disabled={sync.busy || sync.mode === 'alone' || sync.mode === 'signed-out'} onClick={() => void store.actions.ask({ type: 'view.sync' })}>
        <Icon name="send" />{sync.busy ? words['tool.submitting'] : words['tool.submit']}
      </button>
    </div>
  );
}

/** A length of time in its largest whole unit. */
function lengthOf(milliseconds: number): ClockLength {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return [minutes, 'minutes'];
  if (minutes < 48 * 60) return [Math.round(minutes / 60), 'hours'];
  const days = Math.round(minutes / 1440);
  return days < 730 ? [days, 'days'] : [Math.round(days / 365.25), 'years'];
}
