import { attr, childrenOf, closest, hasAttr, idOf, localNameOf, matches, nextElementOf, parentOf, queryAll, textOf } from '../dom.ts';
import { squeezed } from '../normal-text.ts';
import type { Link, PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/**
 * Why a link without a destination may well do something: `handler` (one is written at it or around it, seen for sure),
 * `control` (role, data attributes, class or words of a tab, menu, arrow, tool), or null when nothing speaks for it.
 * `strict` asks less: a `javascript:` address was written by someone who meant a script to act.
 */
export function controlReason(page: PageView, { element, text }: Link, strict: boolean): 'handler' | 'control' | null {
  if (hasHandler(element)) return 'handler';
  const said = (words: string): boolean => patternOf(page, contextTables.pageTools, toolWords).test(words);
  if (hasControlMark(element) || idOf(element) !== '' || said(squeezed(text)) || said(squeezed(attr(element, 'title') ?? ''))) return 'control';
  if (closest(element, tools) || hasSubmenu(element) || holdsHiddenPicture(page, element) || isOneOfTabs(element)) return 'control';
  if (strict && (opensBelow(element) || isOneOfMany(element) || switchesListsBelow(element))) return 'control';
  if (strict && (attr(element, 'class') ?? '').split(/\s+/).some((name) => name !== '' && !plainClass.test(name))) return 'control';
  // Frameworks bind their listeners in script and leave these marks on what they drew.
  if (frameworkMark.test(attributeNames(element)) || (strict && page.all('app-root').length > 0)) return 'control';
  return null;
}

/** Inline handlers at the link or up to three elements around it; for wrappers only clicks count. */
function hasHandler(element: Element): boolean {
  if (/(?:^|\s)on(?:click|mousedown|mouseup|touchstart|touchend|pointerdown|mouseover|mouseenter|focus|keydown|keypress)(?:\s|$)/.test(attributeNames(element))) return true;
  if (/(?:^|\s)(?:ng-click|data-ng-click|@click\S*|v-on:click\S*|x-on:click\S*|\(click\)|bindtap|data-action|data-onclick|jsaction|ms-on-click|:onclick|wire:click)(?:\s|$)/.test(attributeNames(element))) return true;
  let around = parentOf(element);
  for (let up = 0; around && up < 3 && !matches(around, 'body, ul, ol, main'); up += 1, around = parentOf(around)) {
    if (hasAttr(around, 'onclick') || hasAttr(around, 'ng-click') || hasAttr(around, '@click')) return true;
  }
  return queryAll(element, '[onclick]').length > 0;
}

function attributeNames(element: Element): string {
  const names = Element.prototype.getAttributeNames.call(element);
  return names.join(' ');
}

const frameworkMark = /(?:^|\s)(?:data-v-[\da-f]+|_ngcontent-\S+|ng-\S+|v-\S+)(?:\s|$)/;

function hasControlMark(element: Element): boolean {
  if (/^(?:button|tab|menuitem|menuitemradio|menuitemcheckbox|switch|checkbox|option|combobox|radio)$/.test(attr(element, 'role') ?? '')) return true;
  const names = attributeNames(element);
  if (/(?:^|\s)(?:aria-(?:controls|expanded|haspopup|selected|pressed|owns)|download|data-(?!v-|accessible|power|skip|read)\S+)(?:\s|$)/.test(names)) return true;
  return /(?:^|[\s_-])(?:btn|button|tab|tabs|close|prev|next|arrow|toggle|switch|dropdown|drop|menu|open|expand|fold|play|pause|pager?|share|print|login|logout|top|totop|backtop|gotop|search|submit|slide|slick|swiper|bx|carousel|collect|favorite|copy|zoom|font|big|small|small|middle|large|wza|accessib\w*|select|check|tool|jiathis\w*|bds\w*|bshare\w*)(?:$|[\s_\d-])/i.test(attr(element, 'class') ?? '');
}

/** Words of tools, arrows and switches. 更多 is not among them: it should lead somewhere. */
function toolWords(words: string): RegExp {
  return new RegExp(`^(?:[[【(<]*)(?:${words})(?:[\\]】)>]*)$`, 'i');
}

const tools = '[role="tablist"], [role="menu"], [role="menubar"], [role="toolbar"], [role="radiogroup"], [class*="tab" i]:not([class*="table" i]), [class*="swiper" i], [class*="slick" i], [class*="carousel" i], [class*="slide" i], [class*="focus" i], [class*="banner" i], [class*="pagination" i], [class*="pager" i], [class*="page-nav" i], [class*="dropdown" i], [class*="share" i], [class*="toolbar" i], [class*="fontsize" i], [class*="font-size" i], [class*="login" i], [class*="search" i], [class*="calendar" i], [class*="datepicker" i], [class*="layui" i], [class*="accessib" i], [class*="wza" i], [class*="tree" i], [class*="accordion" i], [class*="collapse" i], [class*="modal" i], [class*="dialog" i], [class*="popup" i]';

/** Classes that only style. */
const plainClass = /^(?:more|fl|fr|left|right|clear\w*|red|blue|gray|grey|black|white|title|tit|text|txt|link|a\d*|item|last|first|bold|cur|pointer|news|list|name|col\w*|w\d+|m[tblr]?\d*|p[tblr]?\d*)$/i;

/** A list that unfolds under it. */
function hasSubmenu(element: Element): boolean {
  const next = nextElementOf(element);
  if (next && /^(?:ul|ol|dl|div|table)$/.test(localNameOf(next)) && queryAll(next, 'a').length > 0) return true;
  const item = parentOf(element);
  return item !== null && localNameOf(item) === 'li' && queryAll(item, ':scope ul a, :scope ol a, :scope dl a, :scope div a').length > 0;
}

/** Words with a picture in them that does not show yet: a code to scan that appears under the pointer. */
function holdsHiddenPicture(page: PageView, element: Element): boolean {
  return squeezed(textOf(element) ?? '') !== '' && queryAll(element, 'img, canvas').some((picture) => !page.shown(picture));
}

/** A row of more than this is a list, no switch; it also keeps the look around cheap on huge pages. */
const widestRow = 30;

/** A term whose description unfolds, or a picture (a code to scan) that appears beside it. */
function opensBelow(element: Element): boolean {
  if (queryAll(element, 'img').length > 0 || closest(element, 'dt') !== null) return true;
  for (let at: Element | null = element, up = 0; at && up < 2; up += 1, at = parentOf(at)) {
    const next = nextElementOf(at);
    if (next && (localNameOf(next) === 'img' || (squeezed(textOf(next) ?? '').length <= 20 && queryAll(next, 'img').length > 0))) return true;
  }
  return false;
}

/** A row of nothing but script addresses: a switch drawn by hand. */
function isOneOfMany(element: Element): boolean {
  let at: Element = element;
  for (let up = 0; up < 3; up += 1) {
    const row = parentOf(at);
    if (!row || matches(row, 'body') || childrenOf(row).length > widestRow) return false;
    const links = queryAll(row, 'a');
    // Links of unlike parts (share buttons above, a link in a paragraph below) are no row.
    if (links.length >= 2) return links.length <= 20 && Array.from(childrenOf(row)).every((each) => localNameOf(each) === localNameOf(at) || (!matches(each, 'a') && queryAll(each, 'a').length === 0)) && links.every((each) => /^\s*(?:javascript:|$)/i.test(attr(each, 'href') ?? ''));
    at = row;
  }
  return false;
}

/** Two or more script addresses in a row, one to an item, over a block with as many lists: each shows its own. */
function switchesListsBelow(element: Element): boolean {
  let item: Element = element;
  let row: Element | null = parentOf(item);
  for (let up = 0; row && up < 3 && queryAll(row, 'a').length === 1; up += 1, row = parentOf(row)) item = row;
  if (!row || matches(row, 'body') || childrenOf(row).length > widestRow) return false;
  const items = Array.from(childrenOf(row)).map((each) => (localNameOf(each) === 'a' ? [each] : queryAll(each, 'a')));
  const scripts = items.filter((links) => links.length === 1 && /^\s*javascript:/i.test(attr(links[0]!, 'href') ?? '')).length;
  if (scripts < 2 || items.some((links) => links.length > 1) || squeezed(textOf(row) ?? '').length > items.length * 14) return false;
  for (let at: Element | null = row, up = 0; at && up < 3; up += 1, at = parentOf(at)) {
    const next = nextElementOf(at);
    if (next) return queryAll(next, 'ul, ol, dl').length >= scripts;
  }
  return false;
}

/** One of several short links in a row of which one is marked as the current one: they switch what stands below. */
function isOneOfTabs(element: Element): boolean {
  for (let at: Element | null = element, up = 0; at && up < 3; up += 1) {
    const row: Element | null = parentOf(at);
    if (!row || matches(row, 'body') || childrenOf(row).length > widestRow) return false;
    const siblings = Array.from(childrenOf(row));
    if (siblings.length >= 2 && siblings.some((each) => current.test(attr(each, 'class') ?? '')) && squeezed(textOf(row) ?? '').length <= siblings.length * 14) return true;
    at = row;
  }
  return false;
}

const current = /(?:^|[\s_-])(?:on|cur|current|active|selected|sel|hover|now|this|checked|act)(?:$|[\s_\d-])/i;
