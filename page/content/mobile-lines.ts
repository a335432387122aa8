import { patternOf, type Judged } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** Full mobile numbers, in one run or in the groups people write. */
export const mobileNumbers = /(?<![\dA-Za-z.*_=/-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\dA-Za-z*_]|[.-]\d)/g;

/** What stands before the number of a person in a list of people: a number, a name, perhaps 男 or 女. */
export const namedLine = /^\s*(?:[(（]?\d{1,4}[)）.、,:\s]*)?[\u4e00-\u9fa5·]{2,4}[\s,:、(（]+(?:[男女][\s,、]*)?(?:(?:联系)?电话|手机(?:号码?)?)?[\s,:、(（]*$/;

/** Whether words are those of a list of offices, posts and duties, whose numbers are published on purpose. */
export function isOfficialList(page: Judged, words: string): boolean {
  return patternOf(page, contextTables.officials, anywhere).test(words);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
