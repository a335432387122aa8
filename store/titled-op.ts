import type { Op } from '../contract/sync.ts';

const acts: Readonly<Record<string, string>> = {
  'reply-done': '反馈已改', 'reply-later': '反馈整改日期', appeal: '申诉', remind: '催办', return: '退回', close: '销号', withdraw: '撤销整改', extend: '延期',
};
const rulings: Readonly<Record<string, string>> = { confirmed: '确认', dismissed: '标为误报', pending: '撤销结论' };

/**
 * What an op concerns, in words for the person who must settle it.
 * @param says what the finding or the 整改 item it concerns says, where there is one
 */
export function titledOp(op: Op, says = ''): string {
  switch (op.entity) {
    case 'decision': return `${rulings[String(op.fields['ruling'])] ?? '结论'}：${short(says || '一条问题')}`;
    case 'finding': return `${op.kind === 'update' ? '修改问题' : '问题'}：${short(says || String(op.fields['says'] ?? ''))}`;
    case 'site': return `网站登记：${short(String(op.fields['host'] ?? op.fields['name'] ?? ''))}`;
    case 'inspection': return '巡检';
    case 'visit': return `网页检查记录：${short(String(op.fields['title'] || op.fields['url'] || ''))}`;
    case 'final': return op.fields['step'] === 'reopened' ? '重新打开已定稿的巡检' : `定稿（第 ${String(op.fields['version'])} 稿）`;
    case 'answer': return op.fields['kind'] === 'veto' ? `单项否决认定：${op.fields['row']}` : op.fields['kind'] === 'probes' ? '首页监测次数' : op.fields['kind'] === 'question' ? '引导问题的答复' : `评分表答复：${op.fields['row']}`;
    case 'pack': return `单位规则包：${short(String(op.fields['name'] ?? ''))}`;
    case 'rubric': return `评分表：${short(String((op.fields['pack'] as { readonly name?: unknown } | undefined)?.name ?? ''))}`;
    case 'rectification': return `下发整改：${short(String(op.fields['says'] ?? ''))}`;
    case 'step': return `${acts[String(op.fields['act'])] ?? '办理'}：${short(says || '整改事项')}`;
    case 'verification': return `核验：${short(says || String(op.fields['url'] ?? ''))}`;
    case 'column': return `栏目登记：${short(String(op.fields['name'] ?? op.fields['url'] ?? ''))}`;
    case 'reading': return `读网记录：${short(String(op.fields['title'] || op.fields['url'] || ''))}`;
  }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
