import { attr, hasAttr, idOf } from './dom.ts';

/** Attribute that marks this extension's own host element. */
export const ownMark = 'data-duwang';

/**
 * Whether an element was put into the page by a browser extension, ours or one we recognise: not the site's doing.
 * Names seen in the wild: Grammarly, Immersive Translate, DeepL, LanguageTool, Microsoft Editor, Dark Reader.
 */
export function isForeign(element: Element, localName: string): boolean {
  if (localName.includes('-')) return knownHosts.test(localName) || hasAttr(element, ownMark);
  if (localName === 'iframe' || localName === 'script' || localName === 'img' || localName === 'link') {
    return extensionScheme.test(attr(element, 'src') ?? attr(element, 'href') ?? '');
  }
  if (localName === 'div' || localName === 'style') {
    if (localName === 'style') return (attr(element, 'class') ?? '').startsWith('darkreader');
    return knownIds.test(idOf(element));
  }
  return false;
}

const extensionScheme = /^(?:chrome|moz|ms-browser|safari-web)-extension:/;
const knownHosts = /^(?:grammarly|deepl|lt|editor-squiggler|immersive-translate|mte|translate-tooltip)-/;
const knownIds = /^(?:immersive-translate|gtx-trans|mouseTooltipTranslator|transmart-)/;
