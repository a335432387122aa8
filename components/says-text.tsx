import { shortAddress } from './short-address.ts';

interface Props {
  readonly says: string;
  /** Whether addresses stand in full; otherwise a long one is shortened, so that what is wrong with it still fits. */
  readonly whole: boolean;
}

/** What a finding says, its addresses broken wherever a line ends: taken for one word each would begin a line of its own and leave the line before empty. */
export function SaysText({ says, whole }: Props) {
  if (!says.includes('://')) return <>{says}</>;
  // Every second part is an address.
  return <>{says.split(addresses).map((part, at) => (at % 2 === 0 ? part : <Address key={at} address={part} whole={whole} />))}</>;
}

function Address({ address, whole }: { readonly address: string; readonly whole: boolean }) {
  const shown = whole ? address : shortAddress(address);
  return <span class="address-in-words" title={shown === address ? undefined : address}>{shown}</span>;
}

/** Up to a space or the punctuation of a Chinese sentence, neither of which an address has. */
const addresses = /(https?:\/\/[^\s“”‘’，。；：、！？（）《》【】]+)/;
