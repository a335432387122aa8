import { spamWordsIn } from '../../../page/hidden/spam-words.ts';
import { knownHost } from '../../../page/links/host-kind.ts';
import { isBelow } from '../../../page/links/link-host.ts';

/**
 * The word that shows that a linked page is about what hidden links are planted for: in its title, or two different ones in
 * the start of its text, because a domain may have been registered anew by others. Null for hosts that are known, where such
 * words are news.
 */
export function plantedIn(url: string, title: string, text: string): string | null {
  const { hostname } = new URL(url);
  if (isBelow(hostname, 'gov.cn') || knownHost(hostname) !== null) return null;
  const named = spamWordsIn(title).strong;
  if (named !== null) return named;
  const first = spamWordsIn(text).strong;
  return first !== null && spamWordsIn(text.replaceAll(first, '')).strong !== null ? first : null;
}
