import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';

/** One request as the server saw it. */
export interface SeenRequest {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly cookie: string;
  readonly range: string;
  readonly at: number;
}

export interface LinkServer {
  readonly port: number;
  /** The same behind a certificate that nobody trusts and that ran out. */
  readonly securePort: number;
  readonly seen: SeenRequest[];
  /** The most requests of one host that were open at once. */
  readonly mostAtOnce: () => number;
  /** Requests that are open now. */
  readonly openNow: () => number;
  /** Bytes of endless bodies that the clients took. */
  readonly taken: () => number;
  readonly stop: () => Promise<void>;
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = (title: string, text: string): string => `<!doctype html><html><head><title>${title}</title></head><body><p>${text}</p></body></html>`;
const long = '今年以来，我县坚持统筹推进各项工作，取得了新的成效。'.repeat(30);
/** 对不起，您访问的页面不存在 in GBK. */
const missingGbk = Buffer.from('b6d4b2bbc6f0a3acc4fab7c3cecab5c4d2b3c3e6b2bbb4e6d4da', 'hex');

/** A real server on this machine that behaves as badly as the path says, whatever the host name.
 * `delay`: milliseconds before any ordinary answer; `pages`: documents by path; a cookie `visitor=yes` goes with each. */
export async function serveLinks({ delay = 0, pages = {} }: { readonly delay?: number; readonly pages?: Readonly<Record<string, string>> } = {}): Promise<LinkServer> {
  const seen: SeenRequest[] = [];
  const open = new Map<string, number>();
  const times = new Map<string, number>();
  const sockets = new Set<Socket>();
  let most = 0;
  let taken = 0;

  const listener: http.RequestListener = (request, response) => {
    const host = request.headers.host ?? '';
    const path = request.url ?? '/';
    seen.push({ host, path, method: request.method ?? '', cookie: request.headers.cookie ?? '', range: request.headers.range ?? '', at: Date.now() });
    open.set(host, (open.get(host) ?? 0) + 1);
    most = Math.max(most, open.get(host)!);
    response.on('close', () => open.set(host, open.get(host)! - 1));
    const time = (times.get(host + path) ?? 0) + 1;
    times.set(host + path, time);
    const send = (status: number, headers: http.OutgoingHttpHeaders, body: string | Buffer = ''): void => {
      setTimeout(() => response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body), delay);
    };
    const name = path.split('?')[0]!;
    if (pages[name] !== undefined) return send(200, { ...html, 'set-cookie': 'visitor=yes; path=/' }, pages[name]);
    const number = /^\/status\/(\d+)/.exec(name)?.[1];
    if (number) return send(Number(number), html, page('', long));
    // A server that answers for whatever it is asked, repeating the address; one that knows what it does not have.
    if (name.startsWith('/soft/')) return send(200, html, page('404', `您访问的页面 ${path} 不存在，请从首页重新进入。`));
    if (name.startsWith('/honest/')) return name === '/honest/gone.html' ? send(200, html, page('政务公开', '信息不存在时请拨打咨询电话。')) : send(404, html, page('404', '页面不存在'));
    switch (name) {
      case '/casino': return send(200, html, page('新葡京娱乐城 真人百家乐', long));
      case '/hang': return undefined;
      case '/hang-once': return time === 1 ? undefined : send(200, html, page('一', long));
      case '/drip': {
        response.writeHead(200, html).write(page('滴', long));
        const timer = setInterval(() => response.write(' '), 100);
        response.on('close', () => clearInterval(timer));
        return undefined;
      }
      case '/drip-head': {
        request.socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => request.socket.write('x-a: b\r\n'), 100);
        request.socket.on('close', () => clearInterval(timer));
        return undefined;
      }
      case '/challenge': return send(200, html, '<html><head><script>$_ts=window["$_ts"];if(!$_ts)$_ts={};</script></head><body></body></html>');
      case '/jsl': return send(521, { ...html, 'set-cookie': '__jsluid_s=abc; path=/' }, '<script>document.cookie="a=b";location.reload()</script>');
      case '/members': return /visitor=yes/.test(request.headers.cookie ?? '') ? send(200, html, page('内部', long)) : send(403, html, page('禁止', '禁止访问'));
      case '/loop': return send(302, { location: path });
      case '/loop-long': return send(302, { location: `/loop-long?${Number(path.split('?')[1] ?? 0) + 1}` });
      case '/cookie-loop': return send(302, { location: path, 'set-cookie': 'seen=1; path=/' });
      case '/moved': return send(301, { location: '/new/place.html' });
      case '/to-home': return send(302, { location: '/' });
      case '/to-login': return send(302, { location: '/sso/login.html' });
      case '/to-file': return send(302, { location: 'file:///etc/passwd' });
      case '/to-app': return send(302, { location: 'weixin://dl/business' });
      case '/to-nowhere': return send(302, { location: 'http://nowhere.example.cn/' });
      case '/half': {
        response.writeHead(200, { ...html, 'content-length': 9000 }).write(page('半', '一半'));
        setTimeout(() => response.destroy(), 50);
        return undefined;
      }
      case '/huge': case '/huge.zip': {
        response.writeHead(200, { 'content-type': name === '/huge' ? 'text/html' : 'application/zip', 'content-length': 2 * 1024 ** 3 });
        const block = Buffer.alloc(65_536, 'x');
        const pump = (): void => {
          while (!response.destroyed) {
            taken += block.length;
            if (!response.write(block)) {
              response.once('drain', pump);
              return;
            }
          }
        };
        pump();
        return undefined;
      }
      case '/head-refused': return request.method === 'HEAD' ? send(404, html) : send(200, html, page('有', long));
      case '/head-lies.zip': return request.method === 'HEAD' ? send(200, { 'content-type': 'application/zip' }) : send(404, html, page('无', long));
      case '/rate': return time <= 2 ? send(429, { ...html, 'retry-after': '1' }, '') : send(200, html, page('行', long));
      // With whatever the address says as the wish to wait, once; the date of the answer goes with it as the server's clock has it.
      case '/rate-says': return time === 1 ? send(429, { ...html, 'retry-after': new URL(path, 'http://a').searchParams.get('wait') ?? '' }) : send(200, html, page('行', long));
      case '/rate-always': return send(429, { ...html, 'retry-after': '1' }, '');
      case '/once-500': return time === 1 ? send(500, html, '') : send(200, html, page('行', long));
      case '/missing-gbk': return send(200, { 'content-type': 'text/html' }, Buffer.concat([Buffer.from('<html><head><meta charset="gb2312"></head><body>'), missingGbk, Buffer.from('</body></html>')]));
      case '/missing': return send(200, html, page('404', '您访问的页面不存在'));
      case '/mentions-404': return send(200, html, page('关于处理404号提案的答复', `网页不存在的问题已经处理。${long}`));
      case '/parked': return send(200, html, page('example', '该域名正在出售，欢迎联系。'));
      case '/empty.pdf': return send(200, { 'content-type': 'application/pdf', 'content-length': 0 });
      case '/page.pdf': return send(200, html, page('登录', long));
      case '/file.pdf': return request.headers.range
        ? send(206, { 'content-type': 'application/pdf', 'content-range': 'bytes 0-1023/50000' }, Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(1015)]))
        : send(200, { 'content-type': 'application/pdf', 'content-length': 50_000 }, Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(49_991)]));
      case '/no-parts.pdf': return request.headers.range ? send(416, {}) : send(200, { 'content-type': 'application/pdf' }, '%PDF-1.4');
      case '/torn': request.socket.resetAndDestroy(); return undefined;
      case '/garbage': request.socket.end('this is no http at all\r\n\r\n'); return undefined;
      case '/empty-reply': request.socket.end(); return undefined;
      default: return send(200, html, page('示范县人民政府', long));
    }
  };
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const certificate = await generate([{ name: 'commonName', value: 'www.expired.gov.cn' }], { keyType: 'ec', algorithm: 'sha256', notBeforeDate: new Date('2020-01-01'), notAfterDate: new Date('2021-01-01') });
  const plain = http.createServer(listener).on('connection', keep);
  const secure = https.createServer({ key: certificate.private, cert: certificate.cert }, listener).on('connection', keep).on('secureConnection', keep);
  await Promise.all([plain, secure].map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))));
  return {
    port: (plain.address() as AddressInfo).port, securePort: (secure.address() as AddressInfo).port, seen, mostAtOnce: () => most, openNow: () => [...open.values()].reduce((sum, each) => sum + each, 0), taken: () => taken,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([plain, secure].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
