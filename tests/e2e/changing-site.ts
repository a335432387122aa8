import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const changingHost = 'www.shili.gov.cn';

/** One page of a site that a test changes while people look at it. `status` other than 200 answers with its words only; `to` sends on. */
export interface ChangingPage { readonly title?: string; readonly head?: string; readonly body?: string; readonly status?: number; readonly to?: string }

/** A government site on a free port of this machine. What a path answers is what was put there last. */
export async function serveChanging() {
  const pages = new Map<string, ChangingPage>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://x').pathname);
    if (page?.to) return void response.writeHead(302, { Location: page.to }).end();
    if (!page || (page.status ?? 200) !== 200) return void response.writeHead(page?.status ?? 404, { 'Content-Type': 'text/html; charset=utf-8' }).end('<!doctype html><title>出错了</title><p>没有内容');
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${page.title ?? '示例县人民政府'}</title>${page.head ?? ''}</head><body><h1>${page.title ?? '示例县人民政府'}</h1>${page.body ?? '<p>正文内容，用来让页面看起来是一篇文章。</p>'}</body></html>`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    put: (path: string, page: ChangingPage) => void pages.set(path, page),
    stop: () => new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

/** The tags every page of a site needs. */
export const siteTags = '<meta name="SiteName" content="示例县人民政府"><meta name="SiteDomain" content="www.shili.gov.cn"><meta name="SiteIDCode" content="4500000001">';
