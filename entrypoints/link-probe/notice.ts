import { noticeIn } from '../../page/prompt/leaving-notice.ts';

export interface Notices {
  /** Words of a notice that can be seen now and could not before; null when there is none. */
  readonly shown: () => string | null;
  /** Presses the notice's own 取消 or 放弃; false where it has none. */
  readonly cancel: () => boolean;
  /** The element that shows it; null while there is none. */
  readonly place: () => Element | null;
}

/** A notice is a few sentences, not a page. Characters. */
const longest = 600;

/** Notes which notices stand in the page before the press, seen or waiting hidden. `roots`: the document, its open shadow trees and its frames. */
export function watchNotices(roots: readonly (Document | ShadowRoot)[]): Notices {
  const noticeElements = (): readonly Element[] => roots.flatMap(noticesIn);
  const before = new Set(noticeElements().filter(isSeen));
  let found: Element | null = null;
  return {
    shown: () => {
      const now = noticeElements().find((element) => !before.has(element) && isSeen(element));
      if (!now) return null;
      found = now;
      return noticeIn(wordsOf(now))?.slice(0, 500) ?? null;
    },
    cancel: () => {
      const button = found && cancelOf(found);
      if (!button) return false;
      EventTarget.prototype.dispatchEvent.call(button, new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, view: window, detail: 1 }));
      return true;
    },
    place: () => found,
  };
}

/** The innermost elements whose words are a notice: by their texts, and by the alternative texts of pictures. */
function noticesIn(root: Document | ShadowRoot): readonly Element[] {
  const found = new Set<Element>();
  const body = root.nodeType === 9 ? (root as Document).body as HTMLElement | null : root;
  if (!body) return [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let count = 0; count < 50_000 && walker.nextNode(); count += 1) {
    const text = walker.currentNode.nodeValue ?? '';
    if (text.length > 1 && text.length < 2000 && hint.test(text)) add(walker.currentNode.parentElement, found);
  }
  for (const image of Array.from(body.querySelectorAll('img')).slice(0, 5000)) if (hint.test(image.alt)) add(image.parentElement, found);
  return [...found];
}

const hint = /离开|跳转|跳出|前往|即将|正在|外部|站外|非政府|第三方|继续访问/;

/** The words may be parted over a few elements: the first of the three innermost that reads as a notice. */
function add(start: Element | null, found: Set<Element>): void {
  let element = start;
  for (let level = 0; element && element !== element.ownerDocument.body && level < 4; level += 1, element = element.parentElement) {
    if (/^(?:script|style|noscript|template|a)$/i.test(element.tagName)) return;
    if (noticeIn(wordsOf(element)) === null) continue;
    found.add(element);
    return;
  }
}

function wordsOf(element: Element): string {
  const pictures = Array.from(element.getElementsByTagName('img')).slice(0, 50).map(({ alt }) => alt).join(' ');
  const text = `${element.textContent ?? ''} ${pictures}`.replace(/\s+/g, ' ').trim();
  return text.length > longest ? '' : text;
}

function isSeen(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
}

function cancelOf(notice: Element): HTMLElement | null {
  for (let around: Element | null = notice, level = 0; around && around !== around.ownerDocument.body && level < 6; around = around.parentElement, level += 1) {
    const buttons = Array.from(around.querySelectorAll<HTMLElement>('a, button, input[type=button], span, div, i, img')).slice(0, 500)
      .filter((each) => cancel.test((each.textContent || (each as HTMLInputElement).value || each.getAttribute('alt') || each.getAttribute('title') || '').trim()) && isSeen(each));
    const innermost = buttons.findLast((each) => !buttons.some((other) => other !== each && each.contains(other)));
    if (innermost) return innermost;
  }
  return null;
}

const cancel = /^(?:取\s*消|放\s*弃|返\s*回|关\s*闭|否|×|✕|x)$/i;
