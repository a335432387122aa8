import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BenchServer {
  readonly port: number;
  /** Requests since the last call, and when the first of them came (`performance.now`). */
  readonly requests: () => { readonly count: number; readonly first: number };
  readonly stop: () => Promise<void>;
}

/**
 * A server on all loopback addresses whose pages take `delay` milliseconds; a host in `hanging` never answers. Pages of links
 * (`/list?hosts=10&links=500&by=name|number`) name hosts as `h3.bench.gov.cn` or as `127.0.0.5`, so that two checkers ask the same server.
 */
export async function serveBench(): Promise<BenchServer & { delay: number; hanging: ReadonlySet<string> }> {
  let count = 0;
  let first = 0;
  const state = { delay: 0, hanging: new Set<string>() as ReadonlySet<string> };
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench');
    if (url.pathname === '/list') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(listOf(url, (server.address() as AddressInfo).port));
    if (url.pathname === '/favicon.ico') return void response.writeHead(204).end();
    if (count === 0) first = performance.now();
    count += 1;
    const host = (request.headers.host ?? '').split(':')[0]!;
    if (state.hanging.has(host)) return undefined;
    setTimeout(() => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article), state.delay);
    return undefined;
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    requests: () => {
      const was = { count, first };
      count = 0;
      return was;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const article = `<!doctype html><html lang="zh-CN"><head><title>通知公告</title></head><body>${'<p>今年以来，我县坚持统筹推进各项工作，取得了新的成效。</p>'.repeat(60)}</body></html>`;

function listOf({ searchParams }: URL, port: number): string {
  const [hosts, links, round] = [Number(searchParams.get('hosts')), Number(searchParams.get('links')), searchParams.get('round') ?? ''];
  const hostOf = (index: number): string => (searchParams.get('by') === 'name' ? `h${index}.bench.gov.cn` : `127.0.0.${index + 2}:${port}`);
  return `<!doctype html><html lang="zh-CN"><head><title>链接</title></head><body>${Array.from({ length: links }, (_, index) => `<a href="http://${hostOf(index % hosts)}/a/${round}-${index}.html">第 ${index} 条</a>`).join('\n')}</body></html>`;
}
