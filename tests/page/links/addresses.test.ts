import { describe, expect, it } from 'vitest';
import { addressesOf, type Addresses } from '../../../page/links/addresses.ts';
import { literalAddresses } from '../../../page/links/address-literals.ts';
import { neverRequest } from '../../../page/links/unsafe-address.ts';
import { loadPage, type PageCase } from '../../support/load-page.ts';
import { expectLinear } from '../../support/growth.ts';

async function collect(input: PageCase | string): Promise<Addresses> {
  const loaded = await loadPage(typeof input === 'string' ? { html: input } : input);
  try {
    const steps = addressesOf(loaded.page);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  } finally {
    loaded.close();
  }
}

const urls = async (input: PageCase | string): Promise<readonly string[]> => (await collect(input)).list.map(({ url }) => url.href.replace('https://www.shifan.gov.cn', ''));

describe('addresses of a page', () => {
  it('are found in every place the rules name, in a fixed order', async () => {
    expect(await urls(`<a href="/a.html">甲</a><map name="m"><area href="/area.html"></map><img src="/i.png" srcset="/i2.png 2x, /i3.png 3x">
      <picture><source srcset="/p.webp"><img src="/p.png"></picture><video src="/v.mp4" poster="/v.jpg"><source src="/v2.mp4"><track src="/v.vtt"></video><audio src="/s.mp3"></audio>
      <iframe src="about:blank"></iframe><object data="/o.swf"><param name="movie" value="/m.swf"></object><embed src="/e.swf"><form action="/search"><button formaction="/go">搜</button></form>
      <link rel="stylesheet" href="/c.css"><link rel="icon" href="/f.ico"><link rel="preconnect" href="https://cdn.example.com"><script src="/j.js"></script><meta http-equiv="refresh" content="600; url=/r.html">
      <table background="/bg.gif"></table><p style="background:url('/css.png')">字</p><img data-original="/lazy.jpg" src="data:,">`)).toEqual([
      '/a.html', '/area.html', '/i.png', '/p.png', '/v.mp4', '/v.jpg', '/s.mp3', '/v.vtt', '/j.js', '/o.swf', '/e.swf', '/i2.png', '/i3.png', '/p.webp', '/v2.mp4', '/c.css', '/f.ico', '/r.html', '/m.swf', '/search', '/go', '/lazy.jpg', '/css.png', '/bg.gif',
    ]);
  });

  it('are found in frames of the same origin and in shadow trees, by the base of each', async () => {
    const inner = '<base href="https://www.shifan.gov.cn/inner/"><a href="a.html">甲</a><img src="b.png"><select onchange="go(this.value)"><option value="/dept/">部门</option></select>';
    const found = await urls(`<a href="/outer.html">外</a><iframe srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe><div id="h"></div><script>document.currentScript.previousElementSibling.attachShadow({mode:'open'}).innerHTML='<a href="/shadow.html">影</a><p data-url="/s.html" role="link">数</p><span onclick="location=\\'/handler.html\\'">点</span>'</script>`);
    expect(found).toContain('/outer.html');
    for (const each of ['/inner/a.html', '/inner/b.png', '/dept/', '/shadow.html', '/s.html', '/handler.html']) expect(found, each).toContain(each);
  });

  it('of framesets and frames are addresses too', async () => {
    expect(await urls('<!doctype html><html><head><title>框</title></head><frameset cols="20%,80%"><frame src="/left.html"><frame src="/right.html"></frameset></html>')).toEqual(['/left.html', '/right.html']);
    expect(await urls('<iframe src="/in.html"></iframe>')).toEqual(['/in.html']);
  });

  it('are one entry with all places, whatever the fragment, and never the page itself by fragment', async () => {
    const { list, others } = await collect('<a href="/a.html">甲</a><a href="/a.html#b">乙</a><a href="#top">顶</a><a href="mailto:a@b.cn">信</a><a href="tel:12345">话</a><img src="data:,"><a href="javascript:;">空</a>');
    expect(list).toHaveLength(1);
    expect(list[0]!.places.map(({ text }) => text)).toEqual(['甲', '乙']);
    expect(others).toEqual({ '#': 1, 'mailto:': 1, 'tel:': 1, 'data:': 1 });
  });

  it('are read from handlers, script addresses, selects and data attributes', async () => {
    expect(await urls(`<a href="javascript:window.open('/w.html')">开</a><a href="#" onclick="location.href='/l.html'">去</a><div onclick="goOut('https://www.example.com/x')">企业</div>
      <select onchange="window.open(this.value)"><option value="">选</option><option value="/dept/">部门</option><option value="https://www.other.gov.cn/">县</option><option value="3">三</option></select>
      <select><option value="/not-a-link">甲</option><option value="https://www.third.gov.cn/">乙</option></select><button data-url="/data.html">看</button><p data-url="/unpressed.html">字</p>`)).toEqual([
      '/w.html', '/dept/', 'https://www.other.gov.cn/', 'https://www.third.gov.cn/', '/l.html', 'https://www.example.com/x', '/data.html',
    ]);
  });

  it('resolve against the base, and the base itself is not requested', async () => {
    const { list } = await collect('<!doctype html><html><head><base href="https://www.shifan.gov.cn/zwgk/"><title>甲</title></head><body><a href="b.html">乙</a></body></html>');
    expect(list.map(({ url, never }) => [url.href, never])).toEqual([['https://www.shifan.gov.cn/zwgk/b.html', null], ['https://www.shifan.gov.cn/zwgk/', 'base']]);
  });

  it('come from style sheets too, fonts and imported groups included', async () => {
    const { list } = await collect('<style>.a{background:url(/x.png)}@media screen{.b{background-image:url("/y.png")}}@font-face{font-family:z;src:url(/z.woff)}.c{background:url(data:,)}</style><p>字</p>');
    expect(list.map(({ url, places }) => [url.pathname, places[0]!.role])).toEqual([['/x.png', 'picture'], ['/z.woff', 'font'], ['/y.png', 'picture']]);
  });

  it('know where a redirector leads, and ask for it as it stands', async () => {
    const { list } = await collect('<a href="/visit/link?url=https%3A%2F%2Fwww.example.com%2Fa">企业</a><a href="/share?url=https%3A%2F%2Fwww.example.com%2F">分享</a><a href="/list?from=https://www.example.com/">表</a>');
    expect(list.map(({ target }) => target.hostname)).toEqual(['www.example.com', 'www.shifan.gov.cn', 'www.shifan.gov.cn']);
    expect(list[0]!.url.pathname).toBe('/visit/link');
  });

  it('tell leftovers of templates and words that are no address', async () => {
    const { list, unreadable } = await collect('<a href="/news/undefined">甲</a><a href="{{url}}">乙</a><a href="http://">丙</a><a href="/null/a.html">丁</a><a href="/nullable.html">戊</a>');
    expect(list.map(({ fault }) => fault)).toEqual(['malformed', 'malformed', 'malformed', null]);
    expect(unreadable.map(({ text }) => text)).toEqual(['丙']);
  });

  it('survive odd writing: spaces, backslashes, full-width dots, Chinese hosts, ports', async () => {
    expect(await urls('<a href="  https://www.example.gov.cn/a b.html ">甲</a><a href="https:\\\\www.example.gov.cn\\c">乙</a><a href="https://www．example．gov．cn/d">丙</a><a href="https://示范.政务/e">丁</a><a href="http://www.example.gov.cn:80/f">戊</a><a href="http://www.example.gov.cn:99999/">坏</a>')).toEqual([
      'https://www.example.gov.cn/a%20b.html', 'https://www.example.gov.cn/c', 'https://www.example.gov.cn/d', 'https://xn--fiq62b78e.xn--zfr164b/e', 'http://www.example.gov.cn/f',
    ].map((each) => (each.includes('zfr164b') ? new URL('https://示范.政务/e').href : each)));
  });

  it('that would do something are never requested', async () => {
    const { list } = await collect('<a href="/user/logout">退出</a><a href="/a?action=delete&id=3">删</a><a href="/b/3">点赞</a><form method="post" action="/post"></form><a href="/t20261103_1.html">关于取消证明事项的通知</a><a href="/c/4">点赞</a><a href="/c/4">看</a>');
    expect(list.map(({ never }) => never)).toEqual(['sign-out', 'delete', 'vote', null, 'vote', 'form']);
  });

  it('of ten thousand links take one pass', async () => {
    const { list } = await collect(Array.from({ length: 10_000 }, (_, index) => `<a href="/n/${index % 5000}.html">第${index}条</a>`).join(''));
    expect(list).toHaveLength(5000);
    expect(list[0]!.places).toHaveLength(2);
    await expectLinear((size) => Array.from({ length: size }, (_, index) => `<a href="/n/${index}.html">第${index}条</a>`).join(''), collect, 250);
  });
});

describe('literals of handlers', () => {
  it.each([
    ["window.open('http://a.cn/x','_blank')", ['http://a.cn/x']],
    ["location='/b.html'", ['/b.html']],
    ["parent.location.replace(\"c.html\")", ['c.html']],
    ["window.showModalDialog('d.html')", ['d.html']],
    ["go('https:\\/\\/a.cn\\/e')", []],
    ["open('/f?id='+id)", []],
    ["location.href=url", []],
    ["alert('你好')", []],
    ["open('javascript:void(0)')", []],
  ])('%s', (code, expected) => expect(literalAddresses(code)).toEqual(expected));
  it('are linear on hostile code', async () => {
    await expectLinear((size) => "open('".repeat(size), literalAddresses);
    await expectLinear((size) => `location=${"'".repeat(size)}`, literalAddresses);
  });
});

describe('addresses that are never requested', () => {
  const never = (address: string, text = ''): string | null => neverRequest(new URL(address, 'https://www.shifan.gov.cn/'), text);
  it.each([
    ['/login/loginOut', 'sign-out'], ['/sso/logout?service=x', 'sign-out'], ['/news/doDelete.do?id=1', 'delete'], ['/x?op=del&id=2', 'delete'], ['/unsubscribe/8', 'unsubscribe'],
    ['/vote/add?id=1', 'submit'], ['/like/33', 'vote'], ['/x.do?method=doVote', 'vote'], ['/order/pay?id=1', 'pay'], ['/letter/submit.do', 'submit'], ['/apply/cancel?id=2', 'cancel'], ['ftp://a.cn/b', 'scheme'],
  ])('%s is %s', (address, expected) => expect(never(address)).toBe(expected));
  it.each(['/portal/registerSystemInfo?recordcode=3', '/publish/query/indexFirst.action', '/uc/corp/register', '/upload/2026/a.do', '/vote/2026/index.html', '/zwgk/payment.html', '/model/a.html', '/delta/', '/canceled-list/', '/liked', '/posts/1', '/a.html?id=3', '/paypal-info.pdf', '/edition/2'])('%s may be asked for', (address) => expect(never(address)).toBeNull());
  it.each(['安全退出', '在线支付', '删除'])('the words %s are enough', (text) => expect(never('/a', text)).not.toBeNull());
  it.each(['退出机制', '支付方式说明', '关于删除', '取消的事项'])('the words %s are not', (text) => expect(never('/a', text)).toBeNull());
});
