import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages that are wrong in ways the demo site is not. */
export function serveOddPages() {
  const frame = (body: string, head = ''): string => `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>奇怪的网页</title>${head}</head><body>${body}</body></html>`;
  const pages: Readonly<Record<string, () => readonly [number, string, string]>> = {
    '/spa': () => [200, 'text/html', frame('<main><p>第一页的内容</p></main>')],
    '/plain': () => [200, 'text/html', frame('<p>一段文字</p>')],
    '/other': () => [200, 'text/html', frame('<p>另一段文字</p>')],
    '/faulty': () => [200, 'text/html', frame(Array.from({ length: 3000 }, (_, index) => `<p><a href="">通知公告第${index}号</a></p>`).join(''))],
    '/missing': () => [404, 'text/html', frame('<p>找不到</p>')],
    '/broken': () => [500, 'text/html', frame('<p>出错了</p>')],
    '/empty': () => [200, 'text/html', ''],
    '/file.pdf': () => [200, 'application/pdf', '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>'],
    '/clobbered': () => [200, 'text/html', frame(`<form name="getElementById"></form><form name="querySelectorAll"></form><form name="readyState"></form><form name="body"></form>
      <form name="title"></form><form id="addEventListener"></form><form name="documentElement"><input name="getAttribute"><input name="tagName"></form><p>内容</p>`)],
    '/patched': () => [200, 'text/html', frame('<p>内容</p>', `<script>
      for (const name of ['querySelectorAll', 'querySelector']) Document.prototype[name] = () => { throw new Error('patched'); };
      Element.prototype.getAttribute = () => 'patched'; Array.prototype.map = () => []; window.fetch = () => new Promise(() => {}); Map.prototype.get = () => 1;
      Object.defineProperty(Node.prototype, 'textContent', { get: () => 'patched' });</script>`)],
    // Playwright, like a person, sends each of them away.
    '/alerting': () => [200, 'text/html', frame('<p>内容</p>', '<script>let left = 20; const again = () => { alert(left); confirm(left); if ((left -= 1) > 0) setTimeout(again, 20); }; setTimeout(again, 20);</script>')],
    '/rewritten': () => [200, 'text/html', frame('<p>先前的内容</p>', `<script>addEventListener('load', () => setTimeout(() => { document.open(); document.write('<!doctype html><html lang="zh"><head><title>重写的网页</title></head><body><p>重写以后的内容</p></body></html>'); document.close(); }, 200));</script>`)],
    '/large': () => [200, 'text/html', frame(`<p>${'政府信息公开工作要点。'.repeat(30)}</p>`.repeat(10_500))],
  };
  const listener: RequestListener = (request, response) => {
    const [status, type, body] = pages[request.url ?? '']?.() ?? [404, 'text/html', ''];
    response.writeHead(status, { 'Content-Type': type.startsWith('text') ? `${type}; charset=utf-8` : type });
    response.end(body);
  };
  const server = createServer(listener);
  return {
    listen: () => new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
