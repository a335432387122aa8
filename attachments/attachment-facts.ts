import type { AttachmentFacts } from '../contract/attachment.ts';
import { markOf, maskedCard, maskedIdentity, maskedMobile } from '../page/content/masked-number.ts';
import { isOfficialList, mobilesIn } from '../page/content/mobile-lines.ts';
import { isInAddress, numberCandidates, numberOf } from '../page/content/number-kinds.ts';
import { slicesOf, type SlipFinder } from '../page/content/word-slips.ts';
import { folded, normalText } from '../page/normal-text.ts';
import { wordsAround } from '../page/redact.ts';
import type { Judged } from '../page/table.ts';

const mostSlips = 300;
const mostNumbers = 200;

/**
 * What a file's text says that concerns the checks. Personal numbers are masked here, before anything is kept.
 * @param left what of the file was not read, for people; null when nothing
 */
export function attachmentFacts(url: string, text: string, left: string | null, find: SlipFinder, now: number): AttachmentFacts {
  const norm = normalText(text);
  const judged: Judged = { policy: null, now };
  const slips = slipsOf(text, find);
  const numbers = numbersOf(norm, judged);
  const cut = slips.length > mostSlips || numbers.length > mostNumbers ? '问题太多，只列出一部分' : null;
  return { url, read: true, because: left ?? cut, slips: slips.slice(0, mostSlips), numbers: numbers.slice(0, mostNumbers), mobiles: mobilesOf(norm, judged) };
}

/** Facts of a file that was not read. */
export function unreadFacts(url: string, because: string): AttachmentFacts {
  return { url, read: false, because: because.slice(0, 300), slips: [], numbers: [], mobiles: { count: 0, masked: '' } };
}

function slipsOf(text: string, find: SlipFinder): AttachmentFacts['slips'] {
  const slips = new Map<string, AttachmentFacts['slips'][number]>();
  for (const [from, to] of slicesOf(text)) {
    const slice = text.slice(from, to);
    for (const { start, end, ...slip } of find(slice)) {
      const key = `${slip.code} ${slip.found} ${slip.right}`;
      const had = slips.get(key);
      if (had) slips.set(key, { ...had, count: had.count + 1 });
      else slips.set(key, { ...slip, count: 1, context: wordsAround(slice, start, end, 10) });
    }
  }
  return [...slips.values()];
}

function numbersOf(norm: string, judged: Judged): AttachmentFacts['numbers'] {
  const found = new Map<string, AttachmentFacts['numbers'][number]>();
  for (const { index, 0: match } of norm.matchAll(numberCandidates)) {
    const near = norm.slice(Math.max(0, index - 40), index);
    const before = near.slice(near.lastIndexOf('\n') + 1);
    if (isInAddress(before, match, norm.slice(index + match.length, index + match.length + 60))) continue;
    const previous = before.trim() === '' ? folded(norm.slice(Math.max(0, index - before.length - 40), index - before.length)) : '';
    const number = numberOf(match, { label: `${previous} ${before}`, vicinity: norm.slice(Math.max(0, index - 160), index + match.length + 60), line: `${before}${match}${/^[^\n]{0,60}/.exec(norm.slice(index + match.length, index + match.length + 60))![0]}` }, { ...judged, title: norm.slice(0, 200) });
    if (!number || found.has(number.text)) continue;
    const { kind, text, doubt } = number;
    const masked = kind === 'card' ? maskedCard(text) : kind === 'masked-mobile' ? maskedMobile(text) : maskedIdentity(text);
    found.set(text, { kind, masked, mark: markOf(text), doubt, shown: text.replace(/[\dXx]/g, '').length });
  }
  return [...found.values()];
}

/** Lines that begin with a person's name and hold a full mobile number; a list of offices has none. */
function mobilesOf(norm: string, judged: Judged): AttachmentFacts['mobiles'] {
  const numbers = new Set<string>();
  if (isOfficialList(judged, norm.slice(0, 300))) return { count: 0, masked: '' };
  for (const { digits, isPersons } of mobilesIn(judged, norm)) if (isPersons) numbers.add(digits);
  return { count: numbers.size, masked: numbers.size > 0 ? maskedMobile([...numbers][0]!) : '' };
}
