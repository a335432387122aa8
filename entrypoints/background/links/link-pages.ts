import type { LinkAddress, LinkAnswer } from '../../../contract/link.ts';
import { linkKinds, type LinkKind, type LinkList, type LinkQuery } from '../../../contract/messages.ts';

export type ListedLink = NonNullable<LinkList>['links'][number];

/** Addresses with what is known of each, trouble first, else in the order of the page. One pass, whatever their number. */
export function listedLinks(addresses: readonly Pick<LinkAddress, 'url' | 'text' | 'places'>[], answerOf: (url: string) => LinkAnswer | undefined): readonly ListedLink[] {
  const byKind = new Map<LinkKind, ListedLink[]>(linkKinds.map((kind) => [kind, []]));
  const seen = new Set<string>();
  for (const { url, text, places } of addresses) {
    if (seen.has(url)) continue;
    seen.add(url);
    const answer = answerOf(url) ?? null;
    byKind.get(kindOf(answer))!.push({ url, text, places, answer });
  }
  return linkKinds.flatMap((kind) => byKind.get(kind)!);
}

/** What a view shows of a list: the first `most` of those asked for, how many there are of these, and of each kind. */
export function pageOfLinks(at: number, links: readonly ListedLink[], { kind, like, most }: LinkQuery): NonNullable<LinkList> {
  const counts: Record<LinkKind, number> = { broken: 0, suspicious: 0, blocked: 0, none: 0, ok: 0, skipped: 0 };
  const wanted = like.trim().toLowerCase();
  const shown: ListedLink[] = [];
  let matching = 0;
  for (const link of links) {
    const own = kindOf(link.answer);
    counts[own] += 1;
    if ((kind !== 'all' && own !== kind) || (wanted !== '' && !link.url.toLowerCase().includes(wanted) && !link.text.toLowerCase().includes(wanted))) continue;
    matching += 1;
    if (shown.length < most) shown.push(link);
  }
  return { at, counts, matching, links: shown };
}

function kindOf(answer: LinkAnswer | null): LinkKind {
  return answer?.verdict ?? 'none';
}
