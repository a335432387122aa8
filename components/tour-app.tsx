import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FindingStatus } from '../contract/record.ts';
import type { Settings } from '../contract/settings.ts';
import type { UiFinding } from '../contract/ui-state.ts';
import { findingOrder, groupFindings } from './finding-order.ts';
import { FindingRow } from './finding-row.tsx';
import { InLanguage } from './in-language.tsx';
import { KeyHelp } from './key-help.tsx';
import { isComposed, keyAction } from './keys.ts';
import { PresetChoice } from './preset-choice.tsx';
import { useWords } from './words-context.tsx';

/** What the real checks found on the demo page. */
export interface TourResult {
  readonly findings: readonly UiFinding[];
  readonly passed: number;
  readonly unchecked: readonly { readonly name: string; readonly reason: string }[];
  /** Where a finding stands, by its key. */
  readonly elementOf: (key: string) => Element | null;
}

interface Props {
  readonly settings: Settings;
  readonly locked: boolean;
  /** The demo page as text; null while it is read. */
  readonly html: string | null;
  readonly inspect: (document: Document) => Promise<TourResult>;
  /** Why the page could not be had. */
  readonly failure: string | null;
  readonly change: (part: Partial<Settings>) => Promise<unknown>;
  readonly copy: (text: string) => Promise<boolean>;
  /** Ends the tour, at its end or before. */
  readonly leave: () => void;
}

const steps = 5;

/** A short walk through the demo page: the real checks on it, the real rows, nothing saved. Every step by key; Escape skips. */
export function TourApp(props: Props) {
  return <InLanguage chosen={props.settings.language} class="tour"><Tour {...props} /></InLanguage>;
}

function Tour({ settings, locked, html, inspect, failure, change, copy, leave }: Props) {
  const words = useWords();
  const [step, setStep] = useState(1);
  const [result, setResult] = useState<TourResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [statuses, setStatuses] = useState<ReadonlyMap<string, FindingStatus>>(new Map());
  const [current, setCurrent] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [dismissing, setDismissing] = useState<string | null>(null);
  const [marked, setMarked] = useState<Element | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  // Keys may come faster than the screen is drawn: they go by what was decided last, not by what is drawn.
  const now = useRef({ step: 1, current: null as string | null });
  const why = failure ?? problem;

  const findings = result ? findingOrder(groupFindings(result.findings, words)).map((finding) => ({ ...finding, record: { ...finding.record, status: statuses.get(finding.record.id) ?? 'pending' } })) : [];
  const rule = (id: string, status: FindingStatus): void => {
    setStatuses(new Map([...statuses, [id, status]]));
    setDismissing(null);
  };
  const choose = (id: string): void => {
    now.current.current = id;
    setCurrent(id);
    document.getElementById(`row-${id}`)?.querySelector<HTMLElement>('button.row-title')?.focus();
  };
  const locate = (finding: UiFinding): void => {
    const element = result?.elementOf(finding.record.key) ?? null;
    element?.scrollIntoView({ block: 'center', behavior: 'instant' });
    setMarked(element);
  };
  const go = (to: number): void => {
    if (to > steps) return leave();
    now.current.step = Math.max(1, to);
    setStep(now.current.step);
    const first = findings[0];
    if (first && to === 2) setOpened(first.record.id);
    if (first && to === 3) locate(findings.find(({ record }) => record.at !== null) ?? first);
    if (first && to === 4) choose(first.record.id);
    if (to !== 4) heading.current?.focus();
  };
  // Before the next key can come: what is drawn and what a key acts on are never two things.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = keyAction(event);
      const at = findings.findIndex(({ record }) => record.id === now.current.current);
      const one = findings[at];
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !isComposed(event) && !(event.target instanceof HTMLElement && event.target.matches('input, textarea, select'));
      // Enter on a button is the button's own.
      if (plain && (event.key === 'ArrowRight' || (event.key === 'Enter' && !(event.target instanceof HTMLElement && event.target.matches('button, a, summary'))))) go(now.current.step + 1);
      else if (plain && event.key === 'ArrowLeft') go(now.current.step - 1);
      else if (action === 'escape') { if (dismissing) setDismissing(null); else leave(); }
      else if (action === 'next' || action === 'previous') { const next = findings[at === -1 ? 0 : at + (action === 'next' ? 1 : -1)]; if (next) choose(next.record.id); }
      else if (one && action === 'confirm') rule(one.record.id, 'confirmed');
      else if (one && action === 'dismiss') setDismissing(one.record.id);
      else if (one && action === 'undo') rule(one.record.id, 'pending');
      else if (one && action === 'locate') locate(one);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  const loaded = (): void => {
    const inner = frame.current?.contentDocument;
    if (!inner?.body?.firstElementChild || result) return;
    standStill(inner);
    void inspect(inner).then((found) => {
      setResult(found);
      requestAnimationFrame(() => performance.mark('duwang:first-finding'));
    }, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <>
      <KeyHelp keys={['forward', 'backward', 'next', 'previous', 'confirm', 'dismiss', 'undo', 'locate', 'back']} />
      <section class="tour-page" aria-label={words['tour.page']}>
        {html === null ? null : <iframe ref={frame} title={words['tour.page']} srcdoc={html} onLoad={loaded} tabIndex={-1} />}
        <TourMark element={marked} frame={frame.current} />
      </section>
      <main class="app tour-side">
        <header class="tour-head">
          <h1 ref={heading} tabIndex={-1}>{words['tour.title']}</h1>
          <button type="button" class="quiet" onClick={leave}>{words['tour.skip']}</button>
        </header>
        <section class="tour-say" aria-live="polite">
          <p class="small">{words['tour.step'](step, steps)}</p>
          <p><b>{words[`tour.say.${step as 1}`]}</b></p>
          {why !== null ? <p class="problem" role="alert">{words['tour.failed'](why)}</p> : result === null ? <p aria-busy="true">{words['tour.checking']}</p>
            : <p>{words['tour.found'](result.findings.length, result.passed, result.unchecked.length)}</p>}
        </section>
        <div class="form-actions tour-move">
          <button type="button" disabled={step === 1} onClick={() => go(step - 1)}>{words['tour.back']}</button>
          <button type="button" class="primary" onClick={() => go(step + 1)}>{step === steps ? words['tour.done'] : words['tour.next']}</button>
        </div>
        <p class="small tour-keys">{words['tour.keys']}</p>
        {step === steps ? (
          <section class="tour-end">
            <ul class="plain small">{result?.unchecked.slice(0, 4).map(({ name, reason }) => <li key={name}><b>{name}</b>{`${words['line.colon']}${reason}`}</li>)}</ul>
            <PresetChoice settings={settings} label={words['preset.title']} locked={locked} onChange={change} />
            <p>{words['tour.begin']}</p>
          </section>
        ) : (
          <section class="tour-list" aria-labelledby="tour-list">
            <h2 class="live" id="tour-list">{words['finding.list']}</h2>
            {step >= 4 ? <p class="small">{words['tour.notSaved']}</p> : null}
            {findings.map((finding) => {
              const { id } = finding.record;
              return (
                <FindingRow key={id} finding={finding} current={current === id} open={opened === id} form={dismissing === id ? 'dismiss' : null} onFocus={() => {
                  now.current.current = id;
                  setCurrent(id);
                }} actions={{
                  unsaved: true, locate: () => locate(finding), copy, toggle: () => setOpened(opened === id ? null : id), form: (kind) => setDismissing(kind === 'dismiss' ? id : null), typed: () => '', type: () => undefined,
                  rule: { confirm: () => rule(id, 'confirmed'), dismiss: () => rule(id, 'dismissed'), undo: () => rule(id, 'pending') },
                }} />
              );
            })}
          </section>
        )}
      </main>
    </>
  );
}

/** The demo page leads nowhere: its links and forms would put an error page in its place. Keys pressed in it are the tour's too. */
function standStill(inner: Document): void {
  const stop = (event: Event): void => {
    if ((event.target as Element).closest('a, area, button, form')) event.preventDefault();
  };
  for (const type of ['click', 'auxclick', 'submit']) inner.addEventListener(type, stop, true);
  inner.addEventListener('keydown', (event) => {
    if (isComposed(event) || (event.target as Element).closest('input, textarea, select')) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (!document.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, altKey, shiftKey, cancelable: true }))) event.preventDefault();
  });
}

/** A box over the frame at the place that was located; follows the frame's scrolling. */
function TourMark({ element, frame }: { readonly element: Element | null; readonly frame: HTMLIFrameElement | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!element || !view) return;
    const place = (): void => {
      if (!box.current) return;
      const at = element.getBoundingClientRect();
      Object.assign(box.current.style, { transform: `translate(${at.x - 3}px, ${at.y - 3}px)`, width: `${at.width + 6}px`, height: `${at.height + 6}px` });
    };
    place();
    view.addEventListener('scroll', place, { passive: true });
    view.addEventListener('resize', place);
    return () => {
      view.removeEventListener('scroll', place);
      view.removeEventListener('resize', place);
    };
  }, [element, frame]);
  return element ? <div class="tour-mark" ref={box} aria-hidden="true" /> : null;
}
