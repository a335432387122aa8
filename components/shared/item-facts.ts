import { type ComponentChildren, Fragment, h } from 'preact';
import type { ItemLine } from '../../contract/items-view.ts';
import type { Rectification } from '../../contract/rectification.ts';
import type { Words } from '../../messages/words.ts';
import { clauseNumbers } from '../../standards/clause.ts';
import { beijingTime } from '../beijing-time.ts';
import { ItemMarks, ItemNumber } from './item-marks.ts';

/** The item this one continues, or that continues it: what it is called, and where it is. */
export interface ItemLink { readonly name: string; readonly href: string }

/** Its number and where it stands, before everything else about it. */
export function ItemHead({ words, line }: { readonly words: Words; readonly line: ItemLine }): ComponentChildren {
  return h('p', { class: 'item-head' }, h(ItemNumber, { words, line }), h(ItemMarks, { words, line }), line.round > 1 ? h('span', null, words['items.round'](line.round)) : null);
}

/** The ways to the item it continues and to the one that continues it. */
export function ItemLinks({ words, before, after }: { readonly words: Words; readonly before: ItemLink | null; readonly after: ItemLink | null }): ComponentChildren {
  return h(Fragment, null,
    before ? h('p', { class: 'item-link' }, h('a', { href: before.href }, words['items.before'](before.name))) : null,
    after ? h('p', { class: 'item-link' }, h('a', { href: after.href }, words['items.after'](after.name))) : null);
}

export interface ItemFactsProps {
  readonly words: Words; readonly item: Rectification; readonly line: ItemLine; readonly site: string;
  /** The server may yet compute another last day. */
  readonly forecast: boolean;
}

/** Who mends it by when and why then, how it is verified, what it rests on. */
export function ItemFacts({ words, item, line, site, forecast }: ItemFactsProps): ComponentChildren {
  const due = item.dueOn === null ? (item.workingDays === null ? words['items.dueNone'] : words['items.dueWaits'](item.workingDays)) : `${item.dueOn}${forecast ? `${words['line.open']}${words['items.dueForecast']}${words['line.close']}` : ''}`;
  const facts: readonly (readonly [name: string, value: ComponentChildren])[] = [
    [words['items.unit'], item.unit],
    [words['items.site'], site],
    [words['items.check'], official(line.checkName)],
    [words['items.due'], due],
    [words['items.dueBecause'], item.dueBecause ?? ''],
    [words['items.issuedAt'], `${beijingTime(item.issuedAt)}　${words[item.reopens === null ? 'items.issuedBy' : 'items.foundAgainBy'](item.by)}`],
    [words['items.closedAt'], item.closedAt === null ? '' : beijingTime(item.closedAt)],
    [words['items.rule'], item.check === 'manual' ? words['items.ruleManual'] : ruleOf(words, item, line)],
    [words['items.fix'], item.fix],
    [words['items.note'], item.note],
    [words['items.cites'], item.cites.length === 0 ? '' : official(clauseNumbers(item.cites))],
  ];
  return h('dl', { class: 'facts' }, facts.filter(([, value]) => value !== '').map(([name, value]) => h('div', { key: name }, h('dt', null, name), h('dd', null, value))));
}

/** The sentence with the name of the check in it marked: names of checks are Chinese on an English screen too. */
function ruleOf(words: Words, { checkVersion }: Rectification, { checkName, pages }: ItemLine): ComponentChildren {
  const name = '\u0000';
  const [before, after] = words['items.ruleText'](name, checkVersion, pages).split(name);
  return [before, official(checkName), after];
}

function official(text: string): ComponentChildren {
  return h('span', { lang: 'zh-CN' }, text);
}
