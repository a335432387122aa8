import { editionOn, type Editions } from '../standards/edition.ts';
import { beijingDay } from '../standards/window.ts';
import type { PageView } from './page-view.ts';

/**
 * The value of a setting on this page: the unit's where a pack in force replaces it, else the built-in one of the page's day.
 * @param setting a built-in setting (standards/settings.ts), given by the check
 */
export function settingOf({ policy, now }: Pick<PageView, 'policy' | 'now'>, setting: { readonly id: string; readonly editions: Editions<number> }): number {
  return policy?.settings.findLast(({ id }) => id === setting.id)?.value ?? editionOn(setting.editions, beijingDay(now)).value;
}
