import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { tellWorker } from './background/reading/tell-worker.ts';

/**
 * Registered on the allowed government hosts only, never in the manifest. Tells the worker that a page is there to inspect:
 * when it has loaded, when it comes back from the cache, when it changes its address by script. Reads nothing of the page
 * but its address, through prototypes, because a page can hang its own elements over `document.x` and `window.x`.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as unknown as { __duwangLoader?: boolean };
  if (world.__duwangLoader) return;
  world.__duwangLoader = true;

  let told = '';
  const tell = (restored: boolean): void => {
    told = route(location.href);
    void tellWorker({ type: 'page.ready', url: location.href.slice(0, 4000), restored });
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (route(location.href) !== told) tell(false);
    }, 150);
  };

  if (readyState() === 'complete') tell(false);
  else listen(window, 'load', () => setTimeout(() => tell(false), 0));
  listen(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) tell(true);
  });
  listen(window, 'popstate', moved);
  listen(window, 'hashchange', moved);
  const { navigation } = globalThis as { navigation?: EventTarget };
  if (typeof EventTarget === 'function' && navigation instanceof EventTarget) listen(navigation, 'currententrychange', moved);
  else watchAddress(moved);
});

/** The address as far as it names a page: an ordinary anchor is a place in the same page, `#/…` and `#!…` are routes. */
function route(href: string): string {
  const at = href.indexOf('#');
  return at < 0 || /^#[/!]/.test(href.slice(at)) ? href : href.slice(0, at);
}

/** Where the browser does not tell of `pushState`, the address is compared whenever the page changes, at most twice a second. */
function watchAddress(moved: () => void): void {
  let last = location.href;
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (location.href === last) return;
      last = location.href;
      moved();
    }, 500);
  }).observe(document, { childList: true, subtree: true });
}

function readyState(): string {
  return Object.getOwnPropertyDescriptor(Document.prototype, 'readyState')!.get!.call(document) as string;
}

function listen(target: EventTarget, type: string, handler: (event: Event) => void): void {
  EventTarget.prototype.addEventListener.call(target, type, handler);
}
