import { squeezed } from '../normal-text.ts';
import { patternOf, type Judged } from '../table.ts';
import { guideLabels, guideLikeLabels, guideNearLabels, guideOtherLabels, guideUnlikeLabels } from '../../standards/tables/guide.ts';
import type { RuleTable } from '../../standards/tables/table.ts';

/** The eight classes of elements of an 办事指南, as the 评分表 names them, in its order. */
export const guideClasses = ['事项名称', '设定依据', '申请条件', '办理材料', '办理地点', '办理时间', '联系电话', '办理流程'] as const;
export type GuideClass = (typeof guideClasses)[number];

/** What a short text says as a label: the classes it names (none: a label of something else), and whether it is one of the usual wordings. */
export interface LabelReading {
  readonly classes: readonly GuideClass[];
  readonly strict: boolean;
}

/**
 * Reads a short text as a label; null when it is none. Numbering, brackets, stars, counts and the colon are ignored,
 * two names in one label (办理地点/时间) count as both. 办理时限 is no 办理时间, 收费依据 no 设定依据, 投诉地址 no 办理地点.
 */
export function readLabel(page: Judged, text: string): LabelReading | null {
  const words = coreOf(text);
  if (words.length < 2 || words.length > longestLabel || /[。;:?!《》"“”]/.test(words)) return null;
  const isOther = (part: string): boolean => patternOf(page, guideOtherLabels, whole).test(part);
  const classes = new Set<GuideClass>();
  const parts = words.split(/[、/,和与及\s]|以及/).filter((part) => part !== '');
  let strict = parts.length > 0;
  for (const [index, part] of parts.entries()) {
    const found = classOf(page, part) ?? (index > 0 ? shortClassOf(part) : null);
    if (found) classes.add(found);
    else if (!isOther(part)) strict = false;
    if (found && !patternOf(page, guideLabels[found], whole).test(part) && index === 0) strict = false;
  }
  if (!strict && words.length > longestLoose && parts.length === 1) return null;
  if (classes.size === 0) {
    const whole = classOf(page, words);
    if (whole) classes.add(whole);
    else if (!isOther(words)) return null;
    strict = false;
  }
  return { classes: [...classes], strict };
}

/** Whether a label stands for something like the class without being it; for a person to judge. */
export function isNear(page: Judged, kind: GuideClass, text: string): boolean {
  return patternOf(page, guideNearLabels[kind], anywhere).test(coreOf(text));
}

function coreOf(text: string): string {
  return squeezed(text)
    .replace(/^[^\p{L}\p{N}]*(?:第?[一二三四五六七八九十]{1,3}[、.:,)\s]|\d{1,2}[、.,)\s]|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳])?[^\p{L}\p{N}]*/u, '')
    .replace(/(?:\([^()]{0,12}\)|\[[^[\]]{0,12}\])$/, '')
    .replace(/[^\p{L}\p{N})]+$/u, '');
}

const longestLabel = 18;
/** A longer text of one of the wider wordings is a sentence. */
const longestLoose = 9;
function classOf(page: Judged, part: string): GuideClass | null {
  const unlike: Partial<Readonly<Record<GuideClass, RuleTable>>> = guideUnlikeLabels;
  for (const kind of guideClasses) {
    const never = unlike[kind];
    if (patternOf(page, guideLikeLabels[kind], anywhere).test(part) && !(never && patternOf(page, never, anyCase).test(part))) return kind;
  }
  return null;
}

/** The second name of a label such as 办理地点/时间 or 办理机构及电话. */
function shortClassOf(part: string): GuideClass | null {
  if (/^(?:地点|地址)$/.test(part)) return '办理地点';
  if (/^时间$/.test(part)) return '办理时间';
  if (/^(?:电话|联系人)$/.test(part)) return part === '电话' ? '联系电话' : null;
  if (/^(?:材料|资料)$/.test(part)) return '办理材料';
  if (/^条件$/.test(part)) return '申请条件';
  if (/^(?:流程|程序)$/.test(part)) return '办理流程';
  return null;
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}

function anyCase(words: string): RegExp {
  return new RegExp(words, 'i');
}
