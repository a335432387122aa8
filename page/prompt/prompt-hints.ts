import { attr, dataOf, firstChildOf, hasAttr, nextSiblingOf, nodeTypeOf } from '../dom.ts';
import { isBelow, registrableOf } from '../links/link-host.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { hostTables } from '../../standards/tables/hosts.ts';

export interface PromptHints {
  /** Words or code that speak of leaving the site; null when none were read. */
  readonly hint: string | null;
  /** Names of script files that may hold a prompt and could not be read. */
  readonly unread: readonly string[];
}

/**
 * What the page's own code and text say of a prompt on leaving: the sentence in the page (shown or waiting), a dialog call near such
 * words in a script, a script file named for it. Statements only: whether it works for every link, pressing tells.
 */
export function* promptHintsOf(page: PageView): Generator<{ readonly pause: true }, PromptHints> {
  const sentence = leaving.exec(withoutToolbars(page.text.norm));
  if (sentence) return { hint: sentence[0].slice(0, 60), unread: [] };
  const texts = new Map((page.scripts ?? []).map(({ url, text }) => [url, text]));
  const unread: string[] = [];
  for (const element of page.all('script')) {
    const src = hasAttr(element, 'src') ? page.resolve(attr(element, 'src') ?? '', element) : null;
    const text = src ? (texts.get(src.href) ?? null) : codeOf(element);
    if (src && nameHint.test(src.pathname)) return { hint: src.pathname.split('/').at(-1)!, unread };
    if (text !== null) {
      yield { pause: true };
      const found = hintIn(text);
      if (found) return { hint: found, unread };
    } else if (src && /^https?:$/.test(src.protocol) && mayHoldPrompt(page, src)) unread.push(nameOf(src));
  }
  return { hint: null, unread: [...new Set(unread)] };
}

/** Whether a link's own handler or address asks before leaving or hands over to a page of the site that may. */
export function linkAsks(handler: string): boolean {
  return /confirm\s*\(|layer\.|modal|dialog|goto|outlink|out_?link|wailian|leave|jump|tips?\s*\(|alert\s*\(|Link\s*\(|open\w*Url|openOut/i.test(handler.slice(0, 2000));
}

const leaving = /(?:即将|将要?|正在|您已|是否|确[定认])(?:离开|退出|跳出).{0,40}?(?:网站|门户|本站|平台|网页|官网)|(?:正在|即将|将要?)(?:访问|登[录陆]|打开|进入|跳转).{0,12}?(?:非政府|外部|第三方|站外)(?:网站|链接|网页)|(?:非政府网站|外部链接|第三方网站|站外链接).{0,30}?是否(?:继续|确[定认])/;

/** Accessibility toolbars bring a sentence of their own for the reading of pages, which is no prompt of the site. */
function withoutToolbars(text: string): string {
  return text.replace(/该链接属站外链接[^\n]{0,60}/g, '');
}

function hintIn(code: string): string | null {
  const text = withoutToolbars(decoded(code.slice(0, 1_000_000)));
  if (/esdtools|wzanav|accessib|无障碍/i.test(text.slice(0, 3000)) && text.length > 20_000) return null;
  const sentence = leaving.exec(text);
  if (sentence) return sentence[0].slice(0, 60);
  return /siteMsgType|outLinkTip|externalLinkTip|leaveSiteTip|gotoOutLink|extLinkConfirm/i.exec(text)?.[0] ?? null;
}

/** `\u79bb` and `%u79BB` as the characters they stand for. */
function decoded(code: string): string {
  return /\\u[4-9]|%u[4-9]/.test(code) ? code.replace(/(?:\\u|%u)([4-9][\da-f]{3})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : code;
}

const nameHint = /(?:wailian|out-?_?link|ext(?:ernal)?-?_?link|link-?_?(?:tips?|alert|confirm|prompt)|leave-?_?site|goto-?_?link|my_?layer)[\w.-]*\.js$/i;

function nameOf(src: URL): string {
  const name = src.pathname.split('/').at(-1) || src.hostname;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Files of the site or of hosts beside it; not libraries, players, statistics and other vendors' components. */
function mayHoldPrompt(page: PageView, src: URL): boolean {
  if (libraries.test(src.pathname) || isComponentHost(page, src.hostname)) return false;
  return isBelow(src.hostname, registrableOf(page.url.hostname)) || !patternOf(page, hostTables.platforms, anywhere).test(src.hostname);
}

const libraries = /(?:jquery|bootstrap|swiper|slick|layui|layer|echarts|vue|react|angular|zepto|superslide|lodash|moment|axios|html5shiv|respond|modernizr|polyfill|video|player|ckplayer|flash|swfobject|qrcode|share|social|calendar|laydate|datepicker|three|d3|wow|aos|animate|carousel|owl|lazyload|require|sea|iconfont|scroll|marquee|md5|base64|crypto|cookie|placeholder|nicescroll|highlight|pdf|viewer|stat|tongji|trace|count|hits|visit|jiucuo|CA\d{15,})[\w.-]*\.js/i;
/** Hosts of components that have no say in what the site's own links do. */
export function isComponentHost(page: PageView, host: string): boolean {
  return patternOf(page, hostTables.components, anywhere).test(host);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}

function codeOf(element: Element): string {
  let code = '';
  for (let node = firstChildOf(element); node && code.length < 1_000_000; node = nextSiblingOf(node)) if (nodeTypeOf(node) === 3) code += dataOf(node as Text);
  return code;
}
