export interface GuardRecord {
  readonly dialogs: { kind: 'confirm' | 'alert' | 'prompt' | 'dialog'; text: string }[];
  readonly went: string[];
}

export interface Guard {
  readonly record: GuardRecord;
  /** Runs what the press sets off; timers set in there belong to it. */
  readonly during: <Value>(work: () => Value) => Value;
  /** Everything as it was before. What the press had put off for later does not happen any more. */
  readonly restore: () => void;
}

/** A timer of the press set for later than this would act after the guard is gone; shorter ones have run. Milliseconds. */
const longTimer = 300;

/** A window of the page with the constructors of its own world: those of a frame are not those of the page around it. */
export type World = Window & typeof globalThis;

/**
 * Holds back everything that navigates, opens, submits, sends or stops the page with a dialog, and writes down what was wanted.
 * @param worlds the page's window and those of its frames of the same origin: a link in one may act on another
 */
export function guardPage(worlds: readonly World[]): Guard {
  const record: GuardRecord = { dialogs: [], went: [] };
  const guards = worlds.map((world) => guardWorld(world, record));
  return {
    record,
    during: (work) => guards.reduceRight<() => ReturnType<typeof work>>((inner, guard) => () => guard.during(inner), work)(),
    restore: () => {
      for (const guard of guards.toReversed()) guard.restore();
    },
  };
}

function guardWorld(window: World, record: GuardRecord): Guard {
  const { HTMLDialogElement, HTMLFormElement, Document, History, Navigator } = window;
  const undo: (() => void)[] = [];
  const replace = (holder: object, name: string, value: unknown): void => {
    const own = Object.getOwnPropertyDescriptor(holder, name);
    if (own ? own.configurable !== true && own.writable !== true : !(name in holder)) return;
    if (own && own.configurable !== true) {
      (holder as Record<string, unknown>)[name] = value;
      undo.push(() => { (holder as Record<string, unknown>)[name] = own.value; });
      return;
    }
    Object.defineProperty(holder, name, { value, configurable: true, writable: true, enumerable: own?.enumerable ?? true });
    undo.push(() => (own ? Object.defineProperty(holder, name, own) : delete (holder as Record<string, unknown>)[name]));
  };
  const listen = (target: EventTarget, type: string, hear: (event: Event) => void): void => {
    EventTarget.prototype.addEventListener.call(target, type, hear, { capture: true });
    undo.push(() => EventTarget.prototype.removeEventListener.call(target, type, hear, { capture: true }));
  };
  const asked = (kind: GuardRecord['dialogs'][number]['kind'], text: unknown): void => {
    if (record.dialogs.length < 20) record.dialogs.push({ kind, text: String(text ?? '').slice(0, 500) });
  };
  const leave = (address: unknown): void => {
    if (record.went.length < 20) record.went.push(resolved(address, window.document));
  };

  replace(window, 'confirm', (text: unknown) => (asked('confirm', text), false));
  replace(window, 'alert', (text: unknown) => asked('alert', text));
  replace(window, 'prompt', (text: unknown) => (asked('prompt', text), null));
  replace(window, 'showModalDialog', (address: unknown) => (leave(address), null));
  replace(window, 'open', (address: unknown) => (leave(address), null));
  replace(window, 'print', () => undefined);
  for (const name of ['show', 'showModal']) {
    replace(HTMLDialogElement.prototype, name, function noted(this: HTMLDialogElement) { asked('dialog', this.textContent); });
  }
  for (const name of ['submit', 'requestSubmit']) {
    replace(HTMLFormElement.prototype, name, function noted(this: HTMLFormElement) { leave(this.getAttribute('action')); });
  }
  for (const name of ['write', 'writeln', 'open']) {
    replace(Document.prototype, name, function noted(this: Document, ...rest: unknown[]) {
      if (name === 'open' && rest.length > 0) leave(rest[0]);
      return this;
    });
  }
  for (const name of ['back', 'forward', 'go']) replace(History.prototype, name, () => undefined);
  replace(Navigator.prototype, 'sendBeacon', () => true);
  holdRequests(window, replace);
  holdClicks(window, replace, leave);

  // The click's own default is called off by the press; this is for every other one it sets off.
  listen(window, 'submit', (event) => {
    leave((event.target as Element | null)?.getAttribute?.('action'));
    event.preventDefault();
  });
  listen((window as unknown as { readonly navigation: EventTarget }).navigation, 'navigate', (event) => {
    const { destination, userInitiated } = event as Event & { readonly destination: { readonly url: string }; readonly userInitiated: boolean };
    // The person goes elsewhere meanwhile: that is theirs to decide.
    if (userInitiated) return;
    leave(destination.url);
    event.preventDefault();
  });
  const { during, clear } = holdTimers(window, replace);
  return {
    record, during,
    restore: () => {
      for (const each of undo.toReversed()) each();
      clear();
    },
  };
}

function resolved(address: unknown, document: Document): string {
  try {
    return new URL(String(address ?? ''), document.baseURI).href.slice(0, 4000);
  } catch {
    return '';
  }
}

type Replace = (holder: object, name: string, value: unknown) => void;

/** Requests that change something do not leave; reading goes on. */
function holdRequests(window: World, replace: Replace): void {
  const { fetch, Request, Response, XMLHttpRequest, Promise } = window;
  replace(window, 'fetch', (input: RequestInfo | URL, options?: RequestInit) => {
    const method = (options?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
    return method === 'GET' || method === 'HEAD' ? fetch.call(window, input, options) : Promise.resolve(new Response(null, { status: 204 }));
  });
  const { open, send } = XMLHttpRequest.prototype;
  const held = new WeakSet<XMLHttpRequest>();
  replace(XMLHttpRequest.prototype, 'open', function opened(this: XMLHttpRequest, ...rest: Parameters<typeof open>) {
    if (!/^(?:get|head)$/i.test(String(rest[0]))) held.add(this);
    else held.delete(this);
    return open.apply(this, rest);
  });
  replace(XMLHttpRequest.prototype, 'send', function sent(this: XMLHttpRequest, ...rest: Parameters<typeof send>) {
    return held.has(this) ? undefined : send.apply(this, rest);
  });
}

/** Links the page presses itself, often ones made for the purpose and in no document. */
function holdClicks(window: World, replace: Replace, leave: (address: unknown) => void): void {
  const { HTMLElement, EventTarget, HTMLAnchorElement, HTMLAreaElement, HTMLInputElement, HTMLButtonElement } = window;
  const { click } = HTMLElement.prototype;
  const { dispatchEvent } = EventTarget.prototype;
  const leads = (target: unknown): string | null => (target instanceof HTMLAnchorElement || target instanceof HTMLAreaElement) && /^https?:/i.test(target.href) ? target.href : null;
  replace(HTMLElement.prototype, 'click', function clicked(this: HTMLElement) {
    const to = leads(this);
    if (to !== null) leave(to);
    else if (!(this instanceof HTMLInputElement || this instanceof HTMLButtonElement) || this.type === 'button') click.call(this);
  });
  replace(EventTarget.prototype, 'dispatchEvent', function dispatched(this: EventTarget, event: Event) {
    const to = event.type === 'click' ? leads(this) : null;
    if (to === null) return dispatchEvent.call(this, event);
    leave(to);
    return false;
  });
}

/** Timers set by the press, and by what those run, are told apart from the page's own. */
function holdTimers(window: World, replace: Replace): { readonly during: Guard['during']; readonly clear: () => void } {
  let inside = 0;
  const late: number[] = [];
  const during = <Value>(work: () => Value): Value => {
    inside += 1;
    try {
      return work();
    } finally {
      inside -= 1;
    }
  };
  const { clearTimeout } = window;
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const native = window[name] as (handler: TimerHandler, delay?: number, ...rest: unknown[]) => number;
    replace(window, name, (handler: TimerHandler, delay?: number, ...rest: unknown[]) => {
      if (inside === 0) return native.call(window, handler, delay, ...rest);
      const id = native.call(window, typeof handler === 'function' ? () => during(() => (handler as (...given: unknown[]) => unknown)(...rest)) : handler, delay);
      if (Number(delay) >= longTimer) late.push(id);
      return id;
    });
  }
  return { during, clear: () => late.forEach((id) => clearTimeout.call(window, id)) };
}
