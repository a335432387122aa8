import { browser } from 'wxt/browser';
import type { ExportProgress, ExportRequest } from '../../../contract/export.ts';
import type { ReviewMessage } from '../../../contract/review.ts';
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
  void colleaguesPictures(request).then(() => worker.postMessage({ request, version: browser.runtime.getManifest().version, now: Date.now() }, []));
  return { done: promise, stop: () => settle({ is: 'stopped' }) };
}

/** Papers with pictures in them: what colleagues took is fetched first. Without a server, or where it cannot be reached, the paper is made of what is here. */
async function colleaguesPictures({ form, inspectionId }: ExportRequest): Promise<void> {
  if (inspectionId === null || (form !== 'report' && form !== 'html')) return;
  await browser.runtime.sendMessage({ type: 'review.fetch-pictures', inspectionId } satisfies ReviewMessage).catch(() => undefined);
}
