import { writeFile } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { ExtensionBrowser } from './fixtures.ts';
import { eventually } from './fixtures.ts';

/** The extension's real popup. Playwright does not list it, so it is driven through the browser's own protocol. */
export interface Popup {
  /** Value of a JavaScript expression in the popup; promises are awaited. Rejects when it throws. */
  evaluate<T>(expression: string): Promise<T>;
  /** The visible text. */
  text(): Promise<string>;
  /** Waits until an expression is true. */
  until(expression: string, milliseconds?: number): Promise<void>;
  /** A real mouse click in the middle of the first element that matches; scrolls to it first. Waits for it to appear. */
  click(selector: string): Promise<void>;
  /** The same on the first element of this kind whose text contains the words. */
  clickText(selector: string, words: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Presses one key, such as `Enter`, `Tab`, `Escape`. */
  press(key: string): Promise<void>;
  /** What the browser tells a screen reader of it, in reading order; what is ignored is left out. */
  spoken(): Promise<readonly Spoken[]>;
  /** A PNG of the popup as it looks. */
  screenshot(file: string): Promise<void>;
  /** Closes it, as a click elsewhere would. */
  close(): Promise<void>;
}

/** One thing a screen reader comes upon. */
export interface Spoken { readonly role: string; readonly name: string; readonly properties: Readonly<Record<string, unknown>> }

/**
 * Opens the popup over a page without a click. It does not grant `activeTab`.
 * @throws when no popup appears within 10 s
 */
export async function openPopup(browser: ExtensionBrowser, page: Page): Promise<Popup> {
  await page.bringToFront();
  const worker = await browser.worker();
  // The browser refuses while an earlier popup is on its way out, and while the one we want stands already.
  await eventually(async () => await worker.evaluate(async () => {
    const current = await chrome.windows.getLastFocused();
    return chrome.action.openPopup(current.id === undefined ? {} : { windowId: current.id }).then(() => true, () => false);
  }) || await popupTarget(browser, await browserSession(browser)), 'the browser to open the popup');
  return attachPopup(browser);
}

/**
 * A real click on the toolbar button while a page is in front: opens the popup and grants `activeTab` on that page.
 * @throws when the page's tab is not found, or no popup appears within 10 s
 */
export async function clickToolbarButton(browser: ExtensionBrowser, page: Page): Promise<Popup> {
  await page.bringToFront();
  const session = await browserSession(browser);
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find((target) => target.url === page.url());
  if (!tab) throw new Error(`No tab at ${page.url()}`);
  // Playwright's types do not know this domain yet.
  await (session.send as (method: string, params: object) => Promise<unknown>)('Extensions.triggerAction', { id: browser.extensionId, targetId: tab.targetId });
  return attachPopup(browser);
}

async function attachPopup(browser: ExtensionBrowser): Promise<Popup> {
  const session = await browserSession(browser);
  const target = await eventually(() => popupTarget(browser, session), 'the popup');
  const send = await attach(session, target.targetId);
  const popup = driver(send, async () => {
    await session.send('Target.closeTarget', { targetId: target.targetId }).catch(() => undefined); // it has closed itself
    await session.detach();
  });
  await popup.until('document.readyState === "complete"');
  return popup;
}

async function popupTarget(browser: ExtensionBrowser, session: CDPSession) {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  return targetInfos.find((info) => info.type === 'page' && info.url.startsWith(`chrome-extension://${browser.extensionId}/popup.html`));
}

/** True once the page has been inspected and its findings stand. While it is being inspected they come in one by one, and the words above them are others. */
export const inspected = 'document.querySelector(".verdict-bar") && document.querySelector("article.row")';

type Send = (method: string, params?: object) => Promise<unknown>;

function driver(send: Send, close: () => Promise<void>): Popup {
  const evaluate = async <T>(expression: string): Promise<T> => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }) as
      { readonly result: { readonly value?: T }; readonly exceptionDetails?: { readonly exception?: { readonly description?: string }; readonly text: string } };
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value as T;
  };
  const until = async (expression: string, milliseconds?: number) => {
    await eventually(() => evaluate<boolean>(`Boolean(${expression})`), `popup: ${expression}`, milliseconds);
  };
  const clickFound = async (finder: string) => {
    await until(`${finder} !== undefined`);
    const [x, y] = await evaluate<[number, number]>(`(() => {
      const found = ${finder};
      found.scrollIntoView({ block: 'center' });
      const box = found.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    })()`);
    for (const type of ['mousePressed', 'mouseReleased']) await send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  };
  return {
    evaluate,
    until,
    text: () => evaluate('document.body.innerText'),
    click: (selector) => clickFound(`(document.querySelector(${JSON.stringify(selector)}) ?? undefined)`),
    clickText: (selector, words) => clickFound(`[...document.querySelectorAll(${JSON.stringify(selector)})].find((one) => one.textContent.includes(${JSON.stringify(words)}))`),
    type: async (text) => void await send('Input.insertText', { text }),
    press: async (key) => {
      const params = { key, code: key, ...(keyCodes[key] ? { windowsVirtualKeyCode: keyCodes[key] } : {}), ...(key === 'Enter' ? { text: '\r' } : {}) };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...params });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...params });
    },
    spoken: async () => {
      const { nodes } = await send('Accessibility.getFullAXTree') as { readonly nodes: readonly AxNode[] };
      return nodes.filter(({ ignored }) => !ignored).map(({ role, name, properties = [] }) => ({ role: role?.value ?? '', name: name?.value ?? '', properties: Object.fromEntries(properties.map((one) => [one.name, one.value.value])) }));
    },
    screenshot: async (file) => {
      const { data } = await send('Page.captureScreenshot', { format: 'png' }) as { readonly data: string };
      await writeFile(file, Buffer.from(data, 'base64'));
    },
    close,
  };
}

interface AxNode { readonly ignored: boolean; readonly role?: { readonly value: string }; readonly name?: { readonly value: string }; readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[] }

const keyCodes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13, Escape: 27, ArrowUp: 38, ArrowDown: 40 };

/** Attaches to a target Playwright ignores and returns a way to send it commands; a command unanswered for 30 s rejects. */
async function attach(session: CDPSession, targetId: string): Promise<Send> {
  const waiting = new Map<number, { readonly done: (result: unknown) => void; readonly failed: (problem: Error) => void }>();
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as { readonly id?: number; readonly result?: unknown; readonly error?: { readonly message: string } };
    const asked = waiting.get(answer.id ?? -1);
    if (answer.error) asked?.failed(new Error(answer.error.message));
    else asked?.done(answer.result);
  });
  let last = 0;
  return (method, params = {}) => new Promise((done, failed) => {
    const id = last += 1;
    const timer = setTimeout(() => failed(new Error(`No answer from the popup to ${method}`)), 30_000);
    const settle = <A>(act: (value: A) => void) => (value: A) => {
      clearTimeout(timer);
      waiting.delete(id);
      act(value);
    };
    waiting.set(id, { done: settle(done), failed: settle(failed) });
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(settle(failed));
  });
}

async function browserSession(browser: ExtensionBrowser): Promise<CDPSession> {
  const owner = browser.context.browser();
  if (!owner) throw new Error('The browser is closed');
  return owner.newBrowserCDPSession();
}
