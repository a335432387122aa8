import { squeezed } from '../normal-text.ts';
import { patternOf, type Judged } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';
import type { RuleTable } from '../../standards/tables/table.ts';

/** open: not answered for sure; moving: on its way, answered or not; answered; void: needs no answer. */
export type LetterState = 'open' | 'moving' | 'answered' | 'void';

/** Reads a status word standing alone, in brackets or after its label; null when the text is something else. */
export function statusOf(page: Judged, text: string): { readonly state: LetterState; readonly status: string } | null {
  const words = squeezed(text).replace(label, '').replace(/^[[【(<《|·.*-]+|[\]】)>》|·.*!-]+$/g, '');
  if (words.length < 2 || words.length > 12) return null;
  const found = states.find(([, table]) => patternOf(page, table, whole).test(words));
  return found ? { state: found[0], status: words } : null;
}

const label = /^(?:当前|信件|来信|留言|办理|处理|办件|受理|回复|答复|办事|问题)?(?:状态|进度|情况|结果|是否(?:回复|答复)):?/;
const states: readonly (readonly [LetterState, RuleTable])[] = [
  ['void', contextTables.letterVoid], ['open', contextTables.letterOpen], ['moving', contextTables.letterMoving], ['answered', contextTables.letterAnswered],
];

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`);
}
