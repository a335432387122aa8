import type { Op } from '../contract/sync.ts';
import { said, type Said } from '../messages/said.ts';

const acts = ['reply-done', 'reply-later', 'appeal', 'remind', 'return', 'close', 'withdraw', 'extend'] as const;
const rulings = ['confirmed', 'dismissed', 'pending'] as const;

/**
 * What an op concerns, for the person who must settle it.
 * @param says what the finding or the 整改 item it concerns says, where there is one
 */
export function titledOp(op: Op, says = ''): Said {
  const { fields } = op;
  switch (op.entity) {
    case 'decision': return said(`said.op.${rulings.find((one) => one === fields['ruling']) ?? 'ruling'}`, says ? short(says) : said('said.op.aFinding'));
    case 'finding': return said(op.kind === 'update' ? 'said.op.findingEdit' : 'said.op.finding', short(says || String(fields['says'] ?? '')));
    case 'site': return said('said.op.site', short(String(fields['host'] ?? fields['name'] ?? '')));
    case 'inspection': return said('said.op.inspection');
    case 'visit': return said('said.op.visit', short(String(fields['title'] || fields['url'] || '')));
    case 'final': return fields['step'] === 'reopened' ? said('said.op.reopened') : said('said.op.final', Number(fields['version']));
    case 'answer': return answerTitle(fields);
    case 'pack': return said('said.op.pack', short(String(fields['name'] ?? '')));
    case 'rubric': return said('said.op.rubric', short(String((fields['pack'] as { readonly name?: unknown } | undefined)?.name ?? '')));
    case 'rectification': return said('said.op.rectification', short(String(fields['says'] ?? '')));
    case 'step': return said(`said.op.${acts.find((one) => one === fields['act']) ?? 'step'}`, says ? short(says) : said('said.op.item'));
    case 'verification': return said('said.op.verification', short(says || String(fields['url'] ?? '')));
    case 'column': return said('said.op.column', short(String(fields['name'] ?? fields['url'] ?? '')));
    case 'reading': return said('said.op.reading', short(String(fields['title'] || fields['url'] || '')));
  }
}

function answerTitle({ kind, row }: Op['fields']): Said {
  switch (kind) {
    case 'veto': return said('said.op.veto', String(row));
    case 'probes': return said('said.op.probes');
    case 'question': return said('said.op.question');
    default: return said('said.op.answer', String(row));
  }
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
