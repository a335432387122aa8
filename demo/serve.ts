import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { renderPage } from './render-page.ts';

/** The invented host under which the demo site is inspected. No such county exists. */
export const demoHost = 'www.shifanxian.gov.cn';

const site = path.join(import.meta.dirname, 'site');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves the demo government site on this machine.
 * @param port TCP port on 127.0.0.1; 0 takes a free one. A port that is taken rejects with `EADDRINUSE`.
 * @param now the moment the dates in the pages are counted from; default: the moment of each request.
 * @returns the port, and `stop`, which also cuts connections that are still open.
 */
export async function serveDemo({ port = 0, now }: { readonly port?: number; readonly now?: Date } = {}) {
  const server = createServer((request, response) => void answer(request, response, now ?? new Date()));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise<void>((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, now: Date) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, '.txt', '不支持的请求方式');
  const file = fileOf(request.url ?? '/');
  if (!file) return send(response, 400, '.txt', '网址有误');
  const bytes = await readFile(file).catch(() => undefined); // a folder, or nothing there
  if (!bytes) return send(response, 404, '.html', await renderPage(site, '_parts/404.html', now));
  if (!file.endsWith('.html')) return send(response, 200, path.extname(file), bytes);
  send(response, 200, '.html', await renderPage(site, path.relative(site, file), now));
}

/** The file for a request path, or undefined when the path is malformed or leaves the site's folder. */
function fileOf(requested: string): string | undefined {
  try {
    const name = decodeURIComponent(requested.split(/[?#]/, 1)[0] ?? '');
    // The single-page application answers on every address below its own, as such applications do.
    const page = name.startsWith('/bsfw/cx/') ? '/bsfw/cx/' : name;
    const file = path.join(site, page.endsWith('/') ? `${page}index.html` : page);
    const inside = path.relative(site, file);
    return name.includes('\0') || inside.startsWith('..') || inside.startsWith('_') ? undefined : file;
  } catch {
    return undefined; // a broken % sequence
  }
}

function send(response: ServerResponse, status: number, extension: string, body: string | Uint8Array) {
  const type = contentTypes[extension] ?? 'application/octet-stream';
  // HEAD needs no case of its own: node:http drops the body itself.
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' }).end(body);
}
