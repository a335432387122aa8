import { isNetworkCause } from './cause.ts';
import type { LinkAttempt } from '../contract/link.ts';

/** What the hosts of a run showed of our own way into the network. */
export interface Environment {
  readonly saw: (host: string, attempt: LinkAttempt) => void;
  /** own: the page's own host cannot be reached; others: most of the others cannot; null: nothing wrong. */
  readonly trouble: () => 'own' | 'others' | null;
}

/** So many hosts are needed before their failing says something about us, and so large a part of them. `links.md` 2.5, 6. */
const hostsNeeded = 10;
const partNeeded = 0.8;
/** One address of the page's own host may be slow; so many without any answer are not one address. */
const ownNeeded = 3;

export function createEnvironment(ownHost: string): Environment {
  const answered = new Set<string>();
  const failed = new Map<string, number>();
  return {
    saw(host, { cause }) {
      if (isNetworkCause(cause)) failed.set(host, (failed.get(host) ?? 0) + 1);
      else if (cause !== 'unknown' && cause !== 'suspended') answered.add(host);
    },
    trouble() {
      if (!answered.has(ownHost) && (failed.get(ownHost) ?? 0) >= ownNeeded) return 'own';
      const silent = [...failed.keys()].filter((host) => !answered.has(host)).length;
      const all = silent + answered.size;
      return all >= hostsNeeded && silent / all >= partNeeded ? 'others' : null;
    },
  };
}
