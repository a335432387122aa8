import { answersZhCn } from '../messages/answers-zh-cn.ts';
import type { CodesOf } from '../messages/server-words.ts';

/** Everything the audit can say was done. An action without a word in both languages does not compile. */
export type AuditAction = CodesOf<'action'>;

/** All of them, in the order a list shows. */
export const auditActions: readonly AuditAction[] = Object.keys(answersZhCn).filter(key => key.startsWith('action.')).map(key => key.slice('action.'.length) as AuditAction);
