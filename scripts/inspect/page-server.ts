import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { generate } from 'selfsigned';
import type { Target } from './targets.ts';

export interface PageServer {
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly stop: () => Promise<void>;
}

/**
 * Serves saved files under the addresses they are judged at, on this machine only, over http and https. The folder of a
 * file answers for the addresses beside it, so that saved style sheets and pictures load. Anything else gets no answer, as
 * from a server that cannot be reached: what was not saved with the page says nothing about the site.
 */
export async function servePages(targets: readonly Target[]): Promise<PageServer> {
  const files = new Map<string, string>();
  const statuses = new Map<string, number>();
  const folders: { readonly host: string; readonly below: string; readonly folder: string }[] = [];
  for (const { file, url, status = 200 } of targets) {
    if (file === null) continue;
    const { host, pathname, search } = new URL(url);
    files.set(host + pathname + search, file);
    statuses.set(host + pathname + search, status);
    folders.push({ host, below: pathname.slice(0, pathname.lastIndexOf('/') + 1), folder: path.dirname(file) });
  }
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const host = request.headers.host ?? '';
    const address = request.url ?? '/';
    const file = files.get(host + address) ?? beside(folders, host, address);
    if (file === undefined) {
      response.destroy();
      return;
    }
    const bytes = await readFile(file);
    response.writeHead(statuses.get(host + address) ?? 200, { 'content-type': typeOf(file, bytes), 'cache-control': 'max-age=600', 'content-length': bytes.byteLength });
    response.end(bytes);
  };
  const listener: http.RequestListener = (request, response) => {
    answer(request, response).catch(() => response.destroy());
  };
  const certificate = await generate([{ name: 'commonName', value: 'duwang.invalid' }], { keyType: 'ec', algorithm: 'sha256' });
  const plain = http.createServer(listener);
  const secure = https.createServer({ key: certificate.private, cert: certificate.cert }, listener);
  const [httpPort, httpsPort] = await Promise.all([listen(plain), listen(secure)]);
  return {
    httpPort, httpsPort,
    async stop() {
      plain.closeAllConnections();
      secure.closeAllConnections();
      await Promise.all([plain, secure].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function listen(server: http.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function beside(folders: readonly { host: string; below: string; folder: string }[], host: string, address: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(address.split(/[?#]/)[0]!);
  } catch {
    return undefined;
  }
  for (const each of folders) {
    if (each.host !== host || !name.startsWith(each.below)) continue;
    const file = path.join(each.folder, name.slice(each.below.length));
    if (!file.startsWith(each.folder + path.sep)) continue;
    if (existsSync(file) && statSync(file).isFile()) return file;
  }
  return undefined;
}

/** The charset is named only where the file itself names none and is UTF-8: what a page declares must decide, as on the real server. */
function typeOf(file: string, bytes: Buffer): string {
  const extension = path.extname(file).toLowerCase();
  const known = types[extension];
  if (known) return known;
  if (/<meta[^>]+charset/i.test(bytes.subarray(0, 4096).toString('latin1'))) return 'text/html';
  return isUtf8(bytes) ? 'text/html; charset=utf-8' : 'text/html';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif',
  '.svg': 'image/svg+xml', '.webp': 'image/webp', '.ico': 'image/x-icon', '.pdf': 'application/pdf', '.json': 'application/json', '.mp4': 'video/mp4',
};
