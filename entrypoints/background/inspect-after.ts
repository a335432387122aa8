import { inspect, isRunning } from './inspect.ts';

/**
 * Reads the page in a tab once the reading on its way has ended (at most 10 s): one that began before the facts were there
 * would otherwise end as the new one, without them.
 */
export async function inspectAfter(tabId: number, url: string): Promise<void> {
  for (let turn = 0; turn < 50 && await isRunning(tabId, url); turn += 1) await new Promise((resolve) => setTimeout(resolve, 200));
  await inspect(tabId);
}
