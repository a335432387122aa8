import { type Route, routes } from '../../../contract/routes.ts';
import type { Handlers } from '../../http/call.ts';
import { languageCookie } from '../../http/language.ts';

/** The choice of a language, on every page. */
export const language: Pick<Handlers, 'chooseLanguage'> = {
  async chooseLanguage({ context, body, referrer }) {
    const { publicUrl } = context.configuration;
    return { redirect: wayBack(publicUrl, body.back ?? referrer), cookie: languageCookie(publicUrl, body.to) };
  },
};

/**
 * The page somebody came from, or, where that was the answer to a form and cannot be asked for, the nearest one above it.
 * Always an address of this server: what leads elsewhere leads to the first page.
 */
function wayBack(publicUrl: string, from: string): string {
  const place = URL.parse(from, publicUrl);
  if (place?.origin !== new URL(publicUrl).origin) return '/';
  for (let path = place.pathname; path.length > 1; path = path.slice(0, path.lastIndexOf('/'))) {
    if (pages.has(path)) return path + (path === place.pathname ? place.search : '');
  }
  return '/';
}

const pages: ReadonlySet<string> = new Set(Object.values(routes).filter((route: Route) => route.method === 'GET' && route.answers[200] === 'page' && route.path !== routes.oidcCallback.path).map(({ path }) => path));
