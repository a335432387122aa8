/** Longest address shown in full: about a line and a half of the popup. */
const most = 56;
const tail = 20;

/** An address as it is shown where there is little room: the host whole, because it says whose it is, and the end, because it tells the addresses of one host apart. */
export function shortAddress(address: string): string {
  const host = /^[a-z]+:\/\/[^/?#]*\/?/i.exec(address)?.[0] ?? '';
  const rest = [...address.slice(host.length)];
  return host.length + rest.length <= most || rest.length <= tail + 1 ? address : `${host}…${rest.slice(-tail).join('')}`;
}
