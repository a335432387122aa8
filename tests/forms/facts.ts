import { catalogue, checkNames } from '../../checks/catalogue.ts';
import type { AnswerRecord, FindingRecord, Inspection, Site } from '../../contract/record.ts';
import type { InspectionFacts } from '../../forms/inspection-facts.ts';
import { factsOfAnswers, holdingAnswers } from '../../scoring/answers.ts';
import { inputOf } from '../../scoring/input.ts';
import { findingsByRow } from '../../scoring/row-findings.ts';
import { score } from '../../scoring/score.ts';
import { packKey } from '../../standards/pack.ts';
import { packOf } from '../../standards/rubrics.ts';

const started = Date.parse('2026-11-20T09:30:00+08:00');
export const id = (number: number): string => `0199a0b0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const home = 'http://www.demo.gov.cn/';

export const site: Site = { id: id(1), host: 'www.demo.gov.cn', name: '示范县人民政府', code: '4501990001', kind: 'portal', pageTypes: {}, at: started };

export function finding(number: number, over: Partial<FindingRecord> = {}): FindingRecord {
  return {
    id: id(1000 + number), siteId: id(1), inspectionId: id(2), visitId: null, origin: 'machine', key: `broken-link/dead/http://gone${number}.gov.cn/@${over.url ?? home}#${number}`, check: 'broken-link', checkVersion: 1, code: 'dead',
    verdict: 'fail', about: `http://gone${number}.gov.cn/`, says: `链接“去处${number}”打不开：返回 404。`, fix: '改为有效地址。', cites: ['47-2-2-3'], at: { selector: 'a', quote: `去处${number}`, box: [0, 0, 1, 1] },
    fragment: null, url: home, pageType: 'home', pageTitle: '示范县人民政府', category: null, status: 'confirmed', note: '', foundAt: started, ...over,
  };
}

export function answerOf(row: string, over: Partial<AnswerRecord> = {}): AnswerRecord {
  return { id: id(5000), inspectionId: id(2), rubric: 'guangxi-2017@1', kind: 'row', row, holds: 'yes', count: 1, status: null, probes: null, note: '', by: '覃晓燕', at: started, ...over };
}

/** The facts of one inspection of the demo site, priced by the real scoring. */
export function factsFor(part: { readonly rubric?: string; readonly findings?: readonly FindingRecord[]; readonly answers?: readonly AnswerRecord[]; readonly site?: Site; readonly closedAt?: number } = {}): InspectionFacts {
  const pack = packOf(part.rubric ?? 'guangxi-2017@1')!;
  const findings = part.findings ?? [];
  const inspection: Inspection = { id: id(2), siteId: id(1), kind: 'spot-check', rubric: 'guangxi-2017@1', startedAt: started, closedAt: part.closedAt ?? null, homeIsNavigationOnly: false };
  const pages = [
    { url: home, title: '示范县人民政府', pageType: 'home', opened: true, at: started }, { url: `${home}zwgk/`, title: '政务公开', pageType: 'column', opened: true, at: started + 1 },
    { url: `${home}gone/`, title: '', pageType: 'other', opened: false, at: started + 2 },
  ] as const;
  const visits = pages.map((page, index) => ({
    ...page, id: id(100 + index), siteId: id(1), inspectionId: id(2), pageTypeBecause: '', settledBy: 'quiet' as const,
    outcomes: { 'broken-link': 'fail', 'home-updates': 'pass', share: 'cannot-check' } as const, toolVersion: '0.1.0', catalogue: '2026-11-21+abcd',
  }));
  const input = inputOf(inspection, visits, findings, factsOfAnswers(part.answers ?? [], packKey(pack)));
  const byKey = new Map(findings.map((one) => [one.key, one]));
  return {
    pack, sheet: score(pack, input), site: part.site ?? site, inspection, pages, findings,
    rowFindings: new Map([...findingsByRow(pack, input)].map(([row, own]) => [row, own.flatMap(({ key }) => byKey.get(key) ?? [])])),
    answers: holdingAnswers(part.answers ?? [], packKey(pack)),
    checks: catalogue.map((check) => ({ check, name: checkNames[check], settled: check === 'broken-link' || check === 'home-updates' ? 2 : 0, cannot: check === 'share' ? 2 : 0, notRun: check === 'share' || check === 'broken-link' || check === 'home-updates' ? 0 : 2, inapplicable: 0 })),
    tools: ['0.1.0'], catalogues: ['2026-11-21+abcd'], exportedAt: Date.parse('2026-11-21T08:00:00+08:00'),
  };
}

/** Worked example 1 of the scoring rules: 85.8 points. */
export function example1(): InspectionFacts {
  const other = (number: number): FindingRecord => finding(number, { url: 'http://www.demo.gov.cn/zwgk/', pageType: 'column', pageTitle: '政务公开' });
  const column = (number: number, category: string, days: string): FindingRecord => finding(number, {
    check: 'stale-column', code: 'stale', about: `栏目${number}`, says: `栏目“栏目${number}”${days}未更新。`, category, url: `http://www.demo.gov.cn/lm${number}/`, pageType: 'column', pageTitle: `栏目${number}`,
  });
  return factsFor({ findings: [
    finding(1), finding(2), finding(3, { about: 'http://gone2.gov.cn/' }), ...Array.from({ length: 12 }, (_, index) => other(10 + index)),
    column(40, '动态要闻', '20 天'), column(41, '通知公告', '7 个月'), column(42, '通知公告', '7 个月'),
  ] });
}
