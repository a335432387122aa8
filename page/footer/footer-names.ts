import { attr, idOf, localNameOf, queryAll } from '../dom.ts';

/** Names of an element: id, class and landmark label, as one string. */
function namesOf(element: Element): string {
  return `${idOf(element)} ${attr(element, 'class') ?? ''} ${attr(element, 'role') ?? ''}`;
}

/** Whether an element is a footer by its tag, role, id or class; style helpers such as `mb-bottom` are none. */
export function isFooterNamed(element: Element): boolean {
  return localNameOf(element) === 'footer' || footerName.test(namesOf(element).replace(helperName, ' '));
}

/** Whether the name is that of the whole footer and not only of its copyright line. */
export function isWholeFooterNamed(element: Element): boolean {
  return localNameOf(element) === 'footer' || /foot|contentinfo|dibu|yejiao|bottom/i.test(namesOf(element).replace(helperName, ' '));
}

/** Whether an element is a header or main navigation by its tag, role, id or class. */
export function isHeaderNamed(element: Element): boolean {
  const name = localNameOf(element);
  if (name === 'header') return true;
  const names = namesOf(element);
  return !footerName.test(names) && (headerName.test(names) || name === 'nav');
}

/** Whether an element is the page's main part by its tag, role, id or class. */
export function isMainNamed(element: Element): boolean {
  const name = localNameOf(element);
  if (name === 'main' || name === 'article') return true;
  const names = namesOf(element);
  return mainName.test(names) && !footerName.test(names);
}

/** Whether there is something inside that no footer has: a page heading, a header, the main part. */
export function containsMainPart(element: Element): boolean {
  return queryAll(element, 'h1, main, article, header, [role="main"], [role="banner"], [id="header" i], [class~="header" i], [id="zoom" i], .TRS_Editor').length > 0;
}

const footerName = /foot|copyright|dibu|yejiao|banquan|contentinfo|(?:^|[\s_-])bottom|bottom(?:box|area|bar|info|main|wrap|con)?(?:[\s_-]|$)/i;
const helperName = /\S*(?:border|margin|padding|mg|pd|pad|mar|m|p|mb|pb|valign|align|line|back|to)[-_]?bottom\S*|bottom[-_]?(?:line|\d+|border|margin|none)\S*/gi;
const headerName = /(?:^|\s)(?:[a-z\d]*[-_]?head(?:er)?(?:[-_]?(?:box|wrap|con|nav|top|bg|inner|main))?|top(?:[-_]?(?:bar|box|nav|line|wrap|con))?|(?:main|site)?[-_]?nav(?:[-_]?(?:bar|box|s|igation|con))?|banner|(?:main|top)?[-_]?menu)\d?(?=\s|$)/i;
const mainName = /(?:^|\s)(?:main|content|container-main|main[-_]?(?:box|con|content|body|wrap)|article|detail|list[-_]?(?:box|con|content))\d?(?=\s|$)/i;
