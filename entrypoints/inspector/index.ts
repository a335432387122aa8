import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offeredFilesGlobal } from '../../contract/attachment.ts';
import { addressesGlobal, candidatesGlobal, inspectorGlobal, inspectRequestSchema, ownPageGlobal, probePlanGlobal, visitorGlobal } from '../../contract/inspect-request.ts';
import { lensGlobal } from '../../contract/lens.ts';
import { fitResult } from '../background/reading/fit-result.ts';
import { tellWorker } from '../background/reading/tell-worker.ts';
import { addresses, candidates, lensParts, offeredFiles, ownPage, probePlan, visit } from './asked.ts';
import { capture, clausesOfChecks, titles, type Captured } from './capture.ts';

/**
 * Injected when a page is to be inspected, never declared for every page. Leaves one function in the isolated world;
 * calling it again inspects again and ends the run before.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[inspectorGlobal]) return;
  let running: AbortController | null = null;

  // JSON text, because the browser drops every null from an object it passes as an argument.
  world[inspectorGlobal] = async (input: string): Promise<Captured | null> => {
    const request = inspectRequestSchema.parse(JSON.parse(input));
    running?.abort();
    const mine = new AbortController();
    running = mine;
    try {
      const captured = await capture(request, mine.signal);
      if (request.run === null) return captured;
      void tellWorker(fitResult({ type: 'capture.result', run: request.run, report: captured.report, catalogue: captured.catalogue, titles, fragments: { ...captured.fragments }, ...(Object.keys(captured.rules).length > 0 ? { rules: { ...captured.rules } } : {}), ...(captured.frame ? { frame: captured.frame } : {}), ...(captured.log ? { log: captured.log } : {}), cites: clausesOfChecks, ...(captured.paste ? { paste: captured.paste } : {}), ...(captured.columns.length > 0 ? { columns: captured.columns } : {}) }));
      return null;
    } catch (error) {
      if (mine.signal.aborted) return null;
      if (request.run === null) throw error;
      void tellWorker({ type: 'capture.failed', run: request.run, message: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
  world[addressesGlobal] = addresses;
  world[visitorGlobal] = visit;
  world[probePlanGlobal] = probePlan;
  world[ownPageGlobal] = ownPage;
  world[candidatesGlobal] = candidates;
  world[lensGlobal] = lensParts;
  world[offeredFilesGlobal] = offeredFiles;
});
