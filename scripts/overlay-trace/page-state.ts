/**
 * Everything of a page that a visitor must not change, as lines of text: both ends are compared line by line. Runs in the page's
 * own world (`page.evaluate(pageState)`), so it must not name anything outside itself.
 *
 * In it: every node with every attribute in its order, open shadow roots, same-origin frames, what stands in fields, what is open
 * (dialogs, popovers), adopted style sheets, named highlights, how far each box is scrolled, the focus, the selection, the names of
 * the window's own properties, address and history. Not in it: how far the window itself is scrolled (a person who was led to a
 * place stays there), which is said by `windowScroll`.
 */
export function pageState(): readonly string[] {
  const lines: string[] = [];
  const say = (depth: number, text: string): void => void lines.push(`${' '.repeat(depth)}${text}`);
  const sheetText = (sheet: CSSStyleSheet): string => {
    try {
      return [...sheet.cssRules].map(({ cssText }) => cssText).join(' ');
    } catch {
      return 'rules not given';
    }
  };
  const roots = (root: Document | ShadowRoot, depth: number): void => {
    for (const sheet of root.adoptedStyleSheets) say(depth, `adopted ${sheet.disabled} ${sheetText(sheet)}`);
    for (const sheet of root.styleSheets) say(depth, `sheet ${sheet.disabled} ${sheet.href ?? ''} ${sheetText(sheet).length}`);
    const focus = root.activeElement;
    say(depth, `focus ${focus ? `${focus.localName}#${focus.id}.${focus.getAttribute('class') ?? ''}` : 'none'}`);
  };
  const frame = (element: Element): Document | null => {
    try {
      return (element as HTMLIFrameElement).contentDocument ?? null;
    } catch {
      return null;
    }
  };
  const walk = (node: Node, depth: number): void => {
    if (node.nodeType !== 1) return say(depth, `${node.nodeType} ${node.nodeName} ${node.nodeValue ?? ''}`);
    const element = node as Element;
    say(depth, `<${element.nodeName}${[...element.attributes].map(({ name, value }) => ` ${name}="${value}"`).join('')}>`);
    const { value, checked, selectedIndex, returnValue } = element as unknown as Readonly<Record<string, unknown>>;
    if (value !== undefined || checked !== undefined) say(depth, `field ${String(value)} ${String(checked)} ${String(selectedIndex)} ${String(returnValue)}`);
    if (element !== document.scrollingElement && (element.scrollTop !== 0 || element.scrollLeft !== 0)) say(depth, `scrolled ${element.scrollLeft} ${element.scrollTop}`);
    if (element.matches(':modal')) say(depth, 'modal');
    if (element.matches(':popover-open')) say(depth, 'popover');
    if (element.shadowRoot) {
      say(depth, 'shadow');
      roots(element.shadowRoot, depth);
      for (const child of element.shadowRoot.childNodes) walk(child, depth + 1);
    }
    const inner = /^i?frame$/i.test(element.localName) ? frame(element) : null;
    if (inner) {
      roots(inner, depth);
      const scroller = inner.scrollingElement;
      if (scroller) say(depth, `frame scrolled ${scroller.scrollLeft} ${scroller.scrollTop}`);
      for (const child of inner.childNodes) walk(child, depth + 1);
    }
    for (const child of element.childNodes) walk(child, depth + 1);
  };
  roots(document, 0);
  const highlights = (CSS as unknown as { highlights?: Iterable<[string, Iterable<unknown>]> }).highlights;
  for (const [name, ranges] of highlights ?? []) say(0, `highlight ${name} ${[...ranges].length}`);
  const selection = getSelection();
  say(0, `selection ${selection?.rangeCount ?? 0} ${selection?.toString() ?? ''}`);
  for (const name of Object.getOwnPropertyNames(window).toSorted()) say(0, `window ${name}`);
  say(0, `address ${location.href} ${history.length} ${document.title}`);
  for (const child of document.childNodes) walk(child, 0);
  return lines;
}

/** How far the window is scrolled, CSS pixels. */
export function windowScroll(): readonly [number, number] {
  return [scrollX, scrollY];
}
