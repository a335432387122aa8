import { paceOf, paceWindow, scaled, type Profile } from './profile.ts';

/** How an attempt ended, as far as the host's treatment goes. */
export type Ending = 'answered' | 'refused' | 'timeout' | 'failed';

/** Who may be asked when. Every decision follows from the moments given; it holds no clock. */
export interface Pacer {
  /** 0: now. Else milliseconds until it is worth asking again; Infinity: only after something ended. `alone`: nothing else on the host meanwhile. */
  readonly wait: (host: string, now: number, alone?: boolean) => number;
  readonly start: (host: string, now: number, alone?: boolean) => void;
  /** `pause`: milliseconds the server asked us to stay away. */
  readonly end: (host: string, now: number, ending: Ending, pause?: number) => void;
  /** A request of before this worker began: counts for the window only. */
  readonly recall: (host: string, at: number) => void;
  /** Why the host is not asked any more; null while it is. */
  readonly closed: (host: string) => 'circuit' | 'host-slow' | null;
  readonly active: () => number;
}

interface Host {
  active: number;
  alone: boolean;
  lastStart: number;
  /** Starts of the last five minutes, oldest first. */
  starts: number[];
  pausedUntil: number;
  recent: boolean[];
  timeouts: number;
  /** When the first of them was missed. */
  slowSince: number;
  /** After a pause for refusals one request decides; what was still on its way before does not. */
  trial: 'none' | 'due' | 'running';
  closed: 'circuit' | 'host-slow' | null;
}

/** `links.md` 2.5, 7. */
const refusalsToPause = 3;
const recentAnswers = 10;
const timeoutsToClose = 5;
const circuitPause = 60_000;

export function createPacer(profile: Profile): Pacer {
  const hosts = new Map<string, Host>();
  let total = 0;
  const of = (name: string): Host => {
    let host = hosts.get(name);
    if (!host) {
      host = { active: 0, alone: false, lastStart: -Infinity, starts: [], pausedUntil: -Infinity, recent: [], timeouts: 0, slowSince: 0, trial: 'none', closed: null };
      hosts.set(name, host);
    }
    return host;
  };
  return {
    wait(name, now, alone = false) {
      if (total >= profile.total) return Infinity;
      const host = of(name);
      const pace = paceOf(profile, name);
      if (host.alone || host.active >= (host.trial !== 'none' || alone ? 1 : pace.perHost)) return Infinity;
      while (host.starts.length > 0 && now - host.starts[0]! >= paceWindow) host.starts.shift();
      const full = host.starts.length >= pace.perWindow ? host.starts[0]! + paceWindow - now : 0;
      return Math.max(0, host.pausedUntil - now, host.lastStart + pace.gap - now, full);
    },
    start(name, now, alone = false) {
      const host = of(name);
      host.active += 1;
      host.alone = alone;
      if (host.trial === 'due') host.trial = 'running';
      host.lastStart = now;
      host.starts.push(now);
      total += 1;
    },
    end(name, now, ending, pause = 0) {
      const host = of(name);
      host.active -= 1;
      host.alone = false;
      total -= 1;
      if (pause > 0) host.pausedUntil = Math.max(host.pausedUntil, now + pause);
      host.timeouts = ending === 'timeout' ? host.timeouts + 1 : 0;
      if (host.timeouts === 1) host.slowSince = now;
      // Several that were asked together and missed their time together are one bad moment, perhaps of this machine.
      if (host.timeouts >= timeoutsToClose && now - host.slowSince >= profile.firstByte) host.closed ??= 'host-slow';
      if (ending !== 'answered' && ending !== 'refused') return;
      if (host.trial === 'due') return;
      if (host.trial === 'running') {
        host.trial = 'none';
        if (ending === 'refused') host.closed ??= 'circuit';
        host.recent = [];
        return;
      }
      host.recent.push(ending === 'refused');
      if (host.recent.length > recentAnswers) host.recent.shift();
      if (host.recent.filter(Boolean).length >= refusalsToPause && now >= host.pausedUntil) {
        host.trial = 'due';
        host.pausedUntil = now + scaled(profile, circuitPause);
      }
    },
    recall(name, at) {
      const host = of(name);
      host.starts.push(at);
      host.lastStart = Math.max(host.lastStart, at);
    },
    closed: (name) => hosts.get(name)?.closed ?? null,
    active: () => total,
  };
}
