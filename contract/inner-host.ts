/**
 * Whether a host name means this machine or an inner network: RFC 1918, 6761, 6762, 4193, 4291, and names of one label, which no
 * public name server knows (RFC 7085). The public cannot open it, and asking could show the browser's local-network prompt.
 * `host` as `URL` gives it. A scheme written twice (`http://http://…`) makes `http` a host: that is a slip, not a network.
 */
export function isInnerHost(host: string): boolean {
  const name = host.replace(/\.$/, '');
  if (/\.(?:localhost|local|localdomain)$/.test(name)) return true;
  if (name.startsWith('[')) return name === '[::1]' || name === '[::]' || /^\[f(?:[cd]|e[89ab])/i.test(name);
  if (!name.includes('.')) return name !== '' && !isSchemeHost(name);
  const parts = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(name);
  if (!parts) return false;
  const [a, b] = [Number(parts[1]), Number(parts[2])];
  return a === 10 || a === 127 || a === 0 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254);
}

/** `http` of `http://http://…`, or `www` of `http://www/…`: somebody's slip, never a host. */
export function isSchemeHost(host: string): boolean {
  return /^(?:https?|ftp|www)$/.test(host);
}
