import { childNodesOf, dataOf, localNameOf, nodeTypeOf, textOf } from './dom.ts';
import { folded } from './normal-text.ts';
import { redactedSame } from './redact.ts';

/**
 * The text of an element as its quote has it: white space folded, personal numbers masked, those too whose cells touch in the text
 * (`<td>13812345678</td><td>2026-11-01</td>` reads 138123456782026-11-01, in which nothing tells where the number ends).
 */
export function redactedTextOf(element: Element): string {
  const text = textOf(element) ?? '';
  if (!hasNumber.test(text)) return folded(text);
  const nodes: string[] = [];
  const gaps: boolean[] = [];
  const walk = (at: Element): void => {
    const parts = !inlineTags.has(localNameOf(at));
    if (parts) gaps[nodes.length] = true;
    for (const child of Array.from(childNodesOf(at))) {
      const type = nodeTypeOf(child);
      if (type === 1) walk(child as Element);
      if (type === 3 || type === 4) nodes.push(dataOf(child as Text));
    }
    if (parts) gaps[nodes.length] = true;
  };
  walk(element);
  // Numbers split over inline tags first, then what stands in one piece of text.
  const joined = redactedSame(nodes.map((node, index) => `${gaps[index] ? '\n' : ''}${node}`).join(''));
  let at = 0;
  const masked = nodes.map((node, index) => {
    at += (gaps[index] ? 1 : 0) + node.length;
    return redactedSame(joined.slice(at - node.length, at));
  });
  return folded(masked.join(''));
}

/** Tags that do not part a number from its other half. */
export const inlineTags: ReadonlySet<string> = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var']);

const hasNumber = /[\d\uff10-\uff19]{3}[\s\S]{0,3}[\d\uff10-\uff19]{3}/;
