import { isNetworkCause } from './cause.ts';
import type { LinkAttempt } from '../contract/link.ts';

/** What the hosts of a run showed of our own way into the network. */
export interface Environment {
  readonly saw: (host: string, attempt: LinkAttempt) => void;
  /** Whether there were attempts and not one answer: what the browser says of being offline counts only then, because it knows no loopback and no inner network. */
  readonly silent: () => boolean;
  /** own: the page's own host cannot be reached; others: most of the others cannot; null: nothing wrong. */
  readonly trouble: () => 'own' | 'others' | null;
}

/** So many hosts are needed before their failing says something about us, and so large a part of them. `links.md` 2.5, 6. */
const hostsNeeded = 10;
const partNeeded = 0.8;
/** One address of the page's own host may be slow; so many attempts without any answer are not one address. */
const ownNeeded = 3;

/** A host counts as silent once one of its addresses failed at two moments: a single bad moment of this machine fails many at once. */
export function createEnvironment(ownHost: string): Environment {
  const answered = new Set<string>();
  const failures = new Map<string, number>();
  const failedOnce = new Set<string>();
  const silent = new Set<string>();
  return {
    saw(host, { url, cause }) {
      if (isNetworkCause(cause)) {
        failures.set(host, (failures.get(host) ?? 0) + 1);
        if (failedOnce.has(url) && !answered.has(host)) silent.add(host);
        failedOnce.add(url);
      } else if (cause !== 'unknown' && cause !== 'suspended') {
        answered.add(host);
        silent.delete(host);
      }
    },
    silent: () => answered.size === 0 && failures.size > 0,
    trouble() {
      if (silent.has(ownHost) && failures.get(ownHost)! >= ownNeeded) return 'own';
      const all = silent.size + answered.size;
      return all >= hostsNeeded && silent.size / all >= partNeeded ? 'others' : null;
    },
  };
}
