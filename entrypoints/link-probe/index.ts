import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { probeGlobal } from '../../contract/probe-name.ts';
import type { ProbeLink, ProbeSigns } from '../../contract/probe.ts';
import { neverPress, pressablesIn } from '../../page/prompt/pressable.ts';
import { unsavedIn } from '../../page/prompt/unsaved-input.ts';
import { guardPage, type Guard, type World } from './guard.ts';
import { watchNotices } from './notice.ts';
import { choose, press, runScriptAddress, worldOf } from './press.ts';
import { watchChanges } from './undo.ts';

/** A notice may come this late after the press; milliseconds. */
const patience = 700;
/** Where the press already went somewhere, a notice beside it would stand by now. */
const grace = 120;

/**
 * Runs in the page's own world, on a person's deliberate press only. Presses one link with everything that could navigate,
 * open, submit or ask held back, tells what the page wanted to do, and puts everything back. What it tells is no evidence
 * of its own: the page could have changed any of it, so the worker parses it as it would anything else.
 */
export default defineUnlistedScript(() => {
  // Not enumerable, and taken away again by whoever calls it.
  Object.defineProperty(globalThis, probeGlobal, { value: tryLink, configurable: true, enumerable: false, writable: false });
});

async function tryLink(input: string): Promise<string> {
  return JSON.stringify(await pressed(JSON.parse(input) as ProbeLink));
}

async function pressed(link: ProbeLink): Promise<ProbeSigns> {
  const none: ProbeSigns = { refused: null, dialogs: [], shown: null, went: [], prevented: false, leads: null, held: 0 };
  const { elements, roots } = pressablesIn(document);
  const element = elementOf(elements, link);
  const refused = element ? whyNot(element, roots) : 'gone';
  if (!element || refused) return { ...none, refused };
  const later = window.setTimeout.bind(window);
  const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => void later(resolve, milliseconds));
  const notices = watchNotices(roots);
  const changes = watchChanges(element, roots);
  const guard: Guard = guardPage(worldsOf(roots));
  let restore = (): void => undefined;
  try {
    const { option } = link;
    const { prevented, held } = guard.during(() => {
      if (option === undefined) return press(element);
      const chosen = choose(element, option);
      restore = chosen.restore;
      return chosen;
    });
    changes.caused();
    if (!prevented) guard.during(() => runScriptAddress(element));
    changes.caused();
    const leads = prevented ? null : leadsTo(element);
    let shown: string | null = null;
    const until = performance.now() + patience;
    let leaving = 0;
    while (performance.now() < until) {
      shown ??= notices.shown();
      if (shown !== null || guard.record.dialogs.length > 0) break;
      if (leads !== null || guard.record.went.length > 0) {
        if (leaving > 0 && performance.now() - leaving > grace) break;
        leaving ||= performance.now();
      }
      await wait(40);
    }
    const signs: ProbeSigns = { refused: null, dialogs: guard.record.dialogs, shown, went: guard.record.went, prevented, leads, held };
    if (shown !== null && notices.cancel()) for (let turn = 0; turn < 12 && notices.shown() !== null; turn += 1) await wait(40);
    return signs;
  } finally {
    restore();
    changes.undo(notices.place());
    guard.restore();
  }
}

/** The element meant, if it still stands where it stood. */
function elementOf(all: readonly Element[], { index, option, href }: ProbeLink): Element | null {
  const hrefOf = (element: Element): string | null => {
    const from = option === undefined ? element : element.localName === 'select' ? Element.prototype.querySelectorAll.call(element, 'option')[option] : undefined;
    return from ? Element.prototype.getAttribute.call(from, option === undefined ? 'href' : 'value') : null;
  };
  const there = all[index];
  if (there && hrefOf(there) === href) return there;
  return href === null ? null : all.find((element) => hrefOf(element) === href) ?? null;
}

/** The rules of the plan once more: the page may have changed since. */
function whyNot(element: Element, roots: readonly (Document | ShadowRoot)[]): ProbeSigns['refused'] {
  if (!('navigation' in window)) return 'old-browser';
  const query = (selector: string): Element[] => roots.flatMap((root) => Array.from((root.nodeType === 9 ? Document.prototype.querySelectorAll : DocumentFragment.prototype.querySelectorAll).call(root, selector)));
  if (query('input').some((input) => (Element.prototype.getAttribute.call(input, 'type') ?? '').toLowerCase() === 'password')) return 'password';
  if (unsavedIn(query('input, textarea'))) return 'unsaved';
  const words = `${(element.textContent ?? '').slice(0, 300)} ${Element.prototype.getAttribute.call(element, 'title') ?? ''} ${Element.prototype.getAttribute.call(element, 'aria-label') ?? ''}`;
  return neverPress.test(words) ? 'words' : null;
}

/** The windows of the page and of its frames that can be reached, the page's first. */
function worldsOf(roots: readonly (Document | ShadowRoot)[]): readonly World[] {
  return roots.flatMap((root) => (root.nodeType === 9 && (root as Document).defaultView ? [(root as Document).defaultView as World] : []));
}

/** Where the browser would go now: the press may have changed the address (a counter, a page in between) or taken it away. */
function leadsTo(element: Element): string | null {
  const link = Element.prototype.closest.call(element, 'a, area');
  if (!link || Element.prototype.getAttribute.call(link, 'href') === null) return null;
  const { HTMLAreaElement, HTMLAnchorElement } = worldOf(link);
  const prototype = link instanceof HTMLAreaElement ? HTMLAreaElement.prototype : link instanceof HTMLAnchorElement ? HTMLAnchorElement.prototype : null;
  const href = prototype && Object.getOwnPropertyDescriptor(prototype, 'href')!.get!.call(link) as string;
  return href && /^https?:/i.test(href) ? href.slice(0, 4000) : null;
}
