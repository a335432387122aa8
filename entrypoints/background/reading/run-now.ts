import { inTurn } from '../in-turn.ts';
import { isLost, recall, remember, type TabMemory } from '../tab-memory.ts';

type Run = NonNullable<TabMemory['run']>;

/** The run on its way in a tab, if it still is this one. */
export async function runOf(tabId: number, id: string): Promise<Run | null> {
  const run = await recall(tabId, 'run');
  return run?.id === id ? run : null;
}

/** The run on its way in a tab for this address (without its fragment); null when there is none, or it was lost. */
export async function runningOn(tabId: number, url: string): Promise<Run | null> {
  const run = await recall(tabId, 'run');
  return run !== null && run.url === url && !isLost(run) ? run : null;
}

/** Begins a run; the one before it is over. */
export function beginRun(tabId: number, run: Run): Promise<void> {
  return inTurn(turnOf(tabId), async () => {
    await remember(tabId, 'failure', null);
    await remember(tabId, 'run', run);
  });
}

/**
 * Notes how far a run has come, or what it reads.
 * @returns whether it is still on its way: an older one does not come back over the newer
 */
export function noteRun(tabId: number, id: string, said: Partial<Pick<Run, 'done' | 'of' | 'document'>>): Promise<boolean> {
  return inTurn(turnOf(tabId), async () => {
    const run = await runOf(tabId, id);
    if (run) await remember(tabId, 'run', { ...run, ...said });
    return run !== null;
  });
}

/**
 * Ends a run, with the reason where it came to nothing. A newer one goes on.
 * @returns whether it was still on its way
 */
export function endRun(tabId: number, id: string, failure: NonNullable<TabMemory['failure']>['message'] | null): Promise<boolean> {
  return inTurn(turnOf(tabId), async () => {
    const run = await runOf(tabId, id);
    if (!run) return false;
    await remember(tabId, 'run', null);
    await remember(tabId, 'failure', failure === null ? null : { url: run.url, message: failure });
    return true;
  });
}

/** Ends whatever is on its way in a tab. */
export function stopRun(tabId: number): Promise<void> {
  return inTurn(turnOf(tabId), () => remember(tabId, 'run', null));
}

function turnOf(tabId: number): string {
  return `run:${tabId}`;
}
