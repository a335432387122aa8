import type { LinkAnswer } from '../../../contract/link.ts';

let live: { readonly runId: string; readonly answers: ReadonlyMap<string, LinkAnswer> } | null = null;

/** The answers of the check on its way in this worker, so that a view that looks on does not have ten thousand records read each time; null: none. */
export function setLiveAnswers(runId: string | null, answers: ReadonlyMap<string, LinkAnswer> = new Map()): void {
  live = runId === null ? null : { runId, answers };
}

export function liveAnswers(runId: string): ReadonlyMap<string, LinkAnswer> | null {
  return live?.runId === runId ? live.answers : null;
}
