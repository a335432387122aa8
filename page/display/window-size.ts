import { bodyOf, clientHeightOf, clientWidthOf, compatModeOf, rootElementOf, scrollWidthOf } from '../dom.ts';

export interface WindowSize {
  /** Visible part of the page without scroll bars, CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** How wide the page is when dragged to its end. */
  readonly contentWidth: number;
}

/** The window a document is shown in. In quirks mode browsers tell it of the body, else of the root. Forces layout; null without a body. */
export function windowSizeOf(document: Document): WindowSize | null {
  const teller = compatModeOf(document) === 'BackCompat' ? bodyOf(document) : rootElementOf(document);
  return teller && { width: clientWidthOf(teller), height: clientHeightOf(teller), contentWidth: scrollWidthOf(teller) };
}
