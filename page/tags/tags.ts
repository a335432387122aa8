import { derived } from '../memo.ts';
import type { MetaTag, PageView } from '../page-view.ts';
import { tagLabels, type TagName } from './tag-names.ts';
import { valueState, type ValueState } from './tag-value.ts';
import { entriesOf } from '../table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/** One official tag on the page: all its copies and the one that counts. */
export interface OfficialTag {
  readonly name: TagName;
  readonly copies: readonly MetaTag[];
  readonly state: 'missing' | ValueState;
  /** The copy that decides: the first with a value, else the first with a leftover, else the first. */
  readonly copy: MetaTag | null;
  /** Its value; '' unless it is filled. */
  readonly value: string;
}

/** The official tags of the page itself (not of its frames), by name. Names are compared without case, width and spaces. */
export const tagsOf: (page: PageView) => Readonly<Record<TagName, OfficialTag>> = derived((page) => {
  const byName = new Map<string, MetaTag[]>();
  for (const tag of page.tags) {
    const list = byName.get(tag.name);
    if (list) list.push(tag);
    else byName.set(tag.name, [tag]);
  }
  const result: Partial<Record<TagName, OfficialTag>> = {};
  for (const name of Object.keys(tagLabels) as TagName[]) {
    const all = byName.get(name.toLowerCase()) ?? [];
    // `Keywords` of the standard beside the `keywords` every site has: the one spelt as the standard does is meant.
    const exact = all.filter(({ rawName }) => rawName.trim() === name);
    result[name] = officialTag(name, exact.length > 0 && isOptional(name) ? exact : all, entriesOf(page, wordTables.templateWords));
  }
  return result as Readonly<Record<TagName, OfficialTag>>;
});

/** A filled value, or ''. */
export function valueOf(page: PageView, name: TagName): string {
  return tagsOf(page)[name].value;
}

function isOptional(name: TagName): boolean {
  return name === 'Keywords' || name === 'Description' || name === 'Author';
}

function officialTag(name: TagName, copies: readonly MetaTag[], templateWords: readonly string[]): OfficialTag {
  const states = copies.map(({ content }) => valueState(name, content, templateWords));
  for (const state of ['filled', 'placeholder', 'empty'] as const) {
    const index = states.indexOf(state);
    if (index >= 0) return { name, copies, state, copy: copies[index]!, value: state === 'filled' ? copies[index]!.content! : '' };
  }
  return { name, copies, state: 'missing', copy: null, value: '' };
}
