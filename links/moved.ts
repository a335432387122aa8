import type { LinkHop } from '../contract/link.ts';

/** Whether an address is the entrance of its server. */
export function isHome(address: string): boolean {
  const url = parse(address);
  return url !== null && url.search === '' && /^\/(?:(?:index|default|home|main)\.\w{2,5})?$/i.test(url.pathname);
}

/** Whether both stand on one server, `www.` or not. */
export function sameServer(one: string, other: string): boolean {
  return bareHost(one) === bareHost(other);
}

/** Whether the server said at every hop that the address has changed for good, and by more than https, `www.`, a slash or the name of the default page. */
export function movedAway(address: string, hops: readonly LinkHop[], finalUrl: string): boolean {
  // 307 is also how the browser itself changes http to https.
  const said = hops.filter(({ status }) => status !== 307);
  return said.length > 0 && said.every(({ status }) => status === 301 || status === 308) && plain(address) !== plain(finalUrl);
}

function plain(address: string): string {
  const url = parse(address);
  if (!url) return address;
  return bareHost(address) + url.pathname.replace(/(?:index|default)\.\w{2,5}$/i, '').replace(/\/+$/, '') + url.search;
}

function bareHost(address: string): string {
  return (parse(address)?.hostname ?? address).replace(/^www\./, '').replace(/\.$/, '');
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
