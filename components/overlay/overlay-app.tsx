import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QuestionSaid } from '../../contract/question-said.ts';
import type { FindingStatus } from '../../contract/record.ts';
import type { Language, Words } from '../../messages/words.ts';
import { FindingRow } from '../finding-row.tsx';
import { Icon } from '../icon.tsx';
import { HelpSheet } from '../help-sheet.tsx';
import { keyAction } from '../keys.ts';
import { useStore } from '../use-store.ts';
import { LanguageContext, useWords } from '../words-context.tsx';
import { QuestionCard } from './question-card.tsx';
import type { Marked, OverlayState, OverlayStore } from './overlay-store.ts';
import { whereHidden } from './where-hidden.ts';

export interface OverlayEvents {
  readonly decide: (marked: Marked, ruling: FindingStatus, reason: string) => void;
  readonly say: (said: QuestionSaid) => void;
  readonly step: (by: 1 | -1) => void;
  readonly choose: (id: string) => void;
  /** Shows or hides the coverage lens. */
  readonly lens: () => void;
  readonly close: () => void;
  readonly copy: (text: string) => Promise<boolean>;
  readonly drafts: Map<string, string>;
}

interface Props { readonly store: OverlayStore; readonly events: OverlayEvents; readonly language: Language }

/** Numbered markers at the places found and the card of the current one. Positions are written by the tracker, not rendered. */
export function OverlayApp({ store, events, language }: Props) {
  return <LanguageContext.Provider value={language}><Layer store={store} events={events} /></LanguageContext.Provider>;
}

function Layer({ store, events }: Omit<Props, 'language'>) {
  const words = useWords();
  const state = useStore(store, (all) => all);
  const current = state.marked.find(({ finding }) => finding.record.id === state.current);
  return (
    <>
      {state.marked.map(({ number, finding, place }) => (place.element === null ? null : (
        <div class="place" key={finding.record.id} data-place={finding.record.id} data-kind={finding.veto ? 'veto' : finding.record.verdict} data-current={finding.record.id === state.current} hidden>
          <button type="button" class="marker" aria-label={words['overlay.marker'](number, finding.record.says)} onClick={() => events.choose(finding.record.id)}>{number}</button>
        </div>
      )))}
      {state.question ? <QuestionCard question={state.question} state={state} store={store} events={events} /> : <Card state={state} current={current ?? null} store={store} events={events} />}
    </>
  );
}

/** Where a place that does not show sits, as far as the page tells. */
function hiddenWords({ place: { element } }: Marked, words: Words): string {
  const hidden = element ? whereHidden(element) : null;
  return hidden && hidden.in !== 'unknown' ? words[`hidden.${hidden.in}`](hidden.name) : words['overlay.hidden'];
}

interface CardProps { readonly state: OverlayState; readonly current: Marked | null; readonly store: OverlayStore; readonly events: OverlayEvents }

function Card({ state, current, store, events }: CardProps) {
  const words = useWords();
  const card = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  const id = current?.finding.record.id;
  useLayoutEffect(() => card.current?.focus({ preventScroll: true }), [id]);

  const form = (kind: 'dismiss' | 'note' | null): void => {
    store.setState({ form: kind === 'dismiss' ? kind : null });
    if (kind === null) card.current?.focus({ preventScroll: true });
  };
  const rule = (ruling: FindingStatus, reason = ''): void => {
    if (current) events.decide(current, ruling, reason);
    form(null);
  };
  const onKey = (event: KeyboardEvent): void => {
    const action = keyAction(event);
    if (!action) return;
    const pending = current?.finding.record.status === 'pending' && !state.preview;
    switch (action) {
      case 'next': case 'later': events.step(1); break;
      case 'previous': events.step(-1); break;
      case 'confirm': if (pending) rule('confirmed'); break;
      case 'dismiss': if (pending) form('dismiss'); break;
      case 'undo': if (current && !pending && !state.preview) rule('pending'); break;
      case 'escape': if (state.form) form(null); else events.close(); break;
      case 'help': setHelp(true); break;
      case 'note': case 'locate': return;
    }
    event.preventDefault();
  };
  return (
    <section class="card" ref={card} tabIndex={-1} role="dialog" aria-label={words['overlay.label']} data-card onKeyDown={onKey}>
      <header class="card-head">
        <h2>{current ? words['overlay.position'](current.number, state.marked.length) : words['overlay.none']}</h2>
        <button type="button" class="quiet icon-only" disabled={state.marked.length < 2} title={`${words['overlay.previous']} (K)`} aria-label={words['overlay.previous']} onClick={() => events.step(-1)}><Icon name="back" /></button>
        <button type="button" class="quiet icon-only next" disabled={state.marked.length < 2} title={`${words['overlay.next']} (J)`} aria-label={words['overlay.next']} onClick={() => events.step(1)}><Icon name="next" /></button>
        <button type="button" class="quiet" aria-pressed={state.lens} title={words['lens.hold']} onClick={events.lens}>{words['lens.button']}</button>
        <button type="button" class="quiet icon-only" title={`${words['overlay.close']} (Esc)`} aria-label={words['overlay.close']} onClick={events.close}><Icon name="close" /></button>
      </header>
      {help ? <HelpSheet keys={['next', 'previous', 'confirm', 'dismiss', 'later', 'undo', 'lens']} onClose={() => setHelp(false)} /> : null}
      <div role="status">
        {current?.place.state === 'gone' ? <p class="card-note">{words['overlay.gone']}</p> : null}
        {current?.place.state === 'changed' ? <p class="card-note">{words['overlay.moved']}</p> : null}
        {current && current.place.state !== 'gone' && !state.shown ? <p class="card-note">{hiddenWords(current, words)}</p> : null}
        {state.refusal === null ? null : <p class="card-note" data-kind="problem">{state.refusal}</p>}
      </div>
      {current ? (
        <FindingRow key={id} finding={current.finding} current open={state.open} form={state.form} actions={{
          ...(state.preview ? {} : { rule: { confirm: () => rule('confirmed'), dismiss: (reason: string) => rule('dismissed', reason), undo: () => rule('pending') } }),
          copy: events.copy, toggle: () => store.setState({ open: !state.open }), form,
          typed: () => events.drafts.get(id!) ?? '', type: (_, text) => events.drafts.set(id!, text),
        }} />
      ) : null}
      {state.unplaced > 0 ? <p class="card-note">{words['overlay.unplaced'](state.unplaced)}</p> : null}
    </section>
  );
}
