import type { Environment } from '../env.ts';

/**
 * Asks the server whether it is ready, at the address the environment says it listens on.
 * @param given LISTEN was set; otherwise the address is a guess, and a server that is well may listen elsewhere
 * @returns 0, or 1 after a sentence that says what is the matter or what to set
 */
export async function healthcheckCommand({ host, port }: Environment, given: boolean): Promise<number> {
  const at = `http://${host.includes(':') ? `[${host}]` : host.replace('0.0.0.0', '127.0.0.1')}:${port}`;
  const answer = await fetch(`${at}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  if (answer?.ok) return 0;
  const trouble = answer ? (await answer.json().catch(() => null) as { readonly message?: string } | null)?.message ?? `HTTP ${answer.status}` : unanswered(at, given);
  process.stderr.write(`${trouble}\n`);
  return 1;
}

/** What to do where nothing answers. */
export function unanswered(at: string, given: boolean): string {
  return given
    ? `${at}（由 LISTEN 给出）没有回答：服务器没有启动，或监听在别的地址。请把 LISTEN 设成服务器启动时的那一个。No answer at ${at} (from LISTEN): the server is not running or listens elsewhere. Set LISTEN to what the server was started with.`
    : `没有设置 LISTEN，查的是默认地址 ${at}，没有回答：服务器没有启动，或监听在别的地址。请把 LISTEN 设成服务器启动时的那一个，例如 LISTEN=10.0.0.5:8787。LISTEN is not set; the default address ${at} was asked and does not answer: the server is not running or listens elsewhere. Set LISTEN to what the server was started with, such as LISTEN=10.0.0.5:8787.`;
}
