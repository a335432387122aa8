import { createConfusedIndex } from '../../page/content/confused-words.ts';
import { createNearMissIndex, type NearMiss } from '../../page/content/near-miss.ts';
import { folded } from '../../page/normal-text.ts';
import { readableTextsOf, type ReadableText } from '../../page/content/readable-texts.ts';
import { textSlipsIn } from '../../page/content/text-slips.ts';
import type { CanonicalWord } from '../../standards/word-entry.ts';
import { confusions } from '../../standards/words/confusions.ts';
import { documentNames } from '../../standards/words/documents.ts';
import { formulations } from '../../standards/words/formulations.ts';
import { institutions, institutionVariants } from '../../standards/words/institutions.ts';
import { lookAlikes } from '../../standards/words/look-alikes.ts';
import { sameSound } from '../../standards/words/same-sound.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';

type Code = 'mandated-near-miss' | 'confusable' | 'duplicated-character' | 'punctuation';

const nearMisses = createNearMissIndex<CanonicalWord>([...institutions, ...documentNames, ...formulations], institutionVariants, [...sameSound, ...lookAlikes]);
const confused = createConfusedIndex(confusions);

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
    const slips = new Map<string, Slip>();
    let read = 0;
    for (const text of readableTextsOf(page)) {
      for (const [start, end] of slicesOf(text.norm)) {
        for (const slip of slipsIn(text, start, end)) {
          const key = `${slip.code} ${slip.about}`;
          const had = slips.get(key);
          if (!had) slips.set(key, slip);
          else if (text.where === '页面上') slips.set(key, { ...had, count: had.count + 1 });
        }
        read += end - start + 40;
        if (read < sliceSize) continue;
        read = 0;
        yield pause;
      }
    }
    for (const slip of slips.values()) yield reportOf(slip);
  },
});

/** Letters read at a stretch: a few milliseconds. */
const sliceSize = 4000;

/** Slices [start, end) of a text, cut at the end of a line or sentence, so that no word is cut. */
function* slicesOf(text: string): Generator<readonly [number, number]> {
  for (let start = 0; start < text.length;) {
    const limit = start + sliceSize;
    const cut = limit >= text.length ? text.length : Math.max(text.lastIndexOf('\n', limit), text.lastIndexOf('。', limit)) + 1;
    const end = cut > start ? cut : limit;
    yield [start, end];
    start = end;
  }
}

interface Slip {
  readonly code: Code;
  readonly about: string;
  readonly found: string;
  readonly right: string;
  readonly text: ReadableText;
  readonly start: number;
  readonly end: number;
  readonly difference?: string;
  readonly source?: string;
  readonly hint?: boolean;
  readonly count: number;
}

function* slipsIn(text: ReadableText, from: number, to: number): Generator<Slip> {
  const norm = text.norm.slice(from, to);
  const near = nearMisses.find(norm);
  for (const hit of near) {
    if (isQuoted(norm, hit.start, hit.end)) continue;
    yield { code: 'mandated-near-miss', about: `${hit.found}→${hit.entry.text}`, found: hit.found, right: hit.entry.text, difference: differenceOf(hit), source: hit.entry.source, text, start: from + hit.start, end: from + hit.end, count: 1 };
  }
  for (const { entry, start, end } of confused(norm)) {
    if (isQuoted(norm, start, end) || near.some((hit) => start >= hit.start && end <= hit.end)) continue;
    yield { code: 'confusable', about: `${entry.wrong}→${entry.right}`, found: entry.wrong, right: entry.right, source: entry.source, hint: entry.verdict === 'hint', text, start: from + start, end: from + end, count: 1 };
  }
  for (const { kind, start, end, shape, right } of textSlipsIn(text.raw.slice(from, to))) {
    yield { code: kind, about: shape, found: shape, right, text, start: from + start, end: from + end, count: 1 };
  }
}

/** A text that speaks of the mistake: 误写为“…”, “…”应为. */
function isQuoted(text: string, start: number, end: number): boolean {
  return /(?:误|错)(?:写|作|成|为|打)?[^\n。]{0,6}$|错别字[^\n。]{0,20}$/.test(text.slice(Math.max(0, start - 24), start)) || /^["”’』」]?[^\n。]{0,4}(?:应为|应改为|改为|系.{0,4}之误|是错)/.test(text.slice(end, end + 16));
}

function differenceOf({ edits, found, start }: NearMiss): string {
  return edits.map(({ kind, at, wanted }) => ({
    alike: `“${found[at - start]}”应为“${wanted}”`, other: `“${found[at - start]}”应为“${wanted}”`, missing: `漏了“${wanted}”`, doubled: `多了一个“${wanted}”`, swapped: `“${wanted}”两字颠倒`,
  })[kind]).join('，');
}

function reportOf({ code, about, found, right, text, start, end, difference, source, hint, count }: Slip): Report<Code> {
  const at = text.at(start);
  const context = folded(text.raw.slice(Math.max(0, start - 10, text.raw.lastIndexOf('\n', start - 1) + 1), end + 10).split('\n')[0]!);
  const hidden = text.where === '页面上' && !text.shown(start);
  return {
    code, at, about, quote: context, ...(hint ? { verdict: 'hint' as const } : {}),
    data: { where: hidden ? '页面的隐藏部分' : text.where, found, right, context, difference: difference ?? '', source: source ?? '', more: count > 1 ? `，同样的共 ${count} 处` : '' },
  };
}
