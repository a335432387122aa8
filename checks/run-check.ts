import type { CheckResult, Finding } from '../contract/finding.ts';
import { precedes, rootNodeOf } from '../page/dom.ts';
import { missingFact } from '../page/missing-facts.ts';
import { placeOf } from '../page/locate.ts';
import { redacted, redactedBeginning } from '../page/redact.ts';
import { redactedTextOf } from '../page/redacted-text.ts';
import type { PageView } from '../page/page-view.ts';
import { tableById } from '../standards/tables.ts';
import type { Breather } from '../page/breathe.ts';
import type { Check, Report } from './define-check.ts';

/** One check's result with the elements its findings point at, in the same order; places are filled in by `located`. */
export interface RawResult {
  readonly result: CheckResult;
  readonly elements: readonly (Element | null)[];
  readonly quotes: readonly (string | undefined)[];
  /** Whether the place holds personal data, of which no copy may be kept. */
  readonly sensitive: readonly boolean[];
  /** The unit's rules each finding rests on, in words. */
  readonly rules: readonly (readonly string[])[];
  readonly milliseconds: number;
}

/**
 * Runs one check on one page. Never throws (but for an aborted breather): an error inside the check becomes
 * `cannot-check` with its message, because silence would read as a pass.
 */
export async function runCheck(check: Check, page: PageView, breather: Breather): Promise<RawResult> {
  const started = breather.worked();
  const replaced = replacedRules(check, page);
  const done = (outcome: CheckResult['outcome'], reason: string | null, reports: readonly Report<string>[] = []): RawResult => {
    const findings = reports.map((report) => findingOf(check, report, page));
    return {
      result: { id: check.id, version: check.version, outcome, reason: reason === null ? null : redacted(reason), findings: withTwins(findings) },
      elements: reports.map(({ at }) => at ?? null), quotes: reports.map(({ quote, sensitive }) => quote ?? (sensitive ? '' : undefined)),
      sensitive: reports.map(({ sensitive }) => sensitive === true),
      rules: reports.map(({ rule }) => (rule === undefined ? replaced : [rule, ...replaced])),
      milliseconds: breather.worked() - started,
    };
  };
  if (!page.load.opened) return done('cannot-check', page.load.because ?? '页面未能打开');
  if (check.on !== 'every-page' && !check.on.includes(page.type)) return done('inapplicable', `本项不查这类页面（${typeNames[page.type]}）`);

  const reports: Report<string>[] = [];
  let cannot: string | null = null;
  try {
    const unless = check.unless?.(page) ?? null;
    if (unless !== null) return done('inapplicable', unless);
    for (const step of check.run(page)) {
      if ('pause' in step) await breather.breathe();
      else if ('cannot' in step) cannot ??= step.cannot;
      else reports.push(step);
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    return done('cannot-check', `检查程序出错：${error instanceof Error ? error.message : String(error)}`);
  }
  await breather.breathe();
  const ordered = inDocumentOrder(reports, page);
  const verdicts = new Set(ordered.map(({ code, verdict }) => verdict ?? check.messages[code]!.verdict));
  if (verdicts.has('fail')) return done('fail', null, ordered);
  if (verdicts.has('review')) return done('review', null, ordered);
  const unmet = cannot ?? unmetNeeds(check, page);
  if (unmet !== null) return done('cannot-check', unmet, ordered);
  return done('pass', null, ordered);
}

/** Settings and tables of this check that a unit's packs have changed: whatever it finds rests on them. */
function replacedRules({ id }: Check, { policy }: PageView): readonly string[] {
  if (policy === null) return [];
  const tables = new Map<string, { readonly add: string[]; readonly drop: string[] }>();
  for (const { id: table, text, change, pack, reason } of policy.tables) {
    if (!table.startsWith(`${id}.`) && !tableById(table)?.alsoIn?.includes(id)) continue;
    const key = `${pack}：${table}（${reason}）`;
    const had = tables.get(key) ?? { add: [], drop: [] };
    tables.set(key, had);
    had[change].push(text);
  }
  return [
    ...policy.settings.filter((setting) => setting.id.startsWith(`${id}.`)).map(({ id: setting, value, pack, reason }) => `${pack}：${setting} 改为 ${value}（${reason}）`),
    ...[...tables].map(([key, { add, drop }]) => `${key}${listed('增加', add)}${listed('去掉', drop)}`),
  ].map((rule) => (rule.length > 800 ? `${rule.slice(0, 799)}…` : rule));
}

function listed(what: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : ` ${what}${entries.slice(0, 5).map((entry) => `“${entry}”`).join('、')}${entries.length > 5 ? `等 ${entries.length} 项` : ''}`;
}

/** Fills in where each finding is. Forces layout once, so call it after all checks have run. */
export function located(raw: RawResult, page: PageView): CheckResult {
  const findings = raw.result.findings.map((finding, index) => {
    const element = raw.elements[index];
    return element ? { ...finding, at: placeOf(page, element, raw.quotes[index]) } : finding;
  });
  return { ...raw.result, findings };
}

/** The parts of a check that were not judged because a fact is missing, with the reason; null when all were. */
function unmetNeeds({ needs = [] }: Check, page: PageView): string | null {
  const parts = needs.flatMap(({ fact, part }) => {
    const because = missingFact(page, fact);
    return because === null ? [] : [`${part}（${because}）`];
  });
  return parts.length > 0 ? `部分未检：${parts.join('；')}` : null;
}

export const typeNames = {
  home: '首页', column: '栏目页', article: '内容页', guide: '办事指南', interaction: '互动页', disclosure: '信息公开页', topic: '专题页', search: '检索页', other: '其他页面',
} as const;

function findingOf(check: Check, report: Report<string>, page: PageView): Finding {
  const message = check.messages[report.code];
  if (!message) throw new Error(`${check.id} reports ${report.code}, which has no message`);
  // Whatever a check takes over from the page, personal numbers in it are masked before it leaves here.
  const about = redactedBeginning(report.about ?? (report.at && !report.sensitive ? redactedTextOf(report.at) : ''), 200);
  const data = { about, ...report.data };
  return {
    key: `${check.id}/${report.code}/${about}@${page.url.href}`,
    code: report.code, verdict: report.verdict ?? message.verdict, about,
    says: redacted(filled(message.says, data)), fix: redacted(filled(message.fix, data)),
    cites: [...(message.cites ?? check.cites)], at: null,
    ...(report.patch ? { patch: { html: redacted(report.patch.html) } } : {}),
  };
}

function filled(sentence: string, data: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => String(data[slot] ?? ''));
}

/** Twins (same check, code and subject) get #2, #3 in document order. */
function withTwins(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.key) ?? 0) + 1;
    seen.set(finding.key, count);
    return count === 1 ? finding : { ...finding, key: `${finding.key}#${count}` };
  });
}

/** Findings without a place first, as reported; then by place: the page itself, then frames and shadow roots in the order they were walked. */
function inDocumentOrder(reports: readonly Report<string>[], page: PageView): readonly Report<string>[] {
  const rootIndex = (element: Element): number => page.roots.findIndex(({ node }) => node === rootNodeOf(element));
  return [...reports].sort((a, b) => {
    if (!a.at || !b.at) return Number(Boolean(a.at)) - Number(Boolean(b.at));
    if (a.at === b.at) return 0;
    const apart = rootIndex(a.at) - rootIndex(b.at);
    if (apart !== 0) return apart;
    return precedes(a.at, b.at) ? -1 : 1;
  });
}
