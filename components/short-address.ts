/** Longest address shown in full: about a line and a half of the popup. */
const most = 56;
/** By characters: half of one would show as a box. */
const tail = /.{20}$/su;

/** An address as it is shown where there is little room: the host whole, because it says whose it is, and the end, because it tells the addresses of one host apart. */
export function shortAddress(address: string): string {
  const host = /^[a-z]+:\/\/[^/?#]*\/?/i.exec(address)?.[0] ?? '';
  const rest = address.slice(host.length);
  const end = tail.exec(rest)?.[0];
  return address.length <= most || end === undefined || end.length + 1 >= rest.length ? address : `${host}…${end}`;
}
