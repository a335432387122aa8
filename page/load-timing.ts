import type { LoadTiming } from './page-view.ts';

/**
 * The loading of this document as the browser recorded it; null while the load event has not ended or when there is no record.
 * A page restored from history keeps the timing of its first loading, so the caller must not ask again for it.
 */
export function readLoadTiming(source: Pick<Performance, 'getEntriesByType'> = performance): LoadTiming | null {
  const [entry] = source.getEntriesByType('navigation') as (PerformanceNavigationTiming & { activationStart?: number; deliveryType?: string })[];
  if (!entry || !(entry.loadEventEnd > 0)) return null;
  const prerendered = (entry.activationStart ?? 0) > 0;
  return {
    loadMs: Math.round(entry.loadEventEnd - entry.startTime),
    kind: prerendered ? 'prerender' : kinds.has(entry.type) ? entry.type as LoadTiming['kind'] : 'navigate',
    // Nothing went over the wire although there is a body; `workerStart` tells of a service worker in between.
    cached: entry.workerStart > 0 || entry.deliveryType === 'cache' || (entry.transferSize === 0 && entry.decodedBodySize > 0),
  };
}

const kinds: ReadonlySet<string> = new Set(['navigate', 'reload', 'back_forward', 'prerender']);
