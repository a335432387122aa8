import { attr, closest, hasAttr, sheetOf, viewOf } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';
import type { Concealment } from './paint-chain.ts';
import { isNamedBy, rulesOf } from '../style-rules.ts';

interface RevealRule {
  /** Selector without its states, to be matched against an element. */
  readonly selector: string;
  /** The state stands on the element itself, not on something around it. */
  readonly onItself: boolean;
  /** A rule for another width or for print, not a state. */
  readonly media: boolean;
  /** The class that a script sets: the rule shows what has it. Null for the states of the browser. */
  readonly toggle: string | null;
  readonly style: CSSStyleDeclaration;
}

export interface RevealRules {
  readonly rules: readonly RevealRule[];
  /** A style sheet could not be read: a way to reveal may stand in it. */
  readonly unread: boolean;
}

/** Rules that show something on a state or on another medium, of all readable style sheets; at most 5,000. */
export const revealRules: (page: PageView) => RevealRules = derived((page) => {
  const rules: RevealRule[] = [];
  let unread = page.load.failed.some(({ kind }) => kind === 'style');
  let left = 60_000;
  const read = (list: CSSRuleList, view: Window | null, media: boolean): void => {
    for (let index = 0; index < list.length && left > 0; index += 1) {
      const rule = list[index]!;
      left -= 1;
      if (rule instanceof CSSStyleRule || 'selectorText' in rule) {
        const { selectorText, style } = rule as CSSStyleRule;
        if ((media || states.test(selectorText) || toggles.test(selectorText)) && rules.length < 5000 && showing.test(style.cssText)) addRule(rules, selectorText, style, media);
      } else if ('styleSheet' in rule) {
        const inner = rulesOf((rule as CSSImportRule).styleSheet);
        if (inner) read(inner, view, media);
        else unread = true;
      } else if ('cssRules' in rule) {
        const condition = 'media' in rule ? (rule as CSSMediaRule).media.mediaText : null;
        read((rule as CSSGroupingRule).cssRules, view, media || (condition !== null && view?.matchMedia(condition).matches === false));
      }
    }
  };
  if (page.all('link').some((link) => /(?:^|\s)stylesheet(?:\s|$)/i.test(attr(link, 'rel') ?? '') && !hasAttr(link, 'disabled') && sheetOf(link as HTMLLinkElement) === null)) unread = true;
  for (const { node } of page.roots) {
    const view = viewOf('defaultView' in node ? (node as Document) : page.document);
    const sheets = [...Array.from((node as DocumentOrShadowRoot).styleSheets ?? []), ...((node as DocumentOrShadowRoot).adoptedStyleSheets ?? [])];
    for (const sheet of sheets) {
      const list = rulesOf(sheet);
      if (!list) unread = true;
      else read(list, view, sheet.media.mediaText !== '' && view?.matchMedia(sheet.media.mediaText).matches === false);
    }
  }
  return { rules, unread };
});

/** Whether a rule shows what `how` hides at one of the elements (from the outermost concealing one inwards). */
export function isRevealedBy(rules: RevealRules, how: Concealment, elements: readonly Element[]): boolean {
  const flips = flippers[how];
  if (!flips) return false;
  return rules.rules.some(({ selector, onItself, media, toggle, style }) => toggle === null && (!onItself || media || how === 'opacity') && flips(style) && elements.some((element) => isNamedBy(element, selector)));
}

/** Whether a rule shows it once a script sets a class that tells a state (`open`, `is-active`): `.menu.open { left: 0 }`. */
export function isToggledBy(rules: RevealRules, how: Concealment, elements: readonly Element[]): boolean {
  const flips = flippers[how];
  if (!flips) return false;
  return rules.rules.some(({ selector, toggle, style }) => toggle !== null && flips(style) && elements.some((element) => isNamedBy(element, selector) && closest(element, toggle) === null));
}

function addRule(rules: RevealRule[], selectorText: string, style: CSSStyleDeclaration, media: boolean): void {
  for (const part of selectorText.split(/,(?![^(]*\))/)) {
    if (!media && !states.test(part)) {
      const toggle = toggles.exec(part)?.[0];
      const selector = toggle === undefined || part.includes('::') ? '' : part.replace(toggle, '').replace(/(^|[\s>+~])(?=[\s>+~]|$)/g, '$1*').trim();
      // Without a name of its own it would speak for every list entry of the page.
      if (/[.#][\w-]/.test(selector)) rules.push({ selector, onItself: false, media, toggle: toggle!, style });
      continue;
    }
    const subject = /[^\s>+~]*$/.exec(part.trim())![0];
    const selector = part.replace(/\s*([>+~])\s*/g, '$1').replace(stateOf, '').replace(/(^|[\s>+~])(?=[\s>+~]|$)/g, '$1*').replace(/::?(?:before|after)\s*$/, '').trim();
    if (/::/.test(part) || selector === '' || selector === '*') continue;
    rules.push({ selector, onItself: states.test(subject), media, toggle: null, style });
  }
}

const states = /:(?:hover|focus|focus-within|focus-visible|target|checked|active)(?![\w-])/;
const stateOf = /:(?:hover|focus-within|focus-visible|focus|target|checked|active)(?![\w-])/g;
/** Classes that scripts set and take away. */
const toggles = /\.(?:on|open(?:ed)?|show(?:n)?|active|actived|current|cur|in|expand(?:ed)?|unfold|visible|selected|(?:is|has)-[\w-]+|[\w-]+[-_](?:on|open|opened|show|active|expanded|visible|unfold))(?![\w-])/;
/** Any property that can show something; a quick look before a rule is kept. */
const showing = /display|visibility|opacity|height|width|overflow|clip|transform|left|right|top|bottom|margin|inset|indent|font|color|mask|position|content-visibility|z-index|scale|translate/;

const flippers: Readonly<Partial<Record<Concealment, (style: CSSStyleDeclaration) => boolean>>> = {
  display: ({ display }) => display !== '' && display !== 'none',
  visibility: ({ visibility }) => /^(?:visible|inherit|initial|unset)$/.test(visibility),
  opacity: ({ opacity, filter }) => (opacity !== '' && Number(opacity) > 0.05) || filter !== '',
  'content-visibility': (style) => /visible|auto/.test(style.getPropertyValue('content-visibility')),
  'tiny-clip': (style) => grows(style.height) || grows(style.width) || grows(style.maxHeight) || grows(style.maxWidth) || grows(style.minHeight) || style.overflow === 'visible' || style.gridTemplateRows !== '',
  'clipped-away': (style) => grows(style.height) || grows(style.maxHeight) || style.overflow !== '' || moves(style),
  'clip-path': (style) => style.clip === 'auto' || style.clipPath === 'none' || /^inset\(0/.test(style.clipPath) || style.position === 'static',
  mask: (style) => style.maskImage !== '',
  tiny: (style) => grows(style.height) || grows(style.width) || style.fontSize !== '' || (style.display !== '' && style.display !== 'none'),
  scaled: (style) => style.transform !== '' && !/scale[XY]?\(0\)/.test(style.transform),
  'off-screen': moves,
  'text-indent': ({ textIndent }) => textIndent !== '' && !(Number.parseFloat(textIndent) <= -300),
  'font-size': ({ fontSize }) => fontSize !== '' && !/^[01](?:\.\d+)?(?:px)?$/.test(fontSize),
  'same-colour': ({ color, backgroundColor }) => color !== '' || backgroundColor !== '',
  covered: ({ zIndex }) => zIndex !== '' && !zIndex.startsWith('-'),
};

function grows(length: string): boolean {
  return length !== '' && !/^(?:0|1|2)(?:px|%|em|rem)?$/.test(length);
}

function moves(style: CSSStyleDeclaration): boolean {
  return [style.left, style.right, style.top, style.bottom, style.marginLeft, style.marginTop, style.marginRight, style.transform, style.translate].some((value) => value !== '' && !/-\d{3,}(?:px|%|em|rem|vw)/.test(value)) || style.position === 'static';
}
