import { h, render } from 'preact';
import type { ContentMessage, OverlayAnswer, OverlayRequest } from '../../contract/messages.ts';
import type { Place } from '../../contract/finding.ts';
import type { UiFinding } from '../../contract/ui-state.ts';
import { isRendered } from '../../page/dom.ts';
import type { Language } from '../../messages/words.ts';
import { findingOrder, groupFindings } from '../finding-order.ts';
import { spokenLanguage } from '../in-language.tsx';
import { keepFocus } from '../keep-focus.ts';
import { wordsOf } from '../../messages/words.ts';
import { type Host, mountHost } from './host.ts';
import { lensSwitch, type LensSwitch } from './lens-switch.ts';
import { OverlayApp, type OverlayEvents } from './overlay-app.tsx';
import { createOverlayStore, type Marked, type OverlayStore } from './overlay-store.ts';
import { pick } from './pick.ts';
import { findPlace } from './place-in-page.ts';
import { createRevealer, type Revealer } from './reveal.ts';
import { canMarkText, markText, marksShowIn } from './text-marks.ts';
import { textRanges } from './text-range.ts';
import { track } from './track.ts';

/** Sends to the worker. Answers a ruling with `{ok, message}`; what is not answered is `undefined`; `orphaned` after an update. Never rejects. */
export type Send = (message: ContentMessage) => Promise<unknown>;

/** The answer where the extension was updated or reloaded under the page: nobody hears this overlay any more. */
export const orphaned = { ok: false } as const;

interface Shown { readonly host: Host; readonly store: OverlayStore; readonly end: AbortController; readonly place: () => void; readonly lens: LensSwitch; readonly revealer: Revealer; readonly asText: boolean }

/** The overlay of one page: answers what the worker asks, and leaves nothing behind when it is closed. */
export function createOverlay(send: Send): (request: OverlayRequest) => OverlayAnswer {
  let shown: Shown | null = null;
  let picking: AbortController | null = null;
  const drafts = new Map<string, string>();

  const close = (): void => {
    picking?.abort();
    if (!shown) return;
    shown.lens.off();
    shown.end.abort();
    shown.revealer.restore();
    // Out of the page first: while ours still has the focus it can be given back.
    shown.host.remove();
    render(null, shown.host.root);
    shown = null;
  };

  const open = (chosen: Language, styled: boolean): Shown => {
    const language = spokenLanguage(chosen);
    const host = mountHost(language);
    const store = createOverlayStore();
    const end = new AbortController();
    const revealer = createRevealer();
    const step = (by: 1 | -1): void => {
      const { marked, current } = store.getState();
      const at = marked.findIndex(({ finding }) => finding.record.id === current);
      const next = marked[(at + by + marked.length) % marked.length];
      if (next) choose(next.finding.record.id);
    };
    const choose = (id: string): void => {
      store.setState({ current: id, refusal: null, form: null });
      reveal(store, revealer);
      requestAnimationFrame(place);
    };
    const lens = lensSwitch(host.root, language, (on) => store.setState({ lens: on }), () => void send({ type: 'capture.lens' }).then((answer) => store.setState({ refusal: refusalOf(answer, language) })));
    const events: Omit<OverlayEvents, 'say'> = {
      lens: lens.toggle, step, choose, drafts,
      close: () => {
        close();
        void send({ type: 'capture.overlay-closed' });
      },
      copy: (text) => navigator.clipboard?.writeText(text).then(() => true, () => false) ?? Promise.resolve(false),
      decide: (marked, ruling, reason) => void send({ type: 'capture.decide', key: marked.finding.record.key, ruling, reason }).then((answer) => {
        const refusal = refusalOf(answer, language);
        store.setState({ refusal });
        if (refusal !== null) return;
        drafts.delete(marked.finding.record.id);
        if (ruling !== 'pending') step(1);
      }),
    };
    const say: OverlayEvents['say'] = (said) => void send({ type: 'capture.answer', said }).then((answer) => {
      const refusal = refusalOf(answer, language);
      const { question } = store.getState();
      if (refusal !== null) return store.setState({ refusal });
      drafts.delete(`question:${said.question}`);
      if (question?.id === said.question) store.setState({ refusal, form: null, question: { id: said.question, holds: said.holds } });
    });
    keepFocus(host.root, end.signal);
    const asText = styled && canMarkText();
    if (asText) markText(host.element, store, end.signal);
    const place = track(host.root, store, end.signal, () => events.close());
    render(h(OverlayApp, { store, events: { ...events, say }, language }), host.root);
    return { host, store, end, place, lens, revealer, asText };
  };

  const show = (request: Extract<OverlayRequest, { do: 'show' }>): OverlayAnswer => {
    // Closed by the person while the worker was getting the news together: then it stays closed.
    if (request.refresh && !shown) return { marked: 0, moved: [] };
    shown ??= open(request.language, request.styled ?? false);
    const { store, place, lens, revealer, asText } = shown;
    const marked = markedOf(request.findings, request.language, asText);
    lens.forget();
    const still = marked.some(({ finding }) => finding.record.id === store.getState().current) ? store.getState().current : null;
    store.setState({ question: null, marked, unplaced: request.findings.length - marked.length, preview: request.preview ?? false, current: request.locate ?? still ?? marked[0]?.finding.record.id ?? null });
    if (request.locate !== null) reveal(store, revealer);
    // Preact renders in its own time; positions are written when the markers stand.
    requestAnimationFrame(() => requestAnimationFrame(place));
    return { marked: marked.filter(({ place }) => place.element !== null).length, moved: marked.filter(({ place }) => place.state !== 'there').map(({ finding }) => finding.record.id) };
  };

  const ask = (request: Extract<OverlayRequest, { do: 'ask' }>): OverlayAnswer => {
    if (request.refresh && !shown) return { marked: 0, moved: [] };
    shown ??= open(request.language, request.styled ?? false);
    const { store, place, revealer, asText } = shown;
    const marked = markedOf(request.places.map(candidate), request.language, asText);
    const same = store.getState().question?.id === request.question;
    const current = same ? store.getState().current : marked[0]?.finding.record.id ?? null;
    store.setState({ question: { id: request.question, holds: request.answered }, marked, unplaced: 0, current, refusal: null, ...(same ? {} : { form: null, open: false }) });
    if (!same) reveal(store, revealer);
    requestAnimationFrame(() => requestAnimationFrame(place));
    return { marked: marked.filter(({ place: { element } }) => element !== null).length, moved: [] };
  };

  const startPicking = async (language: Language): Promise<void> => {
    picking?.abort();
    const mine = new AbortController();
    picking = mine;
    const host = shown?.host ?? mountHost(spokenLanguage(language));
    const picked = await pick(host, spokenLanguage(language), mine.signal);
    if (host !== shown?.host) host.remove();
    if (picking === mine) picking = null;
    void send(picked ? { type: 'capture.picked', ...picked } : { type: 'capture.pick-cancelled' });
  };

  return (request) => {
    switch (request.do) {
      case 'show': return show(request);
      case 'ask': return ask(request);
      case 'lens':
        if (request.areas) shown?.lens.take(request.areas);
        else shown?.lens.off();
        return { marked: shown?.store.getState().marked.length ?? 0, moved: [] };
      case 'pick':
        void startPicking(request.language);
        return { marked: shown?.store.getState().marked.length ?? 0, moved: [] };
      case 'close':
        close();
        return { marked: 0, moved: [] };
    }
  };
}

/** A place to look at, in the shape of what is marked; it is no finding and cannot be ruled on. */
function candidate(at: Place, index: number): UiFinding {
  return {
    record: {
      id: `place-${index}`, siteId: '', inspectionId: null, visitId: null, origin: 'machine', key: '', check: 'question', checkVersion: 0, code: '', verdict: 'hint', about: '', says: at.quote, fix: '',
      cites: [], at, fragment: null, url: '', pageType: 'other', pageTitle: '', category: null, status: 'pending', note: '', foundAt: 0,
    },
    group: 'manual', sync: 'local', price: null, veto: false, decisions: [], present: true,
  };
}

/** Findings with a place, in the order of the list; several at one element are drawn side by side. @param asText quoted words are looked for too */
function markedOf(findings: readonly UiFinding[], language: Language, asText: boolean): readonly Marked[] {
  const ranges = asText ? textRanges() : () => [];
  const taken = new Map<Element, number>();
  return findingOrder(groupFindings(findings, wordsOf(language))).flatMap((finding) => (finding.record.at ? [{ finding, at: finding.record.at }] : [])).map(({ finding, at }, index) => {
    const place = findPlace(at);
    const shift = place.element ? taken.get(place.element) ?? 0 : 0;
    if (place.element) taken.set(place.element, shift + 1);
    return { number: index + 1, finding, place, text: place.state === 'there' && place.element && (!asText || marksShowIn(place.element)) ? ranges(place.element, at.quote) : [], shift };
  });
}

/** Scrolls the current place into the window. What is not rendered has nowhere to scroll to. */
function reveal(store: OverlayStore, revealer: Revealer): void {
  const { marked, current } = store.getState();
  const element = marked.find(({ finding }) => finding.record.id === current)?.place.element;
  if (element && isRendered(element)) revealer.reveal(element);
}

function refusalOf(answer: unknown, language: Language): string | null {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return wordsOf(language)['app.unreachable'];
  if (answer.ok === true) return null;
  if (answer === orphaned) return wordsOf(language)['app.updated'];
  return 'message' in answer && typeof answer.message === 'string' ? answer.message : wordsOf(language)['app.unreachable'];
}
