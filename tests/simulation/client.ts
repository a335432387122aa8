import type { FindingStatus } from '../../contract/record.ts';
import { addManual, decide, note } from '../../store/decide.ts';
import { reading, StoreRefused, type Store } from '../../store/database.ts';
import type { Pen } from '../../store/pen.ts';
import { settle } from '../../store/settle.ts';
import { correctPageType, nameSite } from '../../store/site.ts';
import { createApi } from '../../sync/api-client.ts';
import { synchronise } from '../../sync/synchronise.ts';
import { actOnItems } from './item-acts.ts';
import { actOnProofs } from './proof-acts.ts';
import type { Dice } from './dice.ts';
import { Killed, memoryDisk, type Disk } from './memory-store.ts';
import type { Somebody } from './server-port.ts';

/** A request that waits for the network to do something with it. */
export interface Wire { readonly method: string; readonly path: string; readonly body: string | null; readonly bytes: Uint8Array | null; answer(response: Response): void; fail(): void }

/** One browser: the extension's own store and exchange, on a disk and a network that the life decides about. */
export interface Client {
  readonly who: Somebody;
  readonly disk: Disk;
  store: Store;
  /** Milliseconds its clock is wrong by. */
  skew: number;
  wire: Wire | null;
  running: boolean;
  /** Every change it has ever put on its disk, and those a person has settled since. */
  readonly made: Set<string>;
  readonly settled: Set<string>;
  wake: () => void;
}

const hosts = ['www.one.gov.cn', 'www.two.gov.cn'];

export function openClient(who: Somebody, name: string): Client {
  const disk = memoryDisk();
  return { who, disk, store: disk.open(name), skew: 0, wire: null, running: false, made: new Set(), settled: new Set(), wake: () => undefined };
}

/** The worker ends and starts again; what was on its way to the server is forgotten here, not there. */
export async function restart(client: Client): Promise<void> {
  client.store = client.disk.open(client.store.name);
  await resolve(client, wire => wire.fail());
}

/** A person does one thing, half of them with 整改 items or proofs where there are some. @returns only when it is on disk, refused, or the worker died over it. */
export async function act(client: Client, chance: Dice, now: number, items = false, proofs = false): Promise<void> {
  let tick = now + client.skew;
  const pen: Pen = { store: client.store, by: client.who.name, sharing: true, now: () => tick += 1 };
  const all = reading(client.store);
  const [findings, sites, tray] = [await all.objectStore('finding').getAll(), await all.objectStore('site').getAll(), await all.objectStore('tray').getAll()];
  const finding = findings.length > 0 ? chance.pick(findings) : null;
  const site = sites.length > 0 ? chance.pick(sites) : null;
  const entry = tray.length > 0 ? chance.pick(tray) : null;
  const roll = chance.below(10);
  try {
    if (proofs && finding && chance.chance(0.5)) await actOnProofs(pen, chance);
    else if (items && finding && chance.chance(0.6)) await actOnItems(pen, chance);
    else if (roll < 3 || !finding || !site) {
      await addManual(pen, {
        host: chance.pick(hosts), rubric: 'guangxi-2017', url: 'http://www.one.gov.cn/', pageTitle: '', pageType: 'home', says: `问题${chance.below(1000)}`, cites: [], row: null, place: null, fragment: null, note: '',
      });
    } else if (roll < 5) await decide(pen, [finding.id], chance.pick<FindingStatus>(['confirmed', 'dismissed', 'pending']), '理由');
    else if (roll < 6) await note(pen, finding.id, `备注${chance.below(5)}`);
    else if (roll < 7) await nameSite(pen, site.id, { name: `网站${chance.below(4)}`, code: null, kind: 'portal' });
    else if (roll < 8) await correctPageType(pen, site.id, `/${chance.below(3)}`, chance.pick(['guide', 'column', null] as const));
    else if (entry) {
      await settle(pen, entry.opId, chance.pick(['mine', 'theirs']));
      client.settled.add(entry.opId);
    }
  } catch (cause) {
    if (!(cause instanceof Killed) && !(cause instanceof StoreRefused)) throw cause;
    // A worker that died after the commit has settled the entry all the same.
    if (cause instanceof Killed && entry) {
      client.store = client.disk.open(client.store.name);
      if (!await reading(client.store).objectStore('tray').get(entry.opId)) client.settled.add(entry.opId);
    }
  }
  await count(client);
}

/**
 * Two people change one thing before either has heard of the other: the name of a site, a ruling or a note on a finding they both have.
 * @returns whether there was anything they both have
 */
export async function clash(one: Client, other: Client, chance: Dice, now: number): Promise<boolean> {
  const [ours, theirs] = [reading(one.store), reading(other.store)];
  const subject = chance.pick(['site', 'site', 'finding'] as const);
  const known = new Set(await theirs.objectStore(subject).getAllKeys());
  const both = (await ours.objectStore(subject).getAll()).filter(({ id }) => known.has(id));
  if (both.length === 0) return false;
  const { id } = chance.pick(both);
  for (const [at, client] of [one, other].entries()) {
    let tick = now + client.skew;
    const pen: Pen = { store: client.store, by: client.who.name, sharing: true, now: () => tick += 1 };
    try {
      if (subject === 'site') await nameSite(pen, id, { name: `同时改名${at}`, code: null, kind: 'portal' });
      else await decide(pen, [id], at === 0 ? 'confirmed' : 'dismissed', '同时判断');
    } catch (cause) {
      if (!(cause instanceof Killed) && !(cause instanceof StoreRefused)) throw cause;
    }
    await count(client);
  }
  return true;
}

/** Notes which changes are on the disk now. */
export async function count(client: Client): Promise<void> {
  client.store = client.disk.open(client.store.name);
  for (const id of await reading(client.store).objectStore('op').getAllKeys()) client.made.add(id);
}

/** Starts one exchange, and comes back when it waits for the network, or is over. */
export async function exchange(client: Client, now: () => number, proofs = false): Promise<void> {
  if (client.running) return;
  client.running = true;
  const store = client.store;
  const waiting = new Promise<void>(resolve => { client.wake = resolve; });
  const send = (url: string | URL | Request, init?: RequestInit): Promise<Response> => new Promise((resolve, reject) => {
    client.wire = { method: init?.method ?? 'GET', path: String(url), body: typeof init?.body === 'string' ? init.body : null, bytes: init?.body instanceof Uint8Array ? init.body : null, answer: resolve, fail: () => reject(new TypeError('network')) };
    client.wake();
  });
  void synchronise({
    store, api: createApi('http://server', { fetch: send as typeof fetch, timeout: 2 ** 31 - 1 }), deviceId: client.who.deviceId, urgent: true, now: () => now() + client.skew, ...(proofs ? { evidence: { pictures: true } } : {}),
    token: async () => ({ ok: true, value: 'token' }),
  }).catch((cause: unknown) => {
    if (!(cause instanceof Killed)) throw cause;
    if (client.store === store) client.store = client.disk.open(store.name);
  }).finally(() => {
    client.running = false;
    client.wake();
  });
  await waiting;
}

/** Gives the waiting request its fate and comes back when the client waits again, or is over. */
export async function resolve(client: Client, fate: (wire: Wire) => void): Promise<void> {
  const { wire } = client;
  if (!wire) return;
  const waiting = new Promise<void>(done => { client.wake = done; });
  client.wire = null;
  fate(wire);
  await waiting;
}
