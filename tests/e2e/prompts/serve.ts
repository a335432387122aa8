import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { between, shapePage, shapes } from './shapes.ts';

export const site = 'www.shifan.gov.cn';
export const foreign = 'www.qiye.example';

export interface PromptSite {
  readonly port: number;
  /** Requests to the foreign host, and requests to the site that are no plain reading. */
  readonly strayed: string[];
  readonly close: () => void;
}

/** One page for every shape, under `/shape/NAME`, the foreign site, and the pages in between. */
export async function servePrompts(pages: Readonly<Record<string, string>> = {}): Promise<PromptSite> {
  const strayed: string[] = [];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const html = (text: string): void => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
    if (url.hostname !== site || request.method !== 'GET') strayed.push(`${request.method} ${url.href}`);
    const name = decodeURIComponent(url.pathname.slice('/shape/'.length));
    if (url.hostname !== site) html('<p>外部网站</p>');
    else if (url.pathname === '/jump') html(between.jump(url.searchParams.get('url') ?? ''));
    else if (url.pathname === '/onward') response.writeHead(302, { location: url.searchParams.get('url') ?? '/' }).end();
    else if (pages[url.pathname] !== undefined) html(pages[url.pathname]!);
    else if (name in shapes) html(shapePage(name, `http://${foreign}/about`));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, strayed, close: () => { server.closeAllConnections(); server.close(); } };
}
