import type { SyncState, UiConflict } from '../../../contract/ui-state.ts';
import { say, type SaidWords } from '../../../messages/said.ts';
import { reading, type Store } from '../../../store/database.ts';
import { fingerprintOf } from '../../../contract/signature.ts';
import { readProfile } from '../../../store/profile.ts';
import { closingsWaiting } from '../../../store/step-up.ts';
import { refusedOnes, readSigning, type Signing, signingNow } from '../../../store/signing.ts';
import type { TrayEntry } from '../../../store/schema.ts';
import { proofsDue } from '../../../store/uploads.ts';
import { evidenceNote } from '../../../sync/exchange-evidence.ts';
import { tolerated } from '../../../sync/sound-clock.ts';
import { syncNote, type SyncNote } from '../../../sync/synchronise.ts';
import { managed } from '../managed.ts';
import { wordsNow } from '../words-now.ts';
import { currentAccount, currentSettings, recordDatabase } from '../services.ts';
import { tokenBox } from './token-box.ts';

/** How the sharing stands, in words where something is wrong. */
export async function syncStateOf(): Promise<SyncState> {
  const [account, settings, store, held, words, { signingKey: fixed = null }] = await Promise.all([currentAccount(), currentSettings(), recordDatabase(), tokenBox.get(), wordsNow(), managed()]);
  const tx = reading(store);
  const [waiting, conflicts, signing] = await Promise.all([tx.objectStore('op').count(), tx.objectStore('tray').count(), readSigning(tx)]);
  const note = await syncNote(store);
  const unreadable = await reading(store).objectStore('meta').get('unreadable') as number | undefined;
  const mode = settings.server === null ? 'alone' : !account || !held ? 'signed-out' : modeOf(note);
  return {
    mode, server: settings.server, name: account?.name ?? null, role: account?.role ?? null, waiting, conflicts, lastAt: note.lastAt,
    problem: mode === 'alone' ? null : mode === 'signed-out' ? (waiting > 0 ? words['said.sync.signedOut'](waiting) : null)
      : note.problem ? say(words, note.problem.said ?? note.problem.message) : doubtful(words, signing, fixed) ?? (unreadable ? words['said.sync.unreadable'](unreadable) : null),
    ahead: mode === 'connected' && Math.abs(note.ahead ?? 0) > tolerated ? note.ahead ?? null : null,
    ...(await proofsOf(store, mode, settings.uploadPictures, words)),
    stepUp: await closingsWaiting(store), busy: await isBusy(store), profile: account ? await readProfile(store) : null,
    signing: account && (signing.pinned || fixed) ? { key: signingNow(signing)?.id ?? null, strange: signing.strange?.id ?? null, fixed } : null,
  };
}

/** Enough to say that there are many. */
const countedAtMost = 1000;

async function proofsOf(store: Store, mode: SyncState['mode'], pictures: boolean, words: SaidWords): Promise<Pick<SyncState, 'proofs'>> {
  if (mode === 'alone') return {};
  const waiting = (await proofsDue(store, pictures, countedAtMost)).length;
  const { problem } = await evidenceNote(store);
  return waiting === 0 ? {} : { proofs: { waiting, problem: problem ? say(words, problem) : null } };
}

/** What is wrong with the signatures of packs and forms, as long as it lasts; null when nothing is. */
function doubtful(words: SaidWords, signing: Signing, fixed: string | null): string | null {
  const count = refusedOnes(signing).length;
  if (signing.strange) {
    const print = fingerprintOf(signing.strange.id);
    return fixed ? words['said.sync.keyFixed'](print, fingerprintOf(fixed)) : words['said.sync.keyStrange'](print);
  }
  return count > 0 ? words['said.sync.doubts'](count) : null;
}

/** Every change the server did not take, until a person settles it. */
export async function conflictsOf(): Promise<UiConflict[]> {
  const words = await wordsNow();
  const entries = await reading(await recordDatabase()).objectStore('tray').getAll();
  return entries.map((entry) => ({
    opId: entry.opId, entity: entry.op.entity, id: entry.about, code: entry.code, message: reasonOf(words, entry), title: say(words, entry.title),
    mine: entry.op.fields, theirs: entry.theirs ? { ...entry.theirs.data, ...(entry.theirs.decision ? { decision: entry.theirs.decision.data } : {}) } : null,
    theirName: entry.theirs?.decision?.byName ?? null, theirAt: entry.theirs?.decision?.receivedAt ?? null, at: entry.at,
  }));
}

/** A code this version knows in the language of the screen; of any other what the server said. */
function reasonOf(words: SaidWords, { code, message }: Pick<TrayEntry, 'code' | 'message'>): string {
  const key = `verdict.${code}`;
  return Object.hasOwn(words, key) ? say(words, [key]) : message;
}

function modeOf({ problem }: SyncNote): SyncState['mode'] {
  switch (problem?.kind) {
    case undefined: return 'connected';
    case 'signed-out': return 'signed-out';
    case 'later': return 'offline';
    case 'refused': case 'upgrade': case 'too-large': return 'blocked';
  }
}

async function isBusy(store: Store): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === `duwang sync ${store.name}`);
}
