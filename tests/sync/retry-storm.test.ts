import { expect, test } from 'vitest';
import { defaultAdmission } from '../../server/exchange/push-queue.ts';
import { refusals } from '../../server/refusal.ts';
import type { Failure } from '../../sync/api-client.ts';
import { fresh, isDue, noteAfter, type SyncNote } from '../../sync/synchronise.ts';
import { dice } from '../simulation/dice.ts';

/**
 * T25 on a clock of its own: 2,000 extensions, each with something to send, a server that is away for ten minutes and then answers
 * `perSecond` pushes a second, keeps as many waiting as the real one does and turns the rest away with its own Retry-After. What the
 * extensions do is their real back-off, behind the alarm that wakes them each minute.
 */
const clients = 2000;
const away = 600;
const perSecond = 50;
const waitingAtMost = defaultAdmission.commits * defaultAdmission.requestsPerCommit;
const network: Failure = { kind: 'later', code: 'network', said: ['said.sync.network'], wait: null };
const busy: Failure = { kind: 'later', code: 'busy', said: ['said.sync.busy'], wait: refusals.busy.retryAfter * 1000 };

interface Storm { readonly drainedAfter: number; readonly most: number; readonly longestWait: number; readonly turnedAway: number }

/** @param phaseOf second of the minute each extension's alarm comes at */
function storm(phaseOf: () => number, random: () => number): Storm {
  const notes: (SyncNote | null)[] = Array.from({ length: clients }, () => fresh);
  const atPhase = Map.groupBy(notes.map((_, who) => ({ who, phase: phaseOf() })), ({ phase }) => phase);
  let left = clients;
  const queue: { readonly who: number; readonly since: number }[] = [];
  const asking = new Set<number>();
  const came: number[] = [];
  let [longestWait, turnedAway, second] = [0, 0, 0];
  for (; left > 0 && second < 4 * 3600; second += 1) {
    came[second] = 0;
    for (const { who, since } of queue.splice(0, perSecond)) {
      notes[who] = null;
      left -= 1;
      asking.delete(who);
      longestWait = Math.max(longestWait, second - since);
    }
    for (const { who } of atPhase.get(second % 60) ?? []) {
      const note = notes[who] ?? null;
      if (note === null || asking.has(who) || !isDue(note, second * 1000)) continue;
      came[second]! += 1;
      if (second < away) notes[who] = noteAfter(note, network, second * 1000, null, random);
      else if (queue.length < waitingAtMost) {
        queue.push({ who, since: second });
        asking.add(who);
      } else {
        turnedAway += 1;
        notes[who] = noteAfter(note, busy, second * 1000, null, random);
      }
    }
  }
  return { drainedAfter: second - away, most: Math.max(...came.slice(away)), longestWait, turnedAway };
}

test('T25: after ten minutes without a server 2,000 extensions come back spread out: drained in a quarter of an hour, none waits as long as a request may', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const chance = dice(seed);
    const random = () => chance.below(1_000_000) / 1_000_000;
    const { drainedAfter, most, longestWait } = storm(() => chance.below(60), random);
    expect([seed, drainedAfter < 900, longestWait < 20]).toEqual([seed, true, true]);
    // The mean would be clients/60 if nobody held back; chance spreads it, and no second brings a crowd.
    expect([seed, most < 2 * clients / 60]).toEqual([seed, true]);
  }
});

test('the measure notices: with one alarm for all and no chance in the back-off, the whole unit stands at the door at once', () => {
  const { most, turnedAway } = storm(() => 0, () => 1);
  expect([most === clients, turnedAway > clients]).toEqual([true, true]);
});
