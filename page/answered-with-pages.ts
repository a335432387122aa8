import { attr, queryAll, sheetOf } from './dom.ts';
import type { LoadState } from './page-view.ts';
import type { ScriptText } from './observed-facts.ts';

/** A script or style sheet in whose stead the server sent something it calls a web page. */
export interface PageInStead {
  readonly url: string;
  readonly kind: 'script' | 'style';
}

/**
 * Scripts and style sheets the page goes without although the server answered 200: it has no such file and sends its own
 * "not found" page, its home page or a sign-in page. The header alone does not tell: scripts written by JSP, ASP or PHP are
 * sent as `text/html` too, and work.
 * @param told what the server called a web page
 * @param scripts script files as the browser keeps them
 */
export function answeredWithPages(document: Document, told: readonly PageInStead[], scripts: readonly ScriptText[]): LoadState['failed'] {
  const texts = new Map(scripts.map(({ url, text }) => [url, text]));
  const missing = new Map<string, PageInStead['kind']>();
  for (const [url, text] of texts) if (isMarkup(text)) missing.set(url, 'script');
  for (const { url, kind } of told) {
    if (kind === 'script' ? !texts.has(url) && isScriptFile(url) : !isInForce(document, url)) missing.set(url, kind);
  }
  return [...missing].map(([url, kind]) => ({ url: url.slice(0, 2000), kind, status: 200 }));
}

/** No script begins so: a tag, a declaration or a server's own `<%` is an error at its first sign. A `<!--` line is a comment to a script. */
function isMarkup(text: string): boolean {
  return /^(?:[\s\uFEFF]|<!--[^\n\r]*[\n\r]|-->[^\n\r]*[\n\r])*<(?!!--)[a-z!?/%]/i.test(text.slice(0, 20_000));
}

/** A file that is kept as it is, and never written by a program: sent as a web page, it is not that file. */
function isScriptFile(url: string): boolean {
  return URL.canParse(url) && /\.m?js$/i.test(new URL(url).pathname);
}

/** Whether a style sheet of this address has rules: the browser takes some sheets whatever they are called. */
function isInForce(document: Document, url: string): boolean {
  return queryAll(document, 'link[href]').some((link) => {
    const href = (attr(link, 'href') ?? '').trim();
    if (!URL.canParse(href, document.baseURI) || new URL(href, document.baseURI).href !== url) return false;
    const sheet = sheetOf(link as HTMLLinkElement);
    try {
      return sheet !== null && sheet.cssRules.length > 0;
    } catch {
      return false; // of another site: the browser takes none that is called a web page
    }
  });
}
