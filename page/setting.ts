import type { PageView } from './page-view.ts';

/**
 * The value of a setting on this page: the unit's where a pack in force replaces it, else the built-in one.
 * @param setting a built-in setting (standards/settings.ts), given by the check: page/ knows no standards
 */
export function settingOf({ policy }: Pick<PageView, 'policy'>, setting: { readonly id: string; readonly value: number }): number {
  return policy?.settings.findLast(({ id }) => id === setting.id)?.value ?? setting.value;
}
