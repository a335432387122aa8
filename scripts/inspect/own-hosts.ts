import type { Mapping } from './options.ts';
import type { Target } from './targets.ts';

/** Hosts of files inspected under an address go to our own server, on their own ports. */
export function ownHosts(targets: readonly Target[], server: { readonly httpPort: number; readonly httpsPort: number } | null): readonly Mapping[] {
  if (!server) return [];
  const seen = new Map<string, Mapping>();
  for (const { file, url } of targets) {
    if (file === null) continue;
    const { hostname, protocol, port } = new URL(url);
    const named = port === '' ? [80, 443] : [Number(port)];
    for (const each of named) {
      const secure = port === '' ? each === 443 : protocol === 'https:';
      seen.set(`${hostname}:${each}`, { host: hostname, port: each, to: `127.0.0.1:${secure ? server.httpsPort : server.httpPort}` });
    }
  }
  return [...seen.values()];
}
