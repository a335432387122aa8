import { browser } from 'wxt/browser';
import type { ExportProgress, ExportRequest } from '../../../contract/export.ts';
import type { ExportWord } from './export-worker.ts';
import type { Outcome, Running } from '../../../forms/made.ts';
import { refuseExport } from './refuse-export.ts';

/** Starts one export in a worker of its own. `stop` ends it at once; nothing is left behind. Never rejects. */
export function runExport(request: ExportRequest, tell: (progress: ExportProgress) => void): Running {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const settle = (outcome: Outcome): void => {
    worker.terminate();
    resolve(outcome);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ExportWord>) => {
    if (data.say === 'progress') tell(data.progress);
    else settle(data.say === 'made' ? { is: 'made', made: data.made } : { is: 'refused', message: data.message });
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    console.error(event.message);
    settle({ is: 'refused', message: refuseExport('export.refused.start').message });
  });
  worker.postMessage({ request, version: browser.runtime.getManifest().version, now: Date.now() }, []);
  return { done: promise, stop: () => settle({ is: 'stopped' }) };
}
