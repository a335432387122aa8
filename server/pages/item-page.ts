import { h } from 'preact';
import { ItemFacts, ItemHead, ItemLinks } from '../../components/shared/item-facts.ts';
import { ItemHistory } from '../../components/shared/item-history.ts';
import { ProofPiece } from '../../components/shared/proof-piece.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Rectification, Step, Verification } from '../../contract/rectification.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import { drawn } from './drawn.ts';
import { deskNav, itemHref, lineOf, type RegisterLine } from './items-page.ts';
import { html, type Markup, page } from './page.ts';

/** So many addresses are listed. */
const most = 200;

/** So many proofs are shown, those with a picture first. */
export const mostProofs = 12;

/** What proves the item's places: `there` are the hashes of the pictures that are here. */
export interface ShownProofs { readonly proofs: readonly { readonly evidence: Evidence; readonly sentBy: string }[]; readonly there: ReadonlySet<string> }

/** One item whole, of the workbench's parts: what, who, until when and why then, what was seen, what was done. @param linked the numbers of the item it continues and of the one that continues it */
export function itemPage(words: ServerWords, one: RegisterLine, steps: readonly Step[], verifications: readonly Verification[], linked: { readonly before: string | null; readonly after: string | null }, shown: ShownProofs): string {
  const { item, site } = one;
  const line = lineOf(words, one);
  const way = (number: string | null) => (number === null ? null : { name: number, href: itemHref(number) });
  const pages = [...new Map(item.pages.map(place => [place.url, place])).values()];
  return page(words, { title: `${item.number ?? item.provisional} ${item.says}`, wide: true, content: html`${deskNav(words, 'items')}
${drawn(h(ItemHead, { words, line }))}${drawn(h(ItemLinks, { words, before: way(linked.before), after: way(linked.after) }))}
${drawn(h(ItemFacts, { words, item, line, site, forecast: false }))}
${proofsOf(words, shown)}<h2>${words['items.pages'](pages.length)}</h2><ul>${pages.slice(0, most).map(place => html`<li>${place.title || words['page.untitled']} <small>${place.url}</small> ${seenAt(words, item, place.url)}</li>`)}</ul>${pages.length > most ? html`<p class="small">${words['item.more'](pages.length - most)}</p>` : ''}
${drawn(h(ItemHistory, { words, item, steps, verifications, heading: 'h2' }))}` });
}

/** The pictures come from an address of this server of their own; nothing of them runs. */
function proofsOf(words: ServerWords, { proofs, there }: ShownProofs): Markup {
  if (proofs.length === 0) return html``;
  const piece = ({ evidence, sentBy }: ShownProofs['proofs'][number]): Markup => {
    const { picture, says } = evidence;
    const shown = picture && (there.has(picture.sha256)
      ? h('img', { class: 'evidence-picture', src: `/desk/blobs/${picture.sha256}`, alt: words['evidence.picture'](says), width: picture.width, height: picture.height, loading: 'lazy' })
      : h('p', { class: 'small no-picture-why' }, words['item.pictureAway']));
    return drawn(h(ProofPiece, { words, evidence, picture: shown, shared: sentBy === evidence.by ? '' : words['item.sentBy'](sentBy), heading: 'h3' }));
  };
  return html`<section class="item-proofs"><h2>${words['items.proofs'](proofs.length)}</h2><ul class="evidence-list plain">${proofs.slice(0, mostProofs).map(one => html`<li>${piece(one)}</li>`)}</ul>${proofs.length > mostProofs ? html`<p class="small">${words['item.moreProofs'](proofs.length - mostProofs)}</p>` : ''}</section>`;
}

/** What was seen there last in this round. */
function seenAt(words: ServerWords, item: Rectification, url: string): Markup {
  const seen = item.seen[url];
  return seen ? html`<span class="item-seen" data-as="${seen.as}">${words[`items.as.${seen.as}`]}</span>${seen.byPerson ? ` ${words['items.byPerson']}` : ''}` : html`${words['items.as.none']}`;
}
