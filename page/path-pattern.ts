/**
 * Which path pattern a correction of the page type is remembered under: the address with its numbers replaced by `#`.
 * Stands alone because the extension's worker needs it and has no document: nothing here may import page/dom.
 */
export function pathPattern(url: URL): string {
  return decoded(url.pathname).replace(/[0-9a-f]{16,}/gi, '#').replace(/\d+/g, '#');
}

/** A path with its %-escapes resolved; as it is where they are no UTF-8. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
