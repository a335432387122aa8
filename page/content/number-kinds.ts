import { identityNumberOf, passesLuhn } from './identity-number.ts';
import { surnames } from './mobile-lines.ts';
import { cardGroups, identityGroups } from './number-groups.ts';
import { patternOf, type Judged } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** A run of characters that is somebody's number, and what makes it less than sure. */
export interface FoundNumber {
  readonly kind: 'identity-18' | 'identity-15' | 'identity-wrong-check' | 'card' | 'masked-identity' | 'masked-mobile';
  readonly text: string;
  /** For people; empty when nothing does. */
  readonly doubt: string;
}

/** What stands around a run of digits. */
export interface NumberContext {
  /** Label, head of the column and what stands before. */
  readonly label: string;
  /** The row, or the neighbouring lines. */
  readonly vicinity: string;
  /** The line it stands in, or the row. */
  readonly line: string;
}

/** Whose rules hold, on which day, and the title it stands under. */
type When = Judged & { readonly title: string };

/** What a candidate is in its place, or null. Pure: texts of pages and of files are judged alike. */
export function numberOf(match: string, around: NumberContext, when: When): FoundNumber | null {
  return identityIn(when, match, around) ?? cardIn(when, match, around) ?? maskedIn(when, match, around);
}

/** Part of an address: the run without spaces around it has a scheme, a host or a query. */
export function isInAddress(before: string, match: string, after: string): boolean {
  const run = `${/\S*$/.exec(before)![0]}${match}${/^\S{0,60}/.exec(after)![0]}`;
  return /:\/\/|www\.|\.(?:html?|pdf|docx?|xlsx?|jpe?g|png|aspx?|jsp)\b/i.test(run);
}

/** 11 to 19 digits and mask characters in one run, or in the groups people write; bounded, no nested repetition. */
export const numberCandidates = new RegExp(String.raw`(?<![0-9A-Za-z*×●█.=&?%_#@]|\d )(?:[1-9][0-9*×●█]{10,18}[Xx]?|(?=[1-9])${identityGroups}|(?=[3-6])(?:${cardGroups.join('|')}))(?![0-9A-Za-z*×●█=&%_@]|[.-]\d)`, 'g');
const standardExample = '11010519491231002X';

function identityIn(page: When, match: string, { label }: NumberContext): FoundNumber | null {
  const text = match.replace(/[ -]/g, '').toUpperCase();
  const known = identityNumberOf(text, page.now);
  if (!known || text === standardExample || (/[ -]/.test(match) && !patternOf(page, contextTables.identity, anywhere).test(label))) return null;
  if (patternOf(page, contextTables.credit, anywhere).test(label) && !patternOf(page, contextTables.identity, anywhere).test(label)) return null;
  if (known.checks === null) return patternOf(page, contextTables.identity, anywhere).test(label) ? { kind: 'identity-15', text, doubt: '（15 位旧号没有校验位，请核对）' } : null;
  if (!known.checks) return patternOf(page, contextTables.identity, anywhere).test(label) ? { kind: 'identity-wrong-check', text, doubt: '（校验位不符，请核对是否为真实号码）' } : null;
  if (patternOf(page, contextTables.otherCode, anywhere).test(label) && !patternOf(page, contextTables.identity, anywhere).test(label)) return { kind: 'identity-18', text, doubt: '（旁边写的是别的编号，请核对）' };
  if (patternOf(page, contextTables.byLaw, anywhere).test(page.title)) return { kind: 'identity-18', text, doubt: '（惩戒公示可依法公开，请核对是否必须公开完整号码）' };
  return { kind: 'identity-18', text, doubt: '' };
}


function cardIn(page: When, match: string, { label, vicinity, line }: NumberContext): FoundNumber | null {
  const text = match.replace(/[ -]/g, '');
  if (!/^(?:62|[345])\d{14,17}$/.test(text) || !patternOf(page, contextTables.card, anywhere).test(label) || patternOf(page, contextTables.notCard, anywhere).test(label) || !passesLuhn(text)) return null;
  // Whose it is may stand beside it; offices have accounts, people have cards. Otherwise any office near it may be its owner.
  const owners = heldByPerson.test(line) ? '' : /卡\s?号|银行卡/.test(label) ? line : vicinity;
  return isPublicAccount(page, owners.replaceAll(match, ' ')) ? null : { kind: 'card', text, doubt: '' };
}

const heldByPerson = new RegExp(`(?:户\\s?名|姓\\s?名|持卡人|收款人|开户人)\\s{0,3}:?\\s{0,3}(?:[${surnames}][\\u4e00-\\u9fa5]{1,2}(?![\\u4e00-\\u9fa5])|[${surnames}] {1,4}[\\u4e00-\\u9fa5](?! {0,4}[\\u4e00-\\u9fa5]))`);


/** The account of an office, a company or a fund: published on purpose. The bank's own name does not count. */
function isPublicAccount(page: When, vicinity: string): boolean {
  if (patternOf(page, contextTables.publicAccount, anywhere).test(vicinity)) return true;
  const rest = vicinity.replace(/[\u4e00-\u9fa5()]{0,24}(?:支行|分行|营业部|营业室|分理处|信用社|储蓄所|银行)/g, ' ').replace(/开户行|开户银行|银行卡|银行/g, ' ');
  return /公司|集团|政府|委员会|合作社|协会|学会|商会|基金会|事务所|服务部|经营部|工会|(?:局|厅|院|校|所|站|中心|大学|学院|医院|法院|办公室|支队|大队|村委会|机关|党委|党组|部)(?=$|[\s,;:。,、())])/.test(rest);
}

/** Masked, but so little that the number can be guessed: one to four of an identity number, one or two of a mobile number. */
function maskedIn(page: When, match: string, { label }: NumberContext): FoundNumber | null {
  const text = match.replaceAll(' ', '');
  const masked = text.replace(/[^*×●█]/g, '').length;
  if (masked === 0 || !/^\d+[*×●█]+[\dXx]*$/.test(text)) return null;
  if (text.length === 18 && masked <= 4 && /^[1-8]\d{5}/.test(text) && (patternOf(page, contextTables.identity, anywhere).test(label) || /^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d/.test(text))) return { kind: 'masked-identity', text, doubt: '' };
  if (text.length === 15 && masked <= 4 && patternOf(page, contextTables.identity, anywhere).test(label)) return { kind: 'masked-identity', text, doubt: '' };
  if (text.length === 11 && masked <= 2 && /^1[3-9]/.test(text) && !/[*×●█]{3}/.test(text)) return { kind: 'masked-mobile', text, doubt: '' };
  return null;
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
