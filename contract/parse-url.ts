/**
 * The address a text names, or null when it names none. `URL.parse` does the same, but only from Chromium 126 on, and
 * browsers built on older ones are in use.
 * @param base what a relative address starts from
 */
export function parseUrl(text: string, base?: string | URL): URL | null {
  const from = base === undefined ? undefined : String(base);
  return URL.canParse(text, from) ? new URL(text, from) : null;
}
