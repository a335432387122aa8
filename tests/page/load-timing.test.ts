import { describe, expect, it } from 'vitest';
import { readLoadTiming } from '../../page/load-timing.ts';

const entry = { startTime: 0, loadEventEnd: 1234.6, type: 'navigate', transferSize: 5000, decodedBodySize: 9000, workerStart: 0, activationStart: 0 };
const from = (...entries: object[]): Pick<Performance, 'getEntriesByType'> => ({ getEntriesByType: (type: string) => (type === 'navigation' ? entries : []) as PerformanceEntryList });

describe('load timing', () => {
  it('reads the browser\'s record in whole milliseconds', () => {
    expect(readLoadTiming(from(entry))).toEqual({ loadMs: 1235, kind: 'navigate', cached: false });
    expect(readLoadTiming(from({ ...entry, type: 'reload' }))?.kind).toBe('reload');
    expect(readLoadTiming(from({ ...entry, type: 'back_forward' }))?.kind).toBe('back_forward');
  });
  it('says nothing without a record or before the load event has ended', () => {
    expect(readLoadTiming(from())).toBeNull();
    expect(readLoadTiming(from({ ...entry, loadEventEnd: 0 }))).toBeNull();
  });
  it('tells cached, worker-served and prepared loads apart', () => {
    expect(readLoadTiming(from({ ...entry, transferSize: 0 }))?.cached).toBe(true);
    expect(readLoadTiming(from({ ...entry, workerStart: 12 }))?.cached).toBe(true);
    expect(readLoadTiming(from({ ...entry, transferSize: 0, decodedBodySize: 0 }))?.cached).toBe(false);
    expect(readLoadTiming(from({ ...entry, activationStart: 400 }))?.kind).toBe('prerender');
  });
  it('reads this very page', () => {
    expect(readLoadTiming()?.loadMs ?? 1).toBeGreaterThan(0);
  });
});
