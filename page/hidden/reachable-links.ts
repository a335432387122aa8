import { localNameOf, parentOf, queryAll } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';
import { concealmentOf } from './concealment.ts';
import { revealOf } from './hidden-reveal.ts';
import { createChains, type Concealment } from './paint-chain.ts';

/** From this weight on a sign says that the page itself opens the block: a rule that shows it (−6), a shown twin, a control, a motion (−5). */
const opens = -5;

/** A link hidden alone beside shown ones is as a rule an entry somebody took away: only a rule that shows it again proves otherwise. */
const opensOne = -6;

/**
 * Whether a visitor can come to press the link: it is shown, or it waits in a closed menu, tab, slide or list for which the page
 * has a way to open it. A link nothing brings back is reachable for nobody. Reads style and boxes only; the same on two runs.
 */
export function isReachable(page: PageView, link: Element): boolean {
  return page.shown(link) || reach(page)(link);
}

const reach: (page: PageView) => (link: Element) => boolean = derived((page) => {
  const chainOf = createChains(page);
  const known = new Map<Element, Map<Concealment, boolean>>();
  return (link) => {
    const concealed = concealmentOf(page, link, chainOf, false);
    if (!concealed) return false;
    const { how, root } = concealed;
    const single = root === link || queryAll(root, 'a').length <= 1;
    const block = single ? (parentOf(root) ?? root) : root;
    const answers = known.get(block) ?? new Map<Concealment, boolean>();
    known.set(block, answers);
    let answer = answers.get(how);
    if (answer === undefined) {
      answer = localNameOf(root) !== 'noscript' && revealOf(page, { how, root, links: [{ element: link }] }, chainOf, false) <= (single ? opensOne : opens);
      answers.set(how, answer);
    }
    return answer;
  };
});
