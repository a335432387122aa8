import type { LinkAttempt } from '../contract/link.ts';

type Body = NonNullable<LinkAttempt['body']>;

export interface BodyRead extends Body {
  /** Text without tags and scripts, white space folded. */
  readonly text: string;
  /** The markup as decoded. */
  readonly markup: string;
  /** Next to no text, and scripts. */
  readonly scriptsOnly: boolean;
}

/** A page with less text than this may be one that says there is nothing here. Characters. */
const shortPage = 300;

/** A word of what hidden links are planted for, or null. Given from outside: the list belongs to the page's own checks. */
export type PlantedIn = (url: string, title: string, text: string) => string | null;

/** Reads the start of an HTML answer. Linear; never throws, whatever the bytes are. */
export function readBody(bytes: Uint8Array, contentType: string): BodyRead {
  const markup = decode(bytes, contentType);
  const bare = without(without(without(markup, '<!--', '-->'), '<script', '</script'), '<style', '</style');
  const title = fold(unescape(/<title[^<>]{0,200}>([^<]{0,500})/i.exec(bare)?.[1] ?? '')).slice(0, 200);
  const body = bare.replace(/<title[^<>]{0,200}>[^<]{0,2000}/gi, ' ');
  const text = fold(unescape(body.replace(/<[^<>]{0,4000}>/g, ' ')));
  const scriptsOnly = text.length < 50 && /<script/i.test(markup);
  return {
    title, length: text.length, text, markup, scriptsOnly,
    notFound: saysMissingTitle.test(title) || (text.length < shortPage && (saysMissing.test(title) || saysMissing.test(text))) || (scriptsOnly && scriptSaysMissing(markup)),
    parked: text.length < 4000 && (forSale.test(title) || forSale.test(text) || forSale.test(markup.slice(0, 20_000))),
  };
}

/** Charset: byte order mark, header, `<meta>` in the first 2 kB, then UTF-8 where it is valid, else GB 18030. */
function decode(bytes: Uint8Array, contentType: string): string {
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const label = start.startsWith('\u00ef\u00bb\u00bf') ? 'utf-8' : named.exec(contentType)?.[1] ?? named.exec(start)?.[1];
  if (label) {
    try {
      return new TextDecoder(/^gb/i.test(label) ? 'gb18030' : label).decode(bytes);
    } catch {
      // A charset that does not exist is as good as none.
    }
  }
  // The last character may be cut off by our own reading limit.
  const whole = new TextDecoder('utf-8').decode(bytes);
  const bad = whole.indexOf('\ufffd');
  return bad === -1 || bad >= whole.length - 2 ? whole : new TextDecoder('gb18030').decode(bytes);
}

/** The text with every stretch from `open` to `close` taken out; an unclosed one reaches to the end. */
function without(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  let out = '';
  let at = 0;
  for (;;) {
    const from = lower.indexOf(open, at);
    if (from === -1) return out + text.slice(at);
    out += `${text.slice(at, from)} `;
    const to = lower.indexOf(close, from + open.length);
    if (to === -1) return out;
    at = to + close.length;
  }
}

function fold(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ').trim();
}

function unescape(text: string): string {
  return text.replace(/&(nbsp|lt|gt|amp|quot|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (whole, name: string) => {
    const known: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"' };
    const code = name.startsWith('#x') || name.startsWith('#X') ? Number.parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : -1;
    return known[name.toLowerCase()] ?? (code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole);
  });
}

/** A page that is nothing but a script: it shows a message and goes back, or leads on to the page for errors. */
function scriptSaysMissing(markup: string): boolean {
  const code = markup.slice(0, 20_000);
  const told = /\balert\s*\(\s*(['"])([^'"\n]{2,80})\1/.exec(code)?.[2] ?? '';
  return saysMissing.test(told) || /location(?:\.href)?\s*=\s*['"][^'"\n]{0,200}\/(?:404|error_?404|(?:page)?_?not_?found)(?:\.\w{2,5})?['"]/i.test(code);
}

/** In a short page. `links.md` 2.6. */
const saysMissing = /(?:^|\D)404(?:\D|$)|not found|cannot be found|(?:页面?|网页|文件|内容|信息|资源|栏目|文章|新闻|稿件|文档)(?:不存在|未找到|没有找到|已?(?:经)?(?:被)?删除|已(?:经)?(?:被)?移除|已下线|已失效|走丢|丢失)|(?:找不到|未找到|没有找到|无法找到)(?:该|您|你|相关|此|指定|页|文)|无此(?:页面|文章|信息|内容|新闻)|(?:该|此)(?:页|网页|页面)无法(?:显示|访问|打开)|出错了/i;
/** As a title it is sure enough whatever the page's length: error pages often carry the whole frame of the site. */
const saysMissingTitle = /^(?:(?:对不起|很?抱歉|非常抱歉)[，,。！!\s]*)?(?:您|你)?(?:要|所|正在|想)?(?:访问|查看|请求|浏览|查找|打开)?的?(?:页面|网页|文章|信息)(?:不存在|未找到|找不到|无法找到|已(?:被)?删除)|^\s*404\s*(?:$|not found|错误|页面|[-_|—:：])|^(?:页面|网页|文件|内容)(?:不存在|未找到|找不到)|^(?:找不到|未找到)(?:该|您|页面|网页|文件)|404 not found|(?:^|[-_|—])\s*404(?:错误|页面)?\s*$/i;
const forSale = /(?:此|该|本)?域名(?:正在)?(?:出售|转让|停放|已过期)|this domain (?:is|may be) for sale|buy this domain|domain (?:is )?parked|sedoparking|parkingcrew|dan\.com\/buy-domain/i;
