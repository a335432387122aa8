import { describe, expect, it } from 'vitest';
import { fragmentLimit, fragmentOf, safeFragment } from '../../evidence/fragment.ts';
import { expectNoDearer } from '../support/growth.ts';
import { payloads } from './payloads.ts';

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** Puts HTML into a live, attached element and reports what a browser made of it that must never be there. */
async function dangers(html: string): Promise<readonly string[]> {
  const seen: string[] = [];
  const holder = document.createElement('div');
  document.body.append(holder);
  holder.innerHTML = html;
  for (const element of holder.querySelectorAll('*')) {
    if (/^(?:script|style|link|meta|base|iframe|object|embed|img|svg|math|form|input|button|textarea|select|video|audio|template|noscript|source)$/.test(element.localName)) seen.push(element.localName);
    for (const { name, value } of element.attributes) {
      if (/^on|^(?:href|src|srcdoc|style|id|name|class|action|formaction|background|is|slot|part)$/.test(name)) seen.push(`${element.localName}[${name}]`);
      if (/javascript:|data:text/i.test(value)) seen.push(`${name}=${value}`);
    }
  }
  await new Promise((later) => setTimeout(later, 0));
  holder.remove();
  return seen;
}

describe('safeFragment', () => {
  it('T20: has more than three hundred payloads to be tried on', () => {
    expect(new Set(Object.values(payloads)).size).toBeGreaterThan(300);
  });

  it.each(Object.entries(payloads))('disarms %s', async (_, html) => {
    Reflect.deleteProperty(globalThis, 'pwned');
    const once = safeFragment(html);
    expect(await dangers(once)).toEqual([]);
    expect(safeFragment(once)).toBe(once);
    expect(await dangers(safeFragment(`<div>${html}`))).toEqual([]);
    expect(Reflect.has(globalThis, 'pwned')).toBe(false);
  });

  it('keeps structure, text and the inert address of a link', () => {
    expect(safeFragment('<p class="x" id="y">发布时间：<b>2021/6/28</b> <a href="http://10.1.2.3/a" onclick="x()">内网</a></p>'))
      .toBe('<p>发布时间：<b>2021/6/28</b> <a data-href="http://10.1.2.3/a">内网</a></p>');
  });

  it('says what a picture said, without the picture', () => {
    expect(safeFragment('<a href="//bszs.conac.cn/x"><img src="red.png" alt="党政机关"></a><img src="y">')).toBe('<a data-href="//bszs.conac.cn/x">［图片：党政机关］</a>［图片］');
  });

  it('cuts between tags and code points and never passes the limit', () => {
    for (const html of [`<p>${'政府网站'.repeat(5000)}</p>`, '<p>😀</p>'.repeat(2000), '<b>'.repeat(3000), `<i>${'&amp;<'.repeat(3000)}</i>`, `<p title="${'长'.repeat(3000)}">x</p>`, `${'\u00A0'.repeat(3000)}`]) {
      const cut = safeFragment(html);
      expect(bytes(cut)).toBeLessThanOrEqual(fragmentLimit);
      expect(safeFragment(cut)).toBe(cut);
      expect(cut.isWellFormed()).toBe(true);
    }
    expect(safeFragment(`<p>${'政'.repeat(5000)}</p>`)).toMatch(/^<p>政+…<\/p>$/);
    expect(safeFragment('<p>一二三四五六七八九十</p>', 24)).toBe('<p>一二三四…</p>');
  });

  it('replaces lone surrogates', () => {
    expect(safeFragment('<p>a\uD83Db\uDE00c</p>')).toBe('<p>a\uFFFDb\uFFFDc</p>');
  });

  it('takes no longer for ten megabytes than for what it reads of them', async () => {
    const [some, many] = [800, 300_000].map((times) => '<div><p>政府网站发展指引</p>'.repeat(times));
    expect(bytes(safeFragment(many!))).toBeLessThanOrEqual(fragmentLimit);
    await expectNoDearer(() => safeFragment(some!), () => safeFragment(many!));
  });

  it('has nothing to say of nothing', () => {
    for (const html of ['', '<script>1</script>', '<!-- x -->', '<meta name="SiteName">']) expect(safeFragment(html)).toBe('');
  });
});

describe('fragmentOf', () => {
  const place = (html: string): HTMLElement => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    document.body.append(holder);
    return holder;
  };

  it('copies an element of the page and leaves the page alone', () => {
    const holder = place('<p class="a">发布时间 <script>1</script><b>2021/6/28</b></p>');
    const before = document.documentElement.outerHTML;
    expect(fragmentOf(holder.firstElementChild!)).toBe('<p>发布时间 <b>2021/6/28</b></p>');
    expect(document.documentElement.outerHTML).toBe(before);
    holder.remove();
  });

  it('is not deceived by clobbered names, and runs no constructor of the page', () => {
    let built = 0;
    customElements.define('x-counted', class extends HTMLElement { constructor() { super(); built += 1; } });
    const holder = place('<form name="implementation"><input name="attributes"><input name="childNodes"><input name="nodeName">文字<x-counted>内</x-counted></form>');
    const counted = built;
    expect(fragmentOf(holder.firstElementChild!)).toBe('文字<div>内</div>');
    expect(built).toBe(counted);
    holder.remove();
  });

  it('reads a small part of a large element', async () => {
    const holder = place('<ul>' + '<li><a href="/x">一条信息</a></li>'.repeat(30_000) + '</ul>');
    const few = place('<ul>' + '<li><a href="/x">一条信息</a></li>'.repeat(300) + '</ul>');
    const html = fragmentOf(holder)!;
    await expectNoDearer(() => fragmentOf(few), () => fragmentOf(holder));
    few.remove();
    expect(bytes(html)).toBeLessThanOrEqual(fragmentLimit);
    expect(html).toContain('一条信息');
    holder.remove();
  });

  it('is null where nothing may be shown', () => {
    const holder = place('<iframe title="x"></iframe><canvas></canvas>');
    expect(fragmentOf(holder.children[0]!)).toBeNull();
    expect(fragmentOf(holder.children[1]!)).toBeNull();
    holder.remove();
  });
});
