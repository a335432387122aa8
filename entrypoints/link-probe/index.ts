import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { probeGlobal } from '../../contract/probe-name.ts';
import type { ProbeLink, ProbeSigns } from '../../contract/probe.ts';
import { neverPress, pressable } from '../../page/prompt/pressable.ts';
import { unsavedIn } from '../../page/prompt/unsaved-input.ts';
import { guardPage, type Guard } from './guard.ts';
import { watchNotices } from './notice.ts';
import { press, runScriptAddress } from './press.ts';
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
  const element = elementOf(link);
  const refused = element ? whyNot(element) : 'gone';
  if (!element || refused) return { ...none, refused };
  const later = window.setTimeout.bind(window);
  const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => void later(resolve, milliseconds));
  const notices = watchNotices();
  const changes = watchChanges(element);
  const guard: Guard = guardPage();
  try {
    const { prevented, held } = guard.during(() => press(element));
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
    changes.undo(notices.place());
    guard.restore();
  }
}

/** The element meant, if it still stands where it stood. */
function elementOf({ index, href }: ProbeLink): Element | null {
  const all = Document.prototype.querySelectorAll.call(document, pressable);
  const hrefOf = (element: Element): string | null => Element.prototype.getAttribute.call(element, 'href');
  const there = all[index];
  if (there && hrefOf(there) === href) return there;
  return href === null ? null : Array.from(all).find((element) => hrefOf(element) === href) ?? null;
}

/** The rules of the plan once more: the page may have changed since. */
function whyNot(element: Element): ProbeSigns['refused'] {
  if (!('navigation' in window)) return 'old-browser';
  const query = (selector: string): Element[] => Array.from(Document.prototype.querySelectorAll.call(document, selector));
  if (query('input').some((input) => (Element.prototype.getAttribute.call(input, 'type') ?? '').toLowerCase() === 'password')) return 'password';
  if (unsavedIn(query('input, textarea'))) return 'unsaved';
  const words = `${(element.textContent ?? '').slice(0, 300)} ${Element.prototype.getAttribute.call(element, 'title') ?? ''} ${Element.prototype.getAttribute.call(element, 'aria-label') ?? ''}`;
  return neverPress.test(words) ? 'words' : null;
}

/** Where the browser would go now: the press may have changed the address (a counter, a page in between) or taken it away. */
function leadsTo(element: Element): string | null {
  const link = Element.prototype.closest.call(element, 'a, area');
  if (!link || Element.prototype.getAttribute.call(link, 'href') === null) return null;
  const prototype = link instanceof HTMLAreaElement ? HTMLAreaElement.prototype : link instanceof HTMLAnchorElement ? HTMLAnchorElement.prototype : null;
  const href = prototype && Object.getOwnPropertyDescriptor(prototype, 'href')!.get!.call(link) as string;
  return href && /^https?:/i.test(href) ? href.slice(0, 4000) : null;
}
