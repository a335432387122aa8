import { childrenOf, contains, localNameOf, nextElementOf, parentOf, queryAll } from '../dom.ts';
import { squeezed } from '../normal-text.ts';
import { readLabel } from './guide-words.ts';
import type { GuideLabel } from './guide.ts';
import type { PageView } from '../page-view.ts';
import { textRangesOf } from '../text-ranges.ts';

/**
 * filled: something stands under the label; blank: for sure nothing does; doubtful: only 暂无, - or /;
 * unknown: it cannot be told (a tab whose panel was not found, values in another column); elsewhere: behind a link.
 */
export type ContentState = 'filled' | 'blank' | 'doubtful' | 'unknown' | 'elsewhere';

export interface LabelContent {
  readonly state: ContentState;
  /** What stands there, normalised, at most 400 characters; '' when nothing or only pictures. */
  readonly text: string;
}

/** Whether a text says something, nothing at all, or only that there is nothing. */
export function reading(text: string): 'filled' | 'blank' | 'doubtful' {
  const words = squeezed(text);
  if (/^[^\p{L}\p{N}]*$/u.test(words)) return /[/\\-]|--|无/.test(words.replace(/^[:*、,.\])}>】]+|[:*、,.;[({<【]+$/g, '')) ? 'doubtful' : 'blank';
  if (/^[^\p{L}\p{N}]*(?:null|undefined|NaN|x{2,}|×{2,}|待(?:补充|完善|填写|定)|请?(?:在此)?(?:填写|输入)|\$\{[^}]*\}|\{\{[^}]*\}\})[^\p{L}\p{N}]*$/iu.test(words)) return 'blank';
  return /^[^\p{L}\p{N}]*暂无(?:数据|信息|内容|资料)?[^\p{L}\p{N}]*$/u.test(words) ? 'doubtful' : 'filled';
}

/** Things that are content without text. */
export const media = 'img, iframe, object, embed, video, canvas, svg, input, select, textarea, a[href], [style*="background"]';

/** What an element holds, text or things. */
export function ofElement(page: PageView, element: Element): LabelContent {
  const [start, end] = textRangesOf(page)(element);
  const text = page.text.norm.slice(start, end);
  const state = reading(text);
  if (state === 'blank' && (queryAll(element, media).length > 0 || /^(?:img|iframe|object|video|canvas)$/.test(localNameOf(element)))) return { state: 'filled', text: '' };
  return { state, text: clip(text) };
}

export function clip(text: string): string {
  return text.trim().slice(0, 400);
}

/** How many labels stand inside an element. */
export function labelsIn(page: PageView, labels: readonly GuideLabel[], element: Element): number {
  const [start, end] = textRangesOf(page)(element);
  return labels.filter((each) => each.start >= start && each.start < end && contains(element, each.element)).length;
}

/** The next cell of the row; under a row of labels the cells below; null when the table does not say. */
export function cellContent(page: PageView, labels: readonly GuideLabel[], cell: Element): LabelContent | null {
  const row = parentOf(cell);
  if (!row || localNameOf(row) !== 'tr') return null;
  const cells = [...childrenOf(row)];
  const index = cells.indexOf(cell);
  const beside = cells[index + 1];
  if (!beside) return null;
  const words = page.text.norm.slice(...textRangesOf(page)(beside));
  const isHead = readLabel(page, words) !== null || (localNameOf(cell) === 'th' && localNameOf(beside) === 'th');
  if (!isHead) {
    const found = ofElement(page, beside);
    return found.state === 'blank' && cells.length > index + 2 && !cells.slice(index + 2).every((each) => labelsIn(page, labels, each) > 0 || ofElement(page, each).state === 'blank')
      ? { state: 'unknown', text: '' } : found;
  }
  let below: LabelContent | null = null;
  for (let at = nextRow(row), seen = 0; at && seen < 20; at = nextRow(at), seen += 1) {
    const under = childrenOf(at)[index];
    if (!under) continue;
    below = ofElement(page, under);
    if (below.state === 'filled') return below;
  }
  return below ?? { state: 'unknown', text: '' };
}

function nextRow(row: Element): Element | null {
  const next = nextElementOf(row);
  if (next) return next;
  const section = parentOf(row);
  if (!section || localNameOf(section) !== 'thead') return null;
  const body = nextElementOf(section);
  return body ? (childrenOf(body)[0] ?? null) : null;
}

/** What the dd elements after a dt say. */
export function termContent(page: PageView, term: Element): LabelContent | null {
  let found: LabelContent | null = null;
  for (let at = nextElementOf(term); at && localNameOf(at) !== 'dt'; at = nextElementOf(at)) {
    if (localNameOf(at) !== 'dd') continue;
    const here = ofElement(page, at);
    if (here.state === 'filled') return here;
    found ??= here;
  }
  return found;
}

