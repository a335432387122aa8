import type { TabState } from '../contract/ui-state.ts';
import { beijingTime } from './beijing-time.ts';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Whether what is read here goes into a 读网记录: the shift that is on with its switch, or a way to begin one. */
export function DutyLine({ tab, store }: Props) {
  const words = useWords();
  const { tabId } = useView();
  const { duty, site } = tab;
  if (tab.scope === 'unsupported' || !tab.settings.introduced) return null;
  // Only who reads daily keeps a log; a shift that is on is always shown.
  if (!duty && tab.settings.preset !== null && tab.settings.preset !== 'reading') return null;
  if (!duty) return <p class="duty-line"><button type="button" class="link" onClick={() => void store.actions.ask({ type: 'view.start-shift', tabId, name: words[beijingTime(Date.now()).slice(11) < '12:00' ? 'duty.morning' : 'duty.afternoon'] })}>{words['duty.start']}</button></p>;
  const listed = (site?.name ?? '') !== '' || (site?.code ?? '') !== '';
  return (
    <p class="duty-line" data-on="true" role="status">
      <b>{words['duty.short'](duty.name, duty.lines)}</b>
      {tab.scope === 'government' && !listed ? <span class="small">{words['duty.unlisted']}</span> : null}
      <button type="button" class="link" onClick={() => void store.actions.ask({ type: 'view.end-shift', tabId })}>{words['duty.end']}</button>
      <a href="/workbench.html#section=readings" target="_blank">{words['section.readings']}</a>
    </p>
  );
}
