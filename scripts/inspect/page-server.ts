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
  /**
   * Keeps a saved page's address for this one file until the answer is called: several files may be given under one
   * address (a page before and after its correction), and each must be read as itself. Waits for its turn.
   */
  readonly hold: (target: Target) => Promise<() => void>;
  readonly stop: () => Promise<void>;
}

/**
 * Serves saved files under the addresses they are judged at, on this machine only, over http and https. The folder of a
 * file answers for the addresses beside it, so that saved style sheets and pictures load. Anything else gets no answer, as
 * from a server that cannot be reached: what was not saved with the page says nothing about the site.
 */
export async function servePages(targets: readonly Target[]): Promise<PageServer> {
  const shown = new Map<string, Target>();
  const several = new Set<string>();
  const folders: Folder[] = [];
  for (const target of targets) {
    if (target.file === null) continue;
    const address = addressOf(target.url);
    if (shown.has(address) && shown.get(address)!.file !== target.file) several.add(address);
    shown.set(address, target);
    folders.push(folderOf(target));
  }
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const host = request.headers.host ?? '';
    const address = request.url ?? '/';
    const page = shown.get(host + address);
    const from = shown.get(addressOf(request.headers.referer ?? ''));
    const candidates = page ? [page.file!] : beside(from ? [folderOf(from), ...folders] : folders, host, address);
    const file = candidates[0];
    if (file === undefined) {
      response.destroy();
      return;
    }
    const bytes = await readFile(file);
    // What is another file at another time must not be remembered under its address.
    const cache = several.has(host + address) || candidates.length > 1 ? 'no-cache' : 'max-age=600';
    response.writeHead(page?.status ?? 200, { 'content-type': typeOf(file, bytes), 'cache-control': cache, 'content-length': bytes.byteLength });
    response.end(bytes);
  };
  const turns = new Map<string, Promise<void>>();
  const hold = async (target: Target): Promise<() => void> => {
    const address = addressOf(target.url);
    if (target.file === null || !several.has(address)) return () => undefined;
    const before = turns.get(address);
    let release = (): void => undefined;
    turns.set(address, new Promise((resolve) => {
      release = resolve;
    }));
    await before;
    shown.set(address, target);
    return release;
  };
  const listener: http.RequestListener = (request, response) => {
    answer(request, response).catch(() => response.destroy());
  };
  const certificate = await generate([{ name: 'commonName', value: 'duwang.invalid' }], { keyType: 'ec', algorithm: 'sha256' });
  const plain = http.createServer(listener);
  const secure = https.createServer({ key: certificate.private, cert: certificate.cert }, listener);
  const [httpPort, httpsPort] = await Promise.all([listen(plain), listen(secure)]);
  return {
    httpPort, httpsPort, hold,
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

interface Folder {
  readonly host: string;
  /** Path its files answer below. */
  readonly below: string;
  readonly folder: string;
}

function folderOf({ file, url }: Target): Folder {
  const { host, pathname } = new URL(url);
  return { host, below: pathname.slice(0, pathname.lastIndexOf('/') + 1), folder: path.dirname(file!) };
}

/** Host, path and query; empty for what is no address. */
function addressOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { host, pathname, search } = new URL(url);
  return host + pathname + search;
}

/** Files that lie where the address points, in the order of the folders, each once. */
function beside(folders: readonly Folder[], host: string, address: string): readonly string[] {
  let name: string;
  try {
    name = decodeURIComponent(address.split(/[?#]/)[0]!);
  } catch {
    return [];
  }
  const found = new Set<string>();
  for (const each of folders) {
    if (each.host !== host || !name.startsWith(each.below)) continue;
    const file = path.join(each.folder, name.slice(each.below.length));
    if (!file.startsWith(each.folder + path.sep)) continue;
    if (existsSync(file) && statSync(file).isFile()) found.add(file);
  }
  return [...found];
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
