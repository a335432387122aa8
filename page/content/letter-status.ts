import { squeezed } from '../normal-text.ts';

/** open: not answered for sure; moving: on its way, answered or not; answered; void: needs no answer. */
export type LetterState = 'open' | 'moving' | 'answered' | 'void';

/** Reads a status word standing alone, in brackets or after its label; null when the text is something else. */
export function statusOf(text: string): { readonly state: LetterState; readonly status: string } | null {
  const words = squeezed(text).replace(label, '').replace(/^[[【(<《|·.*-]+|[\]】)>》|·.*!-]+$/g, '');
  if (words.length < 2 || words.length > 12) return null;
  const found = states.find(([, pattern]) => pattern.test(words));
  return found ? { state: found[0], status: words } : null;
}

const label = /^(?:当前|信件|来信|留言|办理|处理|办件|受理|回复|答复|办事|问题)?(?:状态|进度|情况|结果|是否(?:回复|答复)):?/;
const states: readonly (readonly [LetterState, RegExp])[] = [
  ['void', /^(?:无效(?:信件|来信|留言)?|重复(?:信件|来信|留言|提交)?|不予(?:受理|回复|公开|处理)|不受理|(?:已)?撤回|已撤销|已取消|已作废|垃圾(?:信件|信息)|测试(?:信件|留言)?|(?:无需|不需)(?:回复|处理|答复)|已?退回|已关闭)$/],
  ['open', /^(?:(?:尚未|还未|未|暂未|没有)(?:答复|回复|办理|处理|受理|办结|反馈|解答|处置)|待(?:答复|回复|办理|处理|受理|反馈|解答)|(?:正在)?(?:处理|办理|受理)中|正在(?:处理|办理|受理)|等待(?:回复|答复|处理|受理)|暂无(?:回复|答复))$/],
  ['moving', /^(?:已(?:受理|转办|交办|转交|签收|接收|提交|派发|分派)|转办中|交办中|审核中|待审核|新信件|流转中|已延期|延期办理)$/],
  ['answered', /^(?:已(?:答复|回复|办结|处理|反馈|解答|完成|结束|公开|办理|办复|回应|办理完毕)|(?:办理|答复|处理|回复)(?:完毕|完成|完结)|办结|已办)$/],
];
