import { editionOn, type Editions } from './edition.ts';
import { categoryTables, columnTables, directoryTable, disclosureParts, otherwiseTable } from './tables/columns.ts';
import { contextTables } from './tables/context.ts';
import { guideLabels, guideLikeLabels, guideNearLabels, guideOtherLabels, guideUnlikeLabels } from './tables/guide.ts';
import { hostTables } from './tables/hosts.ts';
import { officialHosts } from './tables/known-hosts.ts';
import { labelTables } from './tables/labels.ts';
import { firewallMarks, linkTables } from './tables/links.ts';
import type { RuleTable } from './tables/table.ts';
import { wordTables } from './tables/words.ts';
import { settings, type Setting } from './settings.ts';

/** Every built-in list a unit may add to or drop from. */
export const ruleTables: readonly RuleTable[] = [
  hostTables, wordTables, columnTables, categoryTables, { otherwiseTable, directoryTable }, disclosureParts, labelTables, guideLabels, guideLikeLabels, guideUnlikeLabels, guideNearLabels, { guideOtherLabels }, contextTables, linkTables,
].flatMap((each) => Object.values<RuleTable>(each));

/** Editions that are no plain lists: hosts with what they are (units strike and add them apart), marks of firewalls. */
export const otherRules: readonly { readonly id: string; readonly alsoIn?: readonly string[]; readonly editions: Editions<unknown> }[] = [officialHosts, firewallMarks];

/** The table of an id, for packs of units; undefined for one this version does not have. */
export function tableById(id: string): RuleTable | undefined {
  return ruleTables.find((each) => each.id === id);
}

/** `rule@version` of every setting and table a check is judged by on a day, sorted: kept with each of its findings. @param day YYYY-MM-DD in Beijing */
export function editionsOf(check: string, day: string): readonly string[] {
  const own = (id: string): boolean => id.startsWith(`${check}.`);
  return [
    ...Object.values<Setting>(settings).filter(({ id }) => own(id)),
    ...[...ruleTables, ...otherRules].filter(({ id, alsoIn }) => own(id) || alsoIn?.includes(check)),
  ].map((each) => `${each.id}@${editionOn<unknown>(each.editions, day).version}`).sort();
}
