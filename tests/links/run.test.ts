import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LinkAttempt } from '../../contract/link.ts';
import { planLinks } from '../../links/plan.ts';
import { fastPace, politeProfile, type Profile } from '../../links/profile.ts';
import { newTask, runLinks, type LinkRunEnd, type LinkTask } from '../../links/run.ts';
import type { LinkQuestion } from '../../links/request.ts';

const page = 'https://www.shifan.gov.cn/';
interface Behaviour { readonly ms?: number; readonly answer?: Partial<LinkAttempt> }
/** What a simulated host does with a question; the clock is the test's. */
type World = (question: LinkQuestion, time: number) => Behaviour;

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

interface Ran { readonly end: LinkRunEnd; readonly log: { readonly url: string; readonly start: number; end: number; readonly via: string }[]; readonly saved: Map<string, LinkTask>; readonly took: number; /** Most answers that were not written down at one time. */ readonly unsaved: number }

async function run(addresses: readonly string[], world: World, options: { profile?: Profile; online?: () => boolean; stopAfter?: number; tasks?: readonly LinkTask[]; saving?: number } = {}): Promise<Ran> {
  const log: Ran['log'] = [];
  const saved = new Map<string, LinkTask>();
  const times = new Map<string, number>();
  const controller = new AbortController();
  const started = Date.now();
  const tasks = options.tasks ?? planLinks(page, addresses.map((url) => ({ url, kind: 'page', places: 1, text: '', never: false })), 0).ask.map(newTask);
  if (options.stopAfter !== undefined) setTimeout(() => controller.abort(), options.stopAfter);
  const state = { ended: false, unsaved: 0 };
  const running = runLinks(page, tasks, options.profile ?? politeProfile, {
    now: () => Date.now(), chance: () => 0.5, online: options.online ?? (() => true),
    save: async (changed) => {
      if (options.saving !== undefined) await new Promise((resolve) => setTimeout(resolve, options.saving));
      for (const task of changed) saved.set(task.url, task);
    },
    ask: (question, signal) => new Promise((resolve, reject) => {
      const time = (times.get(question.url) ?? 0) + 1;
      times.set(question.url, time);
      const { ms = 50, answer = {} } = world(question, time);
      const entry = { url: question.url, start: Date.now(), end: Infinity, via: question.via };
      log.push(entry);
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      setTimeout(() => {
        entry.end = Date.now();
        state.unsaved = Math.max(state.unsaved, log.filter(({ end }) => end <= entry.end).length - [...saved.values()].filter(({ answer }) => answer).length);
        resolve({ url: question.url, at: entry.start, via: question.via, status: 200, cause: null, detail: '', firstByteMs: ms, hops: [], finalUrl: question.url, type: 'text/html', size: null, start: '', retryAfter: null, mark: null, body: null, ...answer });
      }, ms);
    }),
  }, controller.signal).finally(() => {
    state.ended = true;
  });
  while (!state.ended) await vi.advanceTimersByTimeAsync(100);
  return { end: await running, log, saved, took: Date.now() - started, unsaved: state.unsaved };
}

const many = (count: number, host = 'www.shifan.gov.cn') => Array.from({ length: count }, (_, index) => `https://${host}/${index}`);
const failing = (cause: NonNullable<LinkAttempt['cause']>, ms = 50): Behaviour => ({ ms, answer: { status: null, cause, type: '' } });
const verdicts = ({ end }: Ran) => Object.fromEntries(end.tasks.map(({ url, answer }) => [url, answer && `${answer.verdict} ${answer.reason}`]));
const count = (ran: Ran) => Map.groupBy(Object.values(verdicts(ran)), (one) => one);
const together = (log: Ran['log'], host: string) => Math.max(...log.filter(({ url }) => new URL(url).host === host).map((one, _, all) => all.filter((other) => other.start <= one.start && other.end > one.start).length));

describe('pace', () => {
  it('asks one host two at a time, 300 ms apart', async () => {
    const ran = await run(many(30), () => ({ ms: 2000 }));
    expect(together(ran.log, 'www.shifan.gov.cn')).toBe(2);
    const starts = ran.log.map(({ start }) => start).sort((a, b) => a - b);
    expect(Math.min(...starts.slice(1).map((start, index) => start - starts[index]!))).toBeGreaterThanOrEqual(300);
    expect(ran.end.state).toBe('done');
  });
  it('asks no more than 24 at once', async () => {
    const ran = await run(Array.from({ length: 60 }, (_, index) => `https://h${index}.gov.cn/`), () => ({ ms: 3000 }));
    expect(Math.max(...ran.log.map((one) => ran.log.filter((other) => other.start <= one.start && other.end > one.start).length))).toBe(24);
  });
  it('stops at 400 requests in five minutes to one host, and goes on later', async () => {
    const ran = await run(many(450), () => ({ ms: 1 }));
    const first = ran.log[0]!.start;
    expect(ran.log.filter(({ start }) => start < first + 300_000)).toHaveLength(400);
    expect(ran.log).toHaveLength(450);
  });
  it('is as fast as the profile allows: six a host without a gap', async () => {
    const ran = await run(many(120), () => ({ ms: 100 }), { profile: { ...politeProfile, pace: fastPace } });
    expect(ran.took).toBeLessThan(2600);
    expect(together(ran.log, 'www.shifan.gov.cn')).toBe(6);
  });
  it('does not let a slow host hold up another', async () => {
    const ran = await run([...many(20, 'slow.gov.cn'), ...many(5)], ({ url }) => ({ ms: url.includes('slow') ? 14_000 : 50 }));
    expect(Math.max(...ran.log.filter(({ url }) => url.includes('shifan')).map(({ end }) => end)) - ran.log[0]!.start).toBeLessThan(3000);
  });
});

describe('false alarms', () => {
  it('calls no good link broken while one in twenty servers hangs', async () => {
    const hosts = Array.from({ length: 40 }, (_, index) => `h${index}.gov.cn`);
    const urls = hosts.flatMap((host) => many(5, host));
    const ran = await run([...urls, ...many(20)], ({ url }) => (/\/\/h(?:7|21)\./.test(url) ? failing('timeout', 15_000) : { ms: 200 }));
    for (const [url, verdict] of Object.entries(verdicts(ran))) if (!/\/\/h(?:7|21)\./.test(url)) expect(verdict, url).toBe('ok fine');
    expect(verdicts(ran)['https://h7.gov.cn/0']).toBe('broken timeout');
  });
  it('asks a link that missed its time again after thirty seconds, with its host to itself', async () => {
    const ran = await run(many(40), ({ url }, time) => (url.endsWith('/3') && time === 1 ? failing('timeout', 15_000) : { ms: 400 }));
    const [first, second] = ran.log.filter(({ url }) => url.endsWith('/3'));
    expect(second!.start - first!.end).toBeGreaterThanOrEqual(30_000);
    expect(ran.log.filter((one) => one !== second && one.end > second!.start)).toEqual([]);
    expect(count(ran).get('ok fine')).toHaveLength(40);
  });
  it('says nothing when the own network is down: own host silent', async () => {
    const ran = await run([...many(10), 'https://a.cn/'], () => failing('dns'));
    expect(ran.end.state).toBe('unusable');
    expect(Object.values(verdicts(ran)).filter((one) => one?.startsWith('broken'))).toEqual([]);
  });
  it('says nothing about others when nearly all of them are silent', async () => {
    const ran = await run([...many(3), ...Array.from({ length: 20 }, (_, index) => `https://x${index}.cn/`)], ({ url }) => (url.includes('shifan') ? {} : failing('dns')));
    expect(count(ran).get('ok fine')).toHaveLength(3);
    expect(Object.values(verdicts(ran)).filter((one) => one?.startsWith('broken'))).toEqual([]);
  });
  it('takes one bad moment of this machine, in which everything misses its time, for what it is', async () => {
    const urls = [...many(10), ...Array.from({ length: 40 }, (_, index) => `https://x${index}.cn/`)];
    const ran = await run(urls, (_, time) => (time === 1 ? failing('timeout', 15_000) : { ms: 50 }));
    expect(ran.end.state).toBe('done');
    expect(count(ran).get('ok fine')!.length).toBeGreaterThanOrEqual(45);
    expect(Object.values(verdicts(ran)).filter((one) => one?.startsWith('broken'))).toEqual([]);
  });
  it('says nothing at all offline', async () => {
    expect((await run(many(5), () => failing('offline'), { online: () => false })).end.state).toBe('unusable');
    expect((await run(many(5), () => ({}), { online: () => false })).end.state).toBe('done');
  });
});

describe('hosts that do not want us', () => {
  it('pauses a minute after three refusals, and leaves after the trial is refused too', async () => {
    const ran = await run(many(60, 'shy.gov.cn'), () => ({ answer: { status: 403 } }));
    expect(ran.log.length).toBeLessThan(10);
    expect(Math.max(...ran.log.map(({ start }) => start)) - ran.log[0]!.start).toBeGreaterThan(60_000);
    expect(count(ran).get('blocked circuit')!.length).toBeGreaterThan(50);
    expect(Object.values(verdicts(ran)).every((one) => one?.startsWith('blocked'))).toBe(true);
  });
  it('goes on when the trial is answered', async () => {
    const ran = await run(many(40, 'shy.gov.cn'), (question) => (/\/[0-2]$/.test(question.url) ? { answer: { status: 403 } } : {}));
    expect(count(ran).get('ok fine')!.length).toBe(37);
  });
  it('does not take one bad moment, in which all that was asked together misses its time, for a slow host', async () => {
    const ran = await run(many(40, 'busy.gov.cn'), (_, time) => (Date.now() < 1_000_000 + 15_000 && time === 1 ? failing('timeout', 15_000) : { ms: 100 }), { profile: { ...politeProfile, pace: fastPace } });
    expect(count(ran).get('ok fine')).toHaveLength(40);
  });
  it('leaves a host that misses its time five times running', async () => {
    const ran = await run(many(50, 'slow.gov.cn'), () => failing('timeout', 15_000));
    expect(count(ran).get('suspicious host-slow')!.length).toBeGreaterThan(40);
    expect(count(ran).get('broken timeout')!.length).toBeGreaterThanOrEqual(5);
  });
  it('stays away as long as the server asks', async () => {
    const ran = await run(many(6), ({ url }, time) => (url.endsWith('/0') && time === 1 ? { answer: { status: 429, retryAfter: 45 } } : {}));
    const refused = ran.log[0]!;
    const after = ran.log.filter(({ start }) => start > refused.end).map(({ start }) => start);
    expect(Math.min(...after) - refused.end).toBeGreaterThanOrEqual(45_000);
    expect(count(ran).get('ok fine')).toHaveLength(6);
  });
});

describe('stopping and going on', () => {
  it('cancels at once, keeps what is known, and asks nothing twice when it goes on', async () => {
    const urls = [...many(40), ...many(40, 'other.gov.cn')];
    const first = await run(urls, () => ({ ms: 200 }), { stopAfter: 3000 });
    expect(first.end.state).toBe('cancelled');
    const known = first.end.tasks.filter(({ answer }) => answer);
    expect(known.length).toBeGreaterThan(5);
    expect([...first.saved.values()].filter(({ answer }) => answer)).toHaveLength(known.length);
    // What a new worker finds: exactly what was saved, through JSON.
    const tasks = first.end.tasks.map((task) => JSON.parse(JSON.stringify(first.saved.get(task.url) ?? { ...task, tries: [], answer: null })) as LinkTask);
    const second = await run([], () => ({ ms: 200 }), { tasks });
    expect(second.end.state).toBe('done');
    expect(second.log.length).toBe(80 - known.length);
    expect(Object.values(verdicts(second)).every((one) => one === 'ok fine')).toBe(true);
  });
  it('remembers how often a link was tried', async () => {
    const first = await run(['https://gone.gov.cn/'], () => failing('dns'), { stopAfter: 3000 });
    const second = await run([], () => failing('dns'), { tasks: [first.saved.get('https://gone.gov.cn/')!] });
    expect(second.log).toHaveLength(1);
    expect(verdicts(second)).toEqual({ 'https://gone.gov.cn/': 'broken dns' });
  });
  it('asks with the secret of an address, and writes it down nowhere once it has the answer', async () => {
    const secret = 'https://www.shifan.gov.cn/a?token=geheim';
    const tasks = planLinks(page, [{ url: secret.replace('geheim', '***'), ask: secret, kind: 'page', places: 1, text: '', never: false }], 0).ask.map(newTask);
    const ran = await run([], () => ({ answer: { finalUrl: 'https://www.shifan.gov.cn/b?ticket=geheim', hops: [{ status: 302, url: 'https://www.shifan.gov.cn/b?ticket=geheim', cookie: false }] } }), { tasks });
    expect(ran.log.map(({ url }) => url)).toEqual([secret]);
    expect(verdicts(ran)).toEqual({ 'https://www.shifan.gov.cn/a?token=***': 'ok fine' });
    expect(JSON.stringify([...ran.saved.values(), ran.end.tasks])).not.toContain('geheim');
  });

  it('asks no faster than it can write down: a disk that takes five seconds a write leaves few answers unsaved', async () => {
    const hosts = Array.from({ length: 100 }, (_, index) => `h${index}.gov.cn`);
    const slow = await run(hosts.flatMap((host) => many(8, host)), () => ({ ms: 20 }), { profile: { ...politeProfile, ...fastPace }, saving: 5000 });
    expect(slow.end.tasks.filter(({ answer }) => answer)).toHaveLength(800);
    expect(slow.unsaved).toBeGreaterThan(60);
    expect(slow.unsaved).toBeLessThanOrEqual(150);
    expect(slow.log).toHaveLength(800);
  });

  it('a disk that refuses ends the run with its error, and does not hang', async () => {
    const refuse = async (): Promise<void> => {
      throw new Error('voll');
    };
    const tasks = planLinks(page, many(400).map((url) => ({ url, kind: 'page' as const, places: 1, text: '', never: false })), 0).ask.map(newTask);
    const attempt = (url: string): LinkAttempt => ({ url, at: Date.now(), via: 'worker', status: 200, cause: null, detail: '', firstByteMs: 1, hops: [], finalUrl: url, type: 'text/html', size: null, start: '', retryAfter: null, mark: null, body: null });
    const ended = runLinks(page, tasks, { ...politeProfile, ...fastPace }, { now: () => Date.now(), chance: () => 0.5, online: () => true, save: refuse, ask: async ({ url }) => attempt(url) }, new AbortController().signal).then(() => 'ended', (error: Error) => error.message);
    let outcome: string | null = null;
    void ended.then((value) => {
      outcome = value;
    });
    for (let turn = 0; turn < 3000 && outcome === null; turn += 1) await vi.advanceTimersByTimeAsync(100);
    expect(outcome).toBe('voll');
  });

  it('saves every settled link by the end', async () => {
    const ran = await run(many(50), () => ({ ms: 20 }));
    expect([...ran.saved.values()].filter(({ answer }) => answer)).toHaveLength(50);
  });
});

it('runs 10,000 links on 300 hosts without losing one', async () => {
  const urls = Array.from({ length: 10_000 }, (_, index) => `https://h${index % 300}.gov.cn/${index}`);
  const ran = await run(urls, () => ({ ms: 100 }), { profile: { ...politeProfile, pace: fastPace, total: 200 } });
  expect(count(ran).get('ok fine')).toHaveLength(10_000);
  expect(ran.log).toHaveLength(10_000);
});
