/**
 * The page as the server sent it, if the browser still has it: nothing is requested from the network
 * (`only-if-cached`). Null when it is not kept, not the same address any more, or too large (4 MB).
 */
export async function cachedSource(document: Document): Promise<string | null> {
  const address = Object.getOwnPropertyDescriptor(Document.prototype, 'URL')!.get!.call(document) as string;
  if (!/^https?:/.test(address)) return null;
  try {
    const answer = await fetch(address, { cache: 'only-if-cached', mode: 'same-origin', credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(1000) });
    if (!answer.ok) return null;
    const bytes = await answer.arrayBuffer();
    if (bytes.byteLength > 4_000_000) return null;
    return decoded(document, bytes);
  } catch {
    return null;
  }
}

/** The source from its bytes, given as one character each, in the page's own encoding. */
export function decodedSource(document: Document, bytes: string): string {
  return decoded(document, Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}

function decoded(document: Document, bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): string {
  const encoding = Object.getOwnPropertyDescriptor(Document.prototype, 'characterSet')!.get!.call(document) as string;
  return new TextDecoder(encoding).decode(bytes);
}
