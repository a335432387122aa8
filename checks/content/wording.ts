import { attachmentSubject } from '../../contract/attachment-subject.ts';
import { readFilesOf, unreadReason, type ReadFile } from '../../page/attachments-read.ts';
import { wordsAround } from '../../page/redact.ts';
import { mostLetters, textSlicesOf, type ReadableText } from '../../page/content/readable-texts.ts';
import { createSlipFinder, type SlipFinder, type WordSlip } from '../../page/content/word-slips.ts';
import { builtInWords } from '../../standards/words/built-in.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';

type Code = WordSlip['code'];

/**
 * Leads for 错别字 and 表述错误 (单项否决 V4 is ruled by a person): what is almost a name or formulation of the official
 * texts, words that inspections have found wrong, doubled characters and marks. No general speller, no names of persons.
 */
export default defineCheck({
  id: 'wording',
  version: 1,
  title: '国家机构名称、文件名称和固定表述没有错写',
  cites: ['47z-4-1-5', 'db-2-9'],
  on: 'every-page',
  // Real pages with such faults were too few to prove four in five right.
  stage: 'trial',
  messages: {
    'mandated-near-miss': { verdict: 'review', says: '{{where}}的“{{found}}”与规范写法“{{right}}”只差一点：{{difference}}{{more}}。', fix: '确系写错的，改为“{{right}}”（依据：{{source}}）；不是错写的，判为不是问题。' },
    confusable: { verdict: 'review', says: '{{where}}的“{{found}}”疑为“{{right}}”之误：“{{context}}”{{more}}。', fix: '请核对；确系写错的，改为“{{right}}”（依据：{{source}}）。' },
    'duplicated-character': { verdict: 'hint', says: '{{where}}的“{{found}}”疑为重复：“{{context}}”{{more}}。', fix: '确系重复的，改为“{{right}}”。' },
    punctuation: { verdict: 'hint', says: '{{where}}的标点“{{found}}”疑有误：“{{context}}”{{more}}。', fix: '建议改为“{{right}}”。' },
  },
  *run(page) {
    const { words } = page;
    if (words && 'because' in words) return yield { cannot: words.because };
    const slips = new Map<string, Slip>();
    let slice = 0;
    let letters = 0;
    let read = 0;
    for (const { text, start, raw } of textSlicesOf(page)) {
      const found = words ? words.slips[slice] : builtIn()(raw);
      if (!found) return yield { cannot: '文字没有全部比对完，未能判断' };
      slice += 1;
      letters += raw.length;
      for (const slip of found) {
        const about = slip.code === 'mandated-near-miss' || slip.code === 'confusable' ? `${slip.found}→${slip.right}` : slip.found;
        const had = slips.get(`${slip.code} ${about}`);
        if (!had) slips.set(`${slip.code} ${about}`, { ...slip, about, text, offset: start, count: 1 });
        else if (text.where === '页面上') slips.set(`${slip.code} ${about}`, { ...had, count: had.count + 1 });
      }
      read += raw.length + 40;
      if (words || read < pauseEvery) continue;
      read = 0;
      yield pause;
    }
    for (const slip of slips.values()) yield reportOf(slip);
    for (const file of readFilesOf(page)) for (const slip of file.facts.slips) yield ofFile(file, slip);
    const unread = unreadReason(page);
    if (unread !== null) yield { cannot: unread };
    if (letters + longestSlice > mostLetters) yield { cannot: `文字太多，只比对了前 ${Math.floor(letters / 10_000)} 万字，其余未检` };
  },
});

function ofFile({ name, element }: ReadFile, { code, found, right, difference, source, hint, pack, context, count }: ReadFile['facts']['slips'][number]): Report<Code> {
  const word = code === 'mandated-near-miss' || code === 'confusable' ? `${found}→${right}` : found;
  return {
    code, at: element, about: `${word}${attachmentSubject(name)}`, quote: context, ...(hint ? { verdict: 'hint' as const } : {}), ...(pack === null ? {} : { rule: `${pack}：${right}（${source}）` }),
    data: { where: `附件“${name}”里`, found, right, context, difference, source, more: count > 1 ? `，同样的共 ${count} 处` : '' },
  };
}

const pauseEvery = 4000;
const longestSlice = 4001;

let made: SlipFinder | undefined;

/** Made when first needed, once: in the extension the worker compares, with the unit's words too. */
function builtIn(): SlipFinder {
  made ??= createSlipFinder(builtInWords);
  return made;
}

interface Slip extends WordSlip {
  readonly about: string;
  readonly text: ReadableText;
  /** Where the slice begins in the text. */
  readonly offset: number;
  readonly count: number;
}

function reportOf({ code, about, found, right, text, offset, difference, source, hint, pack, count, ...slip }: Slip): Report<Code> {
  const [start, end] = [offset + slip.start, offset + slip.end];
  const at = text.at(start);
  const context = wordsAround(text.raw, start, end, 10);
  const hidden = text.where === '页面上' && !text.shown(start);
  return {
    code, at, about, quote: context, ...(hint ? { verdict: 'hint' as const } : {}), ...(pack === null ? {} : { rule: `${pack}：${right}（${source}）` }),
    data: { where: hidden ? '页面的隐藏部分' : text.where, found, right, context, difference, source, more: count > 1 ? `，同样的共 ${count} 处` : '' },
  };
}
