import { settings, type Setting } from '../standards/settings.ts';

/** How fast links may be asked. Times in milliseconds. */
export interface Pace {
  /** At once on one host. */
  readonly perHost: number;
  /** Between two starts on one host. */
  readonly gap: number;
  /** Requests to one host in any five minutes. */
  readonly perWindow: number;
}

/** All limits of one run. Times in milliseconds. */
export interface Profile {
  readonly pace: Pace;
  /** Other paces by host (`*.example.test` covers everything below): for own test servers only. */
  readonly hosts: Readonly<Record<string, Pace>>;
  /** At once on all hosts together. */
  readonly total: number;
  /** To the first byte: the official 超过（含）15 秒. */
  readonly firstByte: number;
  /** More for the start of an HTML body. */
  readonly body: number;
  /** Until a link that did not answer in time is asked again; every other wait shrinks and grows with it. */
  readonly retry: number;
}

/** The span `perWindow` counts in. */
export const paceWindow = 5 * 60_000;

/**
 * `links.md` 0.4, 0.5 and 2.5: far below what firewalls ban for (500 in five minutes in one documented rule).
 * @param valueOf the value of a setting: the unit's, or that of the day
 */
export function politeProfileOf(valueOf: (setting: Setting) => number): Profile {
  return {
    pace: { perHost: valueOf(settings.linkPerHost), gap: valueOf(settings.linkGap), perWindow: valueOf(settings.linkPerWindow) }, hosts: {}, total: valueOf(settings.linkTotal),
    firstByte: valueOf(settings.linkSeconds) * 1000, body: valueOf(settings.linkBodySeconds) * 1000, retry: valueOf(settings.linkRetrySeconds) * 1000,
  };
}

/** The built-in limits of now. */
export const politeProfile: Profile = politeProfileOf(({ editions }) => editions.at(-1)!.value);

/** What the browser itself allows on one host: for own test servers only. */
export const fastPace: Pace = { perHost: 6, gap: 0, perWindow: Number.MAX_SAFE_INTEGER };

/** For own test servers only: as many at once as fifty hosts take. */
export const fastProfile: Profile = { ...politeProfile, pace: fastPace, total: 300 };

/** The pace for a host (`name` or `name:port`). */
export function paceOf(profile: Profile, host: string): Pace {
  const name = host.replace(/:\d+$/, '');
  const own = profile.hosts[host] ?? profile.hosts[name];
  if (own) return own;
  for (const [pattern, pace] of Object.entries(profile.hosts)) {
    if (pattern === '*' || (pattern.startsWith('*.') && name.endsWith(pattern.slice(1)))) return pace;
  }
  return profile.pace;
}

/** What the specification's waits are given for. Milliseconds. */
const usualRetry = 30_000;

/** A wait that the specification gives for the usual 30-second retry, under this run's. */
export function scaled(profile: Profile, milliseconds: number): number {
  return Math.round(milliseconds * (profile.retry / usualRetry));
}
