import { catalogue, checkNames } from '../../checks/catalogue.ts';
import type { AnswerRecord, FindingRecord, Inspection, Visit } from '../../contract/record.ts';
import type { PaperMessage } from '../../contract/paper.ts';
import { deskAnswerSchema, type DeskAnswer, type DeskInspection, type DeskMessage } from '../../contract/workbench.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { EvidenceList } from '../../contract/review.ts';
import type { ReviewMessage } from '../../contract/review.ts';
import { holdingAnswers, factsOfAnswers } from '../../scoring/answers.ts';
import { inputOf } from '../../scoring/input.ts';
import { rootCausesOf } from '../../scoring/root-causes.ts';
import { findingsByRow } from '../../scoring/row-findings.ts';
import { score } from '../../scoring/score.ts';
import { packKey, type Pack } from '../../standards/pack.ts';
import { packOf, packs } from '../../standards/rubrics.ts';
import type { DeskView } from '../../components/workbench/desk-view.ts';
import { priceOf } from '../../entrypoints/background/workbench/pricing.ts';
import { someFinding, someId, someTab } from './tab-state.ts';

const at = Date.parse('2026-11-20T09:30:00+08:00');
const home = 'http://www.shifanxian.gov.cn/';

export const inspection: Inspection = { id: someId(), siteId: someId(), kind: 'reading', rubric: 'guangxi-2017@1', startedAt: at, closedAt: null, homeIsNavigationOnly: false };

const isDesk = (message: Parameters<DeskView['send']>[0]): message is DeskMessage => message.type.startsWith('desk.');

/** A broken link of the home page, or any other finding of this inspection. */
export function deskFinding(number: number, over: Partial<FindingRecord> = {}): FindingRecord {
  return someFinding({ record: {
    inspectionId: inspection.id, siteId: inspection.siteId, key: `broken-link/dead/http://gone${number}.gov.cn/@${home}`, check: 'broken-link', code: 'dead', verdict: 'fail', about: `http://gone${number}.gov.cn/`,
    says: `链接“第 ${number} 个去处”打不开：返回 404。`, cites: ['47-2-2-2'], url: home, pageType: 'home', pageTitle: '示范县人民政府', at: { selector: 'a', quote: `第 ${number} 个去处`, box: [0, 0, 10, 10] }, ...over,
  } }).record;
}

export interface DeskWorld { inspection: Inspection; findings: FindingRecord[]; answers: AnswerRecord[]; name: string | null; mayWrite: boolean; refuse: string | null;
  /** Answers the parts beside the inspections. */
  paper?: (message: PaperMessage) => unknown; runExport?: DeskView['runExport']; visits?: readonly Visit[]; evidence: Evidence[]; shared: EvidenceList['shared'] }

/**
 * A worker in small for the workbench's components: it keeps what it is told in memory and prices it with the real scoring.
 * Its messages are what the real one takes (tests/e2e/workbench.test.ts runs that one).
 */
export function someDesk(part: Partial<DeskWorld> = {}) {
  const world: DeskWorld = { inspection, findings: [deskFinding(1), deskFinding(2), deskFinding(3)], answers: [], name: '覃晓燕', mayWrite: true, refuse: null, evidence: [], shared: {}, ...part };
  const sent: (DeskMessage | PaperMessage)[] = [];
  const sentReview: ReviewMessage[] = [];
  const files: string[] = [];
  const texts = new Map<string, string>();
  const visit: Visit = {
    id: someId(), siteId: inspection.siteId, inspectionId: inspection.id, url: home, title: '示范县人民政府', pageType: 'home', pageTypeBecause: '', opened: true, settledBy: 'quiet',
    outcomes: { 'broken-link': 'fail', 'home-updates': 'pass', 'share': 'cannot-check' }, toolVersion: '0.1.0', catalogue: '2026-11-21+abcd', at,
  };
  const own = (): DeskInspection['own'] => ({ language: 'zh-CN', name: world.name, mayWrite: world.mayWrite });

  const shown = (rubric: string | null): DeskInspection => {
    const pack = packOf(rubric ?? inspection.rubric)!;
    const visits = world.visits ?? [visit];
    const input = inputOf(world.inspection, visits, world.findings, factsOfAnswers(world.answers, packKey(pack)));
    const count = (check: string, status: FindingRecord['status']): number => world.findings.filter((one) => one.check === check && one.status === status).length;
    return {
      own: own(), inspection: world.inspection, site: someTab().site, sheet: score(pack, input),
      pages: visits.map(({ url, title, pageType, opened, at: read }) => ({ url, title, pageType, opened, at: read })),
      checks: catalogue.map((check) => {
        const outcomes = visits.map((one) => one.outcomes[check] ?? 'not-run');
        const came = (...to: readonly string[]): number => outcomes.filter((outcome) => to.includes(outcome)).length;
        return {
          check, name: checkNames[check], settled: came('pass', 'fail', 'review'), cannot: came('cannot-check'), notRun: came('not-run'), inapplicable: 0,
          pending: count(check, 'pending'), confirmed: count(check, 'confirmed'), dismissed: count(check, 'dismissed'),
        };
      }),
      rows: Object.fromEntries([...findingsByRow(pack, input)].map(([row, found]) => [row, { confirmed: found.filter(({ status }) => status === 'confirmed').length, pending: found.filter(({ status }) => status === 'pending').length }])),
      answers: [...holdingAnswers(world.answers, packKey(pack))], tools: ['0.1.0'], catalogues: ['2026-11-21+abcd'],
    };
  };

  const value = (message: DeskMessage | PaperMessage): unknown => {
    if (isPaper(message)) return part.paper?.(message);
    switch (message.type) {
      case 'desk.list': return { own: own(), inspections: [{ inspection: world.inspection, site: someTab().site, pages: 1, findings: world.findings.length, pending: world.findings.length, sheet: null }] };
      case 'desk.inspection': return shown(message.rubric);
      case 'desk.ids': return world.findings.filter((one) => (message.only.status === null || one.status === message.only.status) && (message.only.check === null || one.check === message.only.check)).map(({ id }) => id);
      case 'desk.findings': return message.ids.map((id) => someFinding({ record: world.findings.find((one) => one.id === id)! }));
      case 'desk.decide':
        world.findings = world.findings.map((one) => (message.findingIds.includes(one.id) ? { ...one, status: message.ruling } : one));
        return undefined;
      case 'desk.answer':
        world.answers = [...world.answers, { ...message.said, id: someId(), inspectionId: inspection.id, rubric: packKey(packOf(message.rubric ?? inspection.rubric)!), by: world.name ?? '', at: at + world.answers.length }];
        return undefined;
      case 'desk.close':
        world.inspection = { ...world.inspection, closedAt: at + 1 };
        return undefined;
    }
  };

  const reviewed = (message: ReviewMessage): unknown => {
    sentReview.push(message);
    switch (message.type) {
      case 'review.causes': return rootCausesOf(world.findings).map(({ pages, findings, ...cause }) => ({ ...cause, cites: [...cause.cites], name: checkNames[cause.check as keyof typeof checkNames] ?? '', pages: pages.length, first: findings[0]!, ...priceOf(packOf(inspection.rubric)!, world.findings.find(({ id }) => id === findings[0])!, world.inspection) }));
      case 'review.pages': {
        const status = new Map(world.findings.map((one) => [one.id, one.status]));
        return (rootCausesOf(world.findings).find(({ key }) => key === message.cause)?.pages ?? []).map(({ url, title, findings }) => ({ url, title, findings: findings.map((id) => ({ id, status: status.get(id)! })) }));
      }
      case 'review.decide':
        world.findings = world.findings.map((one) => (message.findingIds.includes(one.id) ? { ...one, status: message.ruling } : one));
        return undefined;
      case 'review.evidence': return { evidence: world.evidence, confirmed: world.findings.filter(({ status }) => status === 'confirmed').length, withPicture: 0, missing: 0, unseen: 0, mayCapture: false, unsound: 0, shared: world.shared };
      case 'review.proofs': return { evidence: world.evidence.filter(({ findingId }) => message.findingIds.includes(findingId)), shared: world.shared };
      case 'review.verify': return { links: 3, records: 7, head: '0'.repeat(64), trouble: [], elsewhere: 2 };
      case 'review.finals': return [];
      case 'review.columns': return [{ column: '/xwzx/', pages: 12 }];
      case 'review.run': return null;
      case 'review.fixes': return { before: 970, steps: [{ causes: ['a'], says: ['链接打不开'], rows: ['D2a'], pages: 1, gain: 10, after: 980, result: '合格', undecided: true }] };
      case 'review.locate': return { state: 'shown' };
      case 'review.begin': return someId();
      case 'review.rubrics': {
        const lineOf = (pack: Pack, over: object) => ({ id: null, key: packKey(pack), name: pack.name, document: pack.document.number, state: 'on', effect: 'offered', shared: false, rows: pack.rows.length, blank: 0, sha256: null, at: null, by: null, pack, ...over });
        const own = (version: number, over: object) => lineOf({ ...packs[0]!, id: 'shifan', version, name: '示范县政府网站评分表' }, { id: someId(), sha256: 'ab12'.repeat(16), at, by: '黄建国', ...over });
        return {
          rubrics: [
            ...packs.map((pack) => lineOf(pack, {})), own(3, { effect: 'offered' }), own(2, { effect: 'replaced', shared: true, signature: { kind: 'signed', by: '黄建国', at } }), own(1, { effect: 'removed', state: 'removed', shared: true }), own(4, { effect: 'other' }),
          ],
          mayPublish: true,
        };
      }
      default: return undefined;
    }
  };

  const view: DeskView = {
    drafts: { get: (key) => texts.get(key) ?? '', set: (key, text) => void (text === '' ? texts.delete(key) : texts.set(key, text)) },
    send: async (message): Promise<DeskAnswer> => {
      if (!isDesk(message) && !isPaper(message)) return { ok: false, message: '本测试没有这一部分' };
      sent.push(message);
      return world.refuse === null ? deskAnswerSchema.parse({ ok: true, value: value(message) }) : { ok: false, message: world.refuse };
    },
    review: async (message) => (world.refuse === null ? { ok: true, value: reviewed(message) } : { ok: false, message: world.refuse }), allowCapture: async () => true,
    save: ({ name, base64 }) => void files.push(name, atob(base64)), saveBytes: ({ name, bytes }) => void files.push(name, new TextDecoder().decode(bytes)), runExport: part.runExport ?? made, openPrint: (request) => void files.push(`print ${request.form}`), copy: async () => true, openOptions: () => undefined, print: () => undefined,
  };
  return { view, world, sent, sentReview, files, texts };
}

function isPaper(message: { readonly type: string }): message is PaperMessage {
  return message.type.startsWith('paper.');
}

/** An export that is done at once. */
const made: DeskView['runExport'] = (request) => ({
  done: Promise.resolve(request.as === 'print'
    ? { is: 'made', made: { is: 'print', title: request.form, body: { is: 'sheets', sheets: [{ name: request.form, widths: [10], rows: [[{ value: request.form, style: 'title' }]] }] } } }
    : { is: 'made', made: { is: 'file', name: `${request.form}.${request.as}`, mime: 'text/plain', bytes: new TextEncoder().encode(request.form) } }),
  stop: () => undefined,
});
