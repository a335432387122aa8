import * as z from 'zod/mini';
import { outcomeSchema, verdictSchema, type PageReport } from '../../contract/finding.ts';

/** What is kept of a run: what checks said, without boxes and times, which depend on the machine. */
export const runSchema = z.strictObject({
  format: z.literal('duwang-replay/1'),
  catalogue: z.string(),
  pages: z.record(z.string(), z.strictObject({
    opened: z.boolean(), pageType: z.string(),
    checks: z.record(z.string(), z.strictObject({
      outcome: outcomeSchema, reason: z.nullable(z.string()),
      findings: z.record(z.string(), z.strictObject({ verdict: verdictSchema, says: z.string(), quote: z.string() })),
    })),
  })),
});
export type Run = z.infer<typeof runSchema>;

/** One difference. `check` is empty where it concerns the page itself. */
export interface Change {
  readonly check: string;
  readonly page: string;
  readonly kind: 'new' | 'gone' | 'changed';
  readonly what: string;
}

/** What is kept of a report, keyed by file, check and finding. */
export function runOf(pages: readonly PageReport[], catalogue: string): Run {
  return {
    format: 'duwang-replay/1', catalogue,
    pages: Object.fromEntries(pages.map(({ input, opened, pageType, checks }) => [input, {
      opened, pageType,
      checks: Object.fromEntries(checks.map(({ id, outcome, reason, findings }) => [id, {
        outcome, reason, findings: Object.fromEntries(findings.map(({ key, verdict, says, at }) => [key, { verdict, says, quote: at?.quote ?? '' }])),
      }])),
    }])),
  };
}

/** What changed from one run to the other: page by page in the order of the list, check by check in the order of the catalogue. */
export function compareRuns(before: Run, after: Run): readonly Change[] {
  const changes: Change[] = [];
  for (const page of keysOf(after.pages, before.pages)) {
    const [was, is] = [before.pages[page], after.pages[page]];
    const tell = (check: string, kind: Change['kind'], what: string): void => void changes.push({ check, page, kind, what });
    if (!was) {
      tell('', 'new', '新增的网页');
      continue;
    }
    if (!is) {
      tell('', 'gone', '不再检查的网页');
      continue;
    }
    if (was.opened !== is.opened) tell('', 'changed', is.opened ? '现在打开了' : '现在打不开');
    if (was.pageType !== is.pageType) tell('', 'changed', `页型 ${was.pageType} → ${is.pageType}`);
    for (const check of keysOf(is.checks, was.checks)) {
      const [old, now] = [was.checks[check], is.checks[check]];
      if (!old || !now) {
        tell(check, now ? 'new' : 'gone', now ? `新的检查项，结果 ${now.outcome}` : '检查项没有了');
        continue;
      }
      if (old.outcome !== now.outcome) tell(check, 'changed', `结果 ${old.outcome} → ${now.outcome}`);
      if (old.reason !== now.reason) tell(check, 'changed', `原因 ${old.reason ?? '无'} → ${now.reason ?? '无'}`);
      for (const key of keysOf(now.findings, old.findings)) {
        const [had, has] = [old.findings[key], now.findings[key]];
        if (!had && has) tell(check, 'new', `[${has.verdict}] ${has.says}`);
        else if (had && !has) tell(check, 'gone', `[${had.verdict}] ${had.says}`);
        else if (had && has && JSON.stringify(had) !== JSON.stringify(has)) tell(check, 'changed', `${had.verdict === has.verdict ? `[${has.verdict}]` : `[${had.verdict} → ${has.verdict}]`} ${had.says}${had.says === has.says ? '' : ` → ${has.says}`}${had.quote === has.quote ? '' : `（原文“${had.quote}” → “${has.quote}”）`}`);
      }
    }
  }
  return changes;
}

const marks = { new: '+ 新增', gone: '- 消失', changed: '~ 改变' } as const;

/** The changes as text, check by check. */
export function printChanges(changes: readonly Change[], pages: number): string {
  if (changes.length === 0) return `${pages} 个网页，与认可的结果一致。\n`;
  const groups = Map.groupBy(changes, ({ check }) => check);
  const lines = [...groups].flatMap(([check, own]) => [check === '' ? '网页' : check, ...own.map(({ page, kind, what }) => `  ${marks[kind]}　${page}　${what}`)]);
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  return `${lines.join('\n')}\n${pages} 个网页：新增 ${count('new')}，消失 ${count('gone')}，改变 ${count('changed')}。确认无误后用 --accept 认可。\n`;
}

function keysOf(first: Readonly<Record<string, unknown>>, second: Readonly<Record<string, unknown>>): readonly string[] {
  return [...new Set([...Object.keys(first), ...Object.keys(second)])];
}
