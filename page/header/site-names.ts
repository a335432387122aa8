import { derived } from '../memo.ts';
import { folded, squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { valueOf } from '../tags/tags.ts';

/**
 * Names the site goes by, surest first: what is remembered of the site, the SiteName tag (parted where it holds two, the longer first), the
 * part of the title that is a name of an institution. Empty when the page does not say.
 */
export const siteNamesOf: (page: PageView) => readonly string[] = derived((page) => {
  const names: string[] = [];
  const add = (name: string): void => {
    const tidy = folded(name);
    if (squeezed(tidy).length >= 4 && tidy.length <= 60 && !names.includes(tidy)) names.push(tidy);
  };
  if (page.site?.name) add(page.site.name);
  for (const part of [...parts(valueOf(page, 'SiteName'))].sort((a, b) => b.length - a.length)) add(part);
  for (const part of parts(page.title)) if (isInstitution(part)) add(part);
  return names;
});

/**
 * What of a name must be seen so that it counts as shown: without 门户网站, 政府网 and the like at its end and without spaces,
 * so that 示范县人民政府 is found in a logo's text 示范县人民政府门户网站 and the other way round.
 */
export function coreOf(name: string): string {
  const tight = squeezed(name).replace(/[“”"'《》()·•]/g, '');
  const core = tight.replace(/(?:政府)?(?:门户)?(?:官方)?(?:网站|网)$|(?:官网|门户)$/, '');
  return core.length >= 3 ? core : tight;
}

/** Whether a text is nothing but the name of a public institution or of its site. */
export function isInstitution(text: string): boolean {
  return text.length <= 60 && institution.test(squeezed(text));
}

function parts(text: string): readonly string[] {
  return text.split(/\s*[-_|｜—–丨>»,，;；]+\s*/).filter((part) => part !== '');
}

/** Ends of institution names as they stand in titles. */
const institution = /^[\u4e00-\u9fa5()（）·]{2,40}(?:人民政府|政府|委员会|管委会|办公室|办事处|[厅局部署院]|中心|总队|支队)(?:办公室)?(?:政府)?(?:门户)?(?:官方)?(?:网站|网|官网)?$|^[\u4e00-\u9fa5]{2,20}(?:政府网|政务网|门户网站|政府网站|官方网站)$/;
