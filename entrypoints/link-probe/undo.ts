export interface Changes {
  /** Everything that changed up to now was done by the press. */
  readonly caused: () => void;
  /** Puts back what the press changed, and what came later to the notice, the link, and directly to the page. Stops watching. */
  readonly undo: (notice: Element | null) => void;
}

/** Watches what a press changes in the page, so that it can be put back; the page's own motions are left alone. */
export function watchChanges(link: Element, roots: readonly (Document | ShadowRoot)[]): Changes {
  const certain: MutationRecord[] = [];
  const later: MutationRecord[] = [];
  const keep = (list: MutationRecord[], records: readonly MutationRecord[]): void => {
    for (const record of records) list.push(record);
  };
  const observer = new MutationObserver((records) => keep(later, records.slice(0, 5000)));
  for (const root of roots) observer.observe(root, { subtree: true, childList: true, attributes: true, attributeOldValue: true, characterData: true, characterDataOldValue: true });
  return {
    caused: () => keep(certain, observer.takeRecords()),
    undo: (notice) => {
      keep(later, observer.takeRecords());
      observer.disconnect();
      for (const record of later.filter(({ type, target }) => isOurs(type, target, link, notice)).toReversed()) putBack(record);
      for (const { target, addedNodes } of later) if (isBody(target)) for (const node of addedNodes) if (isLayer(node, notice)) target.removeChild(node);
      for (const record of certain.toReversed()) putBack(record);
    },
  };
}

/** What came later is ours on the link, inside the notice, and where the look of what holds the notice was switched. */
function isOurs(type: MutationRecord['type'], target: Node, link: Element, notice: Element | null): boolean {
  if (target === link || notice?.contains(target)) return true;
  return type === 'attributes' && (isBody(target) || target === target.ownerDocument?.documentElement || (notice !== null && target.contains(notice)));
}

/** A notice, or the shade laid over the page with it; not the scripts and counters a page adds by itself. */
function isLayer(node: Node, notice: Element | null): boolean {
  if (node.nodeType !== 1 || !isBody(node.parentNode)) return false;
  return (notice !== null && node.contains(notice)) || (!/^(?:SCRIPT|LINK|STYLE|IFRAME)$/.test((node as Element).tagName) && /^(?:fixed|absolute)$/.test(getComputedStyle(node as Element).position));
}

function isBody(node: Node | null): boolean {
  return node !== null && node === node.ownerDocument?.body;
}

function putBack({ type, target, attributeName, attributeNamespace, oldValue, addedNodes, removedNodes, nextSibling, previousSibling }: MutationRecord): void {
  if (type === 'attributes' && attributeName !== null) {
    const element = target as Element;
    if (element.getAttributeNS(attributeNamespace, attributeName) === oldValue) return;
    if (oldValue === null) element.removeAttributeNS(attributeNamespace, attributeName);
    else if (attributeNamespace === null) element.setAttribute(attributeName, oldValue);
    else element.setAttributeNS(attributeNamespace, attributeName, oldValue);
  } else if (type === 'characterData') {
    if ((target as CharacterData).data !== oldValue) (target as CharacterData).data = oldValue ?? '';
  } else {
    for (const node of addedNodes) if (node.parentNode === target) target.removeChild(node);
    for (const node of removedNodes) {
      if (node.isConnected) continue;
      const next = nextSibling?.parentNode === target ? nextSibling : previousSibling?.parentNode === target ? previousSibling.nextSibling : null;
      target.insertBefore(node, next);
    }
  }
}
