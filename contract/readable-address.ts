/** An address to be read by people and used as a finding's subject: decoded, and the middle left out when long, since the end tells addresses apart. */
export function readableAddress(address: string): string {
  if (address.startsWith('data:')) return `${address.slice(0, 40)}…`;
  let text = address;
  try {
    text = decodeURI(address);
  } catch {
    // Not UTF-8 (a GBK address): shown as it is written.
  }
  return text.length <= 180 ? text : `${text.slice(0, 60)}…${text.slice(-115)}`;
}
