import { browser } from 'wxt/browser';
import { openStore, databaseName, StoreRefused } from '../../../store/database.ts';
import { adopt } from '../../../store/adopt.ts';
import { deviceIds, writeAccount } from '../../../store/browser-store.ts';
import { newId } from '../../../store/id.ts';
import { keepProfile } from '../../../store/profile.ts';
import { release } from '../../../store/step-up.ts';
import { createApi } from '../../../sync/api-client.ts';
import { serverAddress } from '../../../sync/server-address.ts';
import { beginSignIn, codeFrom, redeem, type PendingSignIn } from '../../../sync/sign-in.ts';
import { changed } from '../changes.ts';
import { managed } from '../managed.ts';
import { browserDatabase, currentAccount, currentSettings, pen, recordDatabase, saveSettings } from '../services.ts';
import { syncNow } from './syncing.ts';
import { tokenBox } from './token-box.ts';
import { sessionArea } from '../session-area.ts';

const pendingKey = 'sign-in';

/**
 * Chooses the unit's server; null goes back to working alone. Records of an account stay in this browser and are there
 * again after the next sign-in.
 * @throws StoreRefused with what is wrong with the address
 */
export async function connect(typed: string | null): Promise<void> {
  const fixed = (await managed()).values.server;
  if (fixed !== undefined && (typed === null || originOf(typed) !== fixed)) throw new StoreRefused('rule', 'said.server.fixed');
  if (typed === null) {
    await tokenBox.set(null);
    await writeAccount(await browserDatabase(), null);
    // Read only now: what the server had fixed is the person's own again.
    await saveSettings({ ...await currentSettings(), server: null });
    return;
  }
  const address = serverAddress(typed);
  if (!address.ok) throw StoreRefused.of(address.said);
  const account = await currentAccount();
  if (account && account.server !== address.origin) {
    await tokenBox.set(null);
    await writeAccount(await browserDatabase(), null);
  }
  await saveSettings({ ...await currentSettings(), server: address.origin });
}

function originOf(typed: string): string | null {
  const address = serverAddress(typed);
  return address.ok ? address.origin : null;
}

/**
 * Signs in at the server's own page: in the browser's sign-in window, or, where the browser has none, in a tab whose
 * address tells the outcome (see `signInTab`).
 * @throws StoreRefused when no server is chosen, the person gave up, or the server refused
 */
export async function signIn(): Promise<void> {
  await show();
}

/**
 * The account signed in shows itself anew at the server's own page, with whatever it signs in by; what waited for that is sent then.
 * @throws StoreRefused as `signIn`, and when another account showed itself
 */
export async function stepUp(): Promise<void> {
  const account = await currentAccount();
  await show(account?.deviceId);
}

async function show(again?: string): Promise<void> {
  const { server } = await currentSettings();
  if (server === null) throw new StoreRefused('rule', 'said.server.none');
  if (!await browser.permissions.contains({ origins: [`${new URL(server).protocol}//${new URL(server).hostname}/*`] })) {
    throw new StoreRefused('rule', 'said.server.notAllowed');
  }
  const identity = browser.identity as typeof browser.identity | undefined;
  if (!identity?.launchWebAuthFlow) {
    await signInByTab(server, again);
    return;
  }
  const pending = await beginSignIn(server, browser.runtime.id, identity.getRedirectURL(), again);
  const address = await identity.launchWebAuthFlow({ url: pending.url, interactive: true }).catch((error: unknown) => {
    throw new StoreRefused('rule', /could not be loaded|not.*load/i.test(String(error)) ? 'said.signIn.unreachable' : 'said.signIn.closed');
  });
  await finish(pending, address ?? '');
}

/** The same sign-in in an ordinary tab; `signInTab` hears of its end. */
export async function signInByTab(server: string, again?: string): Promise<void> {
  const pending = await beginSignIn(server, browser.runtime.id, `${server}/signed-in`, again);
  await sessionArea.set({ [pendingKey]: pending });
  await browser.tabs.create({ url: pending.url });
}

/** Call when a tab has a new address: the end of a sign-in by tab. The tab is closed then. */
export async function signInTab(tabId: number, address: string | undefined): Promise<void> {
  if (!address?.includes('/signed-in')) return;
  const pending = (await sessionArea.get(pendingKey))[pendingKey] as PendingSignIn | undefined;
  if (!pending || codeFrom(address, pending) === null) return;
  await sessionArea.remove(pendingKey);
  await finish(pending, address);
  await browser.tabs.remove(tabId).catch(() => undefined); // the person closed it
}

/** Signs out here and at the server. What waits to be sent stays, under this account. */
export async function signOut(): Promise<void> {
  const held = await tokenBox.get();
  await tokenBox.set(null);
  if (held) await createApi(held.server).logout(held.token);
}

async function finish(pending: PendingSignIn, address: string): Promise<void> {
  const code = codeFrom(address, pending);
  if (!code) throw new StoreRefused('rule', 'said.signIn.noCode');
  const browserStore = await browserDatabase();
  const known = await deviceIds(browserStore, pending.server);
  const { deviceId, answer } = await redeem(createApi(pending.server, { language: (await currentSettings()).language }), pending, code, pending.again === undefined ? [...known, newId()] : [pending.again]);
  // Another account showed itself: it is not signed in by the way, and what waits goes on waiting.
  if (!answer.ok && pending.again !== undefined && answer.failure.code === 'device_mismatch') throw new StoreRefused('rule', 'said.stepUp.other', (await currentAccount())?.name ?? '');
  if (!answer.ok) throw StoreRefused.of(answer.failure.said);
  const { me, token } = answer.value;
  await writeAccount(browserStore, { server: pending.server, userId: me.userId, name: me.name, role: me.role, org: me.org, deviceId });
  await tokenBox.set({ server: pending.server, userId: me.userId, token, since: Date.now() });
  // Records made before there was a server belong to the first person who signs in.
  const alone = await openStore(databaseName(null));
  const profile = await createApi(pending.server).profile(token);
  if (profile.ok) await keepProfile(await recordDatabase(), profile.value);
  await adopt(alone, await pen()).finally(() => alone.close());
  await release(await recordDatabase());
  await changed(null);
  void syncNow(true);
}
