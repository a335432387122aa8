import { databaseName } from '../../store/database.ts';
import { forgetLoss, keepTokens } from '../../store/kept-token.ts';
import { changed, whenChanged } from './changes.ts';
import { keptArea as area } from './kept-area.ts';
import { browserDatabase, currentAccount, recordDatabase } from './services.ts';

/** Counts need not be of the second. Milliseconds. */
const pause = 500;

let last: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Looks when the worker starts and after changes whether the databases are still the ones that are known. Call synchronously when the worker starts. */
export function watchLoss(): void {
  void look();
  whenChanged(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), pause);
  });
}

/** A person has seen it. */
export async function lossSeen(): Promise<void> {
  await inTurn(() => forgetLoss(area));
  await changed(null);
}

async function look(): Promise<void> {
  await inTurn(async () => {
    const [browserStore, store, account] = await Promise.all([browserDatabase(), recordDatabase(), currentAccount()]);
    // Another account came into use just now; the change that says so is on its way.
    if (store.name !== databaseName(account)) return;
    if (await keepTokens({ area, browserStore, store, account, now: () => Date.now() })) await changed(null);
  }).catch((error: unknown) => console.error('Duwang records', error)); // A database that does not open is said where it is used.
}

/** What reads and then writes local storage must not overlap. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}
