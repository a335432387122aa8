import { useEffect, useRef } from 'preact/hooks';
import type { TabState, UiFinding } from '../contract/ui-state.ts';
import { goToFinding } from './go-to-finding.ts';
import { toolFound } from './tool-found.ts';
import { type AskingTool, toolLine } from './tool-line.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore; readonly tool: AskingTool }

/**
 * What came of what was asked for, at the buttons: the findings stand further up, out of sight of who pressed. It is said to a screen
 * reader too, and leads to the first finding. Shown only where the page was read with it; `not-run` or undecided is never told as nothing found.
 */
export function ToolResult({ tab, store, tool }: Props) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const state = tab[tool]?.state;
  const found = toolFound(tab, tool);
  const ended = found !== null || state === 'refused';
  const told = found === null ? null : toldOf(tab, tool, found, words);
  // Only to somebody who saw it go on: in a popup opened later nobody waits for it.
  const awaited = useRef(false);
  if (state === 'running') awaited.current = true;
  // Where things stand tells nothing of who is where: what was found may just have pushed the buttons out of sight.
  const goneOn = useRef(false);
  useEffect(() => {
    if (!ended || !awaited.current) return;
    awaited.current = false;
    store.actions.say(told ?? `${words[`tool.${tool}`]}${words['line.colon']}${toolLine(tab, tool, words)}`);
    if (!goneOn.current && place.current?.closest('.tools')?.contains(document.activeElement)) place.current.scrollIntoView({ block: 'nearest' });
  }, [ended]);
  const waiting = state === 'running' || (awaited.current && !ended);
  useEffect(() => {
    if (!waiting) return;
    goneOn.current = false;
    const moves = (event: Event): void => {
      if (event.type !== 'keydown' || /^(?:Page|Arrow|Home|End)/.test((event as KeyboardEvent).key)) goneOn.current = true;
    };
    for (const kind of movesOn) document.addEventListener(kind, moves, { capture: true, passive: true });
    return () => {
      for (const kind of movesOn) document.removeEventListener(kind, moves, { capture: true });
    };
  }, [waiting]);
  const first = found?.[0];
  return (
    <div class="tool-result" ref={place} hidden={told === null}>
      {told === null ? null : <p>{told}</p>}
      {first ? <button type="button" class="link" onClick={() => goToFinding(store, first.record.id)}>{found.length > 1 ? words['tool.toFirst'] : words['tool.toFinding']}</button> : null}
    </div>
  );
}

/** Null where the words on the button tell all there is. */
function toldOf(tab: TabState, tool: AskingTool, found: readonly UiFinding[], words: ReturnType<typeof useWords>): string | null {
  const named = (what: string): string => `${words[`tool.${tool}`]}${words['line.colon']}${what}`;
  if (found.length > 0) return named(words['tool.found'](found.length));
  if (tool !== 'cloak') return null;
  return named(tab.page?.outcomes.find(({ id }) => id === 'cloaked-content')?.outcome === 'pass' ? words['cloak.same'] : words['cloak.open']);
}

/** What a person does who goes on to something else; the focus tells the rest. Such a one is not pulled back. */
const movesOn = ['wheel', 'touchmove', 'keydown'] as const;
