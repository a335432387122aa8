import type { ScriptText } from '../observed-facts.ts';

/**
 * Script files of the page's own host, if the browser still has them: nothing is requested from the network (`only-if-cached`).
 * At most 20 files of 500,000 characters; one that is not kept is left out.
 */
export async function cachedScripts(document: Document): Promise<readonly ScriptText[]> {
  const query = Document.prototype.querySelectorAll;
  const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src')!.get!;
  const addresses = new Set<string>();
  for (const element of query.call(document, 'script[src]')) {
    const address = source.call(element) as string;
    if (address.startsWith(`${location.origin}/`)) addresses.add(address);
  }
  const texts = await Promise.all([...addresses].slice(0, 20).map(textOf));
  return texts.filter((each) => each !== null);
}

async function textOf(url: string): Promise<ScriptText | null> {
  try {
    const answer = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin', credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(1000) });
    if (!answer.ok) return null;
    const text = await answer.text();
    return text.length > 500_000 ? null : { url, text };
  } catch {
    return null;
  }
}
