import type { CheckId } from './catalogue-ids.ts';
import type { ConformanceItemId } from './clause.ts';
import { conformanceSources } from './packs/conformance-sources.ts';
import { questions } from './questions.ts';

/** Why no page can show whether a duty is met, and what to look at instead. */
export const outsideReasons = {
  approval: '网站开设、变更、下线的审批和备案，网页上看不到，请查有关文件',
  management: '人员、机制和日常管理的要求，网页上看不到，请查制度和台账',
  technical: '主机、后台和安全防护的要求，网页上看不到，请查运维和安全资料',
  platform: '对集约化平台及其管理部门的要求，不由单个网站承担，请向平台管理部门了解',
  superior: '对国务院部门、省级政府或主管部门的要求，不由单个网站承担',
} as const;
export type OutsideReason = keyof typeof outsideReasons;

/** Items of the 对标情况表 that lie outside the page. */
export const outsideItems = {
  'db-1-3': 'management', 'db-1-4': 'management', 'db-1-5': 'management', 'db-1-6': 'technical',
  'db-1-7': 'approval', 'db-1-8': 'approval', 'db-1-9': 'approval', 'db-1-10': 'approval', 'db-1-11': 'approval', 'db-1-12': 'approval',
  'db-1-13': 'approval', 'db-1-14': 'approval', 'db-1-15': 'approval', 'db-1-16': 'approval', 'db-1-24': 'approval', 'db-1-25': 'superior',
  'db-1-29': 'superior', 'db-1-45': 'management', 'db-1-46': 'superior', 'db-1-47': 'platform', 'db-1-55': 'management', 'db-1-56': 'management',
  'db-1-57': 'management', 'db-1-60': 'management', 'db-1-61': 'platform', 'db-1-62': 'superior', 'db-1-63': 'superior', 'db-1-64': 'platform',
  'db-1-65': 'platform', 'db-1-66': 'platform', 'db-1-67': 'platform', 'db-1-68': 'platform', 'db-1-69': 'platform', 'db-1-70': 'platform',
  'db-1-71': 'platform', 'db-1-72': 'platform', 'db-1-73': 'technical', 'db-1-74': 'technical', 'db-1-75': 'technical', 'db-1-76': 'technical',
  'db-1-77': 'technical', 'db-1-78': 'technical', 'db-1-79': 'technical', 'db-1-80': 'technical', 'db-1-81': 'technical', 'db-1-82': 'technical',
  'db-1-83': 'superior', 'db-1-84': 'technical', 'db-1-85': 'superior', 'db-1-87': 'superior', 'db-1-89': 'superior', 'db-1-90': 'superior',
  'db-1-91': 'superior', 'db-1-92': 'management', 'db-1-93': 'management', 'db-1-95': 'management', 'db-1-97': 'management', 'db-1-98': 'management',
  'db-1-120': 'management', 'db-2-4': 'management', 'db-2-5': 'approval', 'db-2-6': 'approval', 'db-2-12': 'superior', 'db-2-16': 'superior',
  'db-2-18': 'platform', 'db-2-19': 'platform', 'db-2-20': 'technical', 'db-2-21': 'technical', 'db-2-22': 'technical', 'db-2-23': 'technical',
  'db-2-24': 'technical', 'db-2-26': 'management', 'db-2-35': 'management', 'db-3-2': 'technical', 'db-3-4': 'approval', 'db-3-5': 'approval',
  'db-3-6': 'superior', 'db-3-8': 'technical', 'db-3-9': 'technical', 'db-3-10': 'superior',
} as const satisfies Partial<Readonly<Record<ConformanceItemId, OutsideReason>>>;

/** Who can say whether an item of the 对标情况表 is met. An item may have checks and questions. */
export interface ItemCoverage {
  /** Checks that say something about it. */
  readonly checks: readonly CheckId[];
  /** Whether the checks alone can say 符合. */
  readonly whole: boolean;
  /** Ids of guided questions. */
  readonly questions: readonly string[];
  /** Why no page shows it; null when one does. */
  readonly outside: string | null;
}

/** How one item is covered: by checks, by questions, or outside the page, with the reason. */
export function itemCoverage(item: ConformanceItemId): ItemCoverage {
  const source = conformanceSources[item];
  const outside: OutsideReason | undefined = (outsideItems as Partial<Record<ConformanceItemId, OutsideReason>>)[item];
  return {
    checks: [...new Set((source?.from ?? []).map(({ check }) => check))],
    whole: source?.whole ?? false,
    questions: questions.filter(({ cites }) => cites.includes(item)).map(({ id }) => id),
    outside: outside ? outsideReasons[outside] : null,
  };
}
