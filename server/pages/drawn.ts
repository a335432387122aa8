import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Markup } from './page.ts';

/** A component of components/shared as markup of a page: the very one the workbench draws, every text in it escaped. */
export function drawn<Props>(node: VNode<Props>): Markup {
  return { markup: renderToString(node) };
}
