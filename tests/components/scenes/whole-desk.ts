import type { DeskView } from '../../../components/workbench/desk-view.ts';
import type { checkNames } from '../../../checks/catalogue.ts';
import type { ColumnSites } from '../../../contract/column-desk.ts';
import type { Evidence } from '../../../contract/evidence.ts';
import type { PaperMessage, TrendPoint } from '../../../contract/paper.ts';
import type { DeskPacks } from '../../../contract/pack-desk.ts';
import type { CheckResult } from '../../../contract/finding.ts';
import type { FindingRecord, Reading, Visit } from '../../../contract/record.ts';
import type { DeskAnswer } from '../../../contract/workbench.ts';
import type { Language } from '../../../messages/words.ts';
import { deskFinding, inspection, someDesk } from '../desk-data.ts';
import { scoreSheets } from '../../../forms/score-form.ts';
import { summarySheets } from '../../../forms/summary-form.ts';
import { contents } from '../../forms/samples.ts';
import { example1 } from '../../forms/facts.ts';
import { someCause, someItem, someRegister, stepsOf, verificationsOf } from '../items-data.ts';
import { someId, someTab } from '../tab-state.ts';
import type { SceneState } from './scene.ts';

type Message = Parameters<DeskView['send']>[0] | Parameters<DeskView['review']>[0];

const at = Date.parse('2026-11-20T09:30:00+08:00');
const day = 86_400_000;
const host = 'http://www.shifanxian.gov.cn/';
const site = { ...someTab().site!, id: inspection.siteId };

/** A worker in small for every part of the workbench at once, in the state a scene asks for. */
export function wholeDesk(state: SceneState, language: Language): DeskView {
  const full = state === 'full';
  const findings = full ? manyOf(300) : state === 'partial' ? manyOf(3) : [];
  const desk = someDesk({ findings, visits: [...new Map(findings.map(({ url, pageTitle }) => [url, pageTitle]))].map(([url, title], index) => visitOf(url, title, index, findings)), evidence: full ? evidenceOf(findings) : [], paper: paperOf(state) });
  const items = Array.from({ length: full ? 300 : state === 'partial' ? 1 : 0 }, (_, index) => someItem(index));
  const register = someRegister({ items, steps: items.flatMap(stepsOf), verifications: items.flatMap(verificationsOf), causes: full ? [0, 1, 2, 3].map((number) => someCause(number)) : [] });
  const answer = async (message: Message): Promise<DeskAnswer> => {
    if (state === 'loading') return new Promise(() => undefined);
    if (state === 'error') return { ok: false, message: '本机数据库打不开，可能是磁盘已满。腾出空间后点“重试”，或者重新启动浏览器。' };
    if (message.type.startsWith('items.')) return register.view.send(message as Parameters<DeskView['send']>[0]);
    if (message.type.startsWith('desk.column')) return { ok: true, value: columnsOf(message.type, state) };
    if (message.type === 'desk.packs') return { ok: true, value: packsOf(state) };
    if (message.type === 'desk.list' && state === 'empty') return { ok: true, value: { own: { language, name: '覃晓燕', mayWrite: true }, inspections: [] } };
    if (message.type === 'desk.list') return { ok: true, value: { own: { language, name: '覃晓燕', mayWrite: true }, inspections: inspectionsOf(full ? 40 : 1) } };
    return message.type.startsWith('review.') ? desk.view.review(message as Parameters<DeskView['review']>[0]) : desk.view.send(message as Parameters<DeskView['send']>[0]);
  };
  const spoken = async (message: Message): Promise<DeskAnswer> => {
    const given = await answer(message);
    return given.ok && isOwned(given.value) ? { ok: true, value: { ...given.value, own: { ...given.value.own, language } } } : given;
  };
  const runExport: DeskView['runExport'] = (request) => ({ done: Promise.resolve({ is: 'made', made: { is: 'print', title: request.form, body: { is: 'sheets', sheets: request.form === 'month' ? summarySheets('month', [example1()], '2026-12-01', contents.head) : scoreSheets(example1()) } } }), stop: () => undefined });
  return { ...desk.view, send: spoken, review: spoken, runExport };
}

type CheckOutcome = CheckResult['outcome'];

const isOwned = (value: unknown): value is { readonly own: object } => typeof value === 'object' && value !== null && 'own' in value;

function inspectionsOf(count: number): unknown[] {
  const kinds = ['reading', 'spot-check', 'census', 'preview'] as const;
  return Array.from({ length: count }, (_, index) => ({
    inspection: { ...inspection, id: index === 0 ? inspection.id : someId(), kind: kinds[index % 4]!, startedAt: at - index * day * 3, closedAt: index % 3 === 2 ? at - index * day * 3 + 7_200_000 : null },
    site: index % 7 === 6 ? null : { ...site, id: someId(), name: index % 5 === 4 ? '' : ['示范县人民政府', '示范县教育局', '示范县卫生健康局', '示范县自然资源局（林业局）'][index % 4]!, host: ['www', 'jyj', 'wjj', 'zrzyj'].map((name) => `${name}.shifanxian.gov.cn`)[index % 4]! },
    pages: Math.max(1, Math.ceil(count * 1.3 - index)), findings: count === 1 ? 3 : 300 - index * 6, pending: count === 1 ? 2 : 217 - index * 5, sheet: null,
  }));
}

const cases: readonly (readonly [check: keyof typeof checkNames, code: string, verdict: FindingRecord['verdict'], says: string, clause: string, fix: string, quote: string])[] = [
  ['icp-number', 'missing', 'fail', '底部没有列明 ICP 备案编号', '47-1-2-4', '在底部功能区列明 ICP 备案编号。', '主办单位：示范县人民政府办公室'],
  ['broken-link', 'dead', 'fail', '链接“关于印发二〇二六年秋季学期义务教育阶段学校招生入学工作实施方案及其补充说明的通知”打不开：返回 404', '47-2-2-2', '改为能打开的地址，或去掉这个链接。', '关于印发二〇二六年秋季学期义务教育阶段学校招生入学工作实施方案及其补充说明的通知'],
  ['article-tags', 'missing', 'fail', '缺少内容页标签 ContentSource（内容来源）', '47-3-3', '在 <head> 中补上完整的内容页标签。', ''],
  ['publish-time', 'separator', 'fail', '发布时间写作“2026/11/03 9:05”，不是“YYYY-MM-DD HH:MM”的格式', '47-1-1-5', '改为“2026-11-03 09:05”。', '发布时间：2026/11/03 9:05'],
  ['internal-address', 'preview', 'review', '链接“图解”指向 preview.shifanxian.gov.cn，像是预览环境的地址，请点开确认公众能否打开', '47-2-2-2', '改为正式发布的地址。', '图解'],
  ['link-text', 'vague', 'hint', '链接文字“点击这里”看不出去向', '47-2-2-2', '写明去向，例如“查看政策原文”。', '点击这里'],
];

/** The reading of one page, with what its checks came to. */
function visitOf(url: string, title: string, index: number, findings: readonly FindingRecord[]): Visit {
  const here = findings.filter((one) => one.url === url);
  const outcome = (check: string): CheckOutcome => here.some((one) => one.check === check && one.verdict === 'fail') ? 'fail' : here.some((one) => one.check === check && one.verdict === 'review') ? 'review' : 'pass';
  return {
    id: someId(), siteId: inspection.siteId, inspectionId: inspection.id, url, title, pageType: 'article', pageTypeBecause: '', opened: true, settledBy: 'quiet',
    outcomes: { ...Object.fromEntries([...cases.map(([check]) => check), 'site-tags', 'site-name', 'source'].map((check) => [check, outcome(check)])), share: 'cannot-check' }, toolVersion: '0.1.0', catalogue: '2026-11-21+abcd', at: at + index * 60_000,
  };
}

function manyOf(count: number): FindingRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const [check, code, verdict, says, clause, fix, quote] = cases[index % cases.length]!;
    const page = `${host}xwzx/zwyw/content_${1000 + Math.floor(index / cases.length)}.html`;
    return deskFinding(index, {
      check, code, verdict, says, fix, cites: [clause], about: `${check} ${index % 3}`, url: page, pageType: 'article', pageTitle: `示范县召开第 ${Math.floor(index / cases.length) + 1} 次优化营商环境工作推进会`, key: `${check}/${code}/${index}@${page}`,
      status: index % 5 === 1 ? 'confirmed' : index % 11 === 2 ? 'dismissed' : 'pending', at: quote === '' ? null : { selector: `body > div:nth-of-type(${index % cases.length})`, quote, box: [0, 0, 10, 10] }, fragment: quote === '' ? null : `<p>${quote}</p>`,
    });
  });
}

function evidenceOf(findings: readonly FindingRecord[]): Evidence[] {
  return findings.filter(({ status }) => status === 'confirmed').slice(0, 12).map((finding) => ({
    id: someId(), findingId: finding.id, inspectionId: inspection.id, url: finding.url, title: finding.pageTitle, at, by: '覃晓燕', status: 200, says: finding.says, about: finding.about, quote: finding.at?.quote ?? '', cites: [...finding.cites], place: null,
    check: finding.check, checkVersion: 1, toolVersion: '0.1.0', catalogue: '2026-11-21+abcd', picture: null, without: '确认时网页不在前台', hash: '0'.repeat(64),
  }));
}

function packsOf(state: SceneState): DeskPacks {
  const kept = (over: Partial<DeskPacks['packs'][number]>): DeskPacks['packs'][number] => ({
    edition: someId(), code: 'county', version: 2, name: '示范县规则包', from: '2026-01-01', until: null, note: '办公室整理', words: 128, confusions: 36, allow: 4, settings: 1, tables: 1, hosts: 2, struck: 1, years: [], state: 'on', by: '覃晓燕', at, shared: true, effect: 'in-force', ...over,
  });
  const packs = state === 'empty' ? [] : state === 'partial' ? [kept({})] : [kept({ signature: { kind: 'signed', by: '覃晓燕', at } }), kept({ version: 1, effect: 'replaced', signature: { kind: 'signed', by: '覃晓燕', at: at - 40 * day } }), kept({ code: 'school', version: 1, name: '示范县教育局规则包', note: '教育局整理', hosts: 0, struck: 0, signature: { kind: 'kept', doubt: 'altered' } }), kept({ code: 'health', name: '示范县卫生健康局机构名称与规范表述（含所属事业单位）', effect: 'refused', signature: { kind: 'refused', doubt: 'key' } }), kept({ code: 'trial', name: '试用', state: 'off', effect: 'off', shared: false }), kept({ code: 'old', name: '旧包', state: 'removed', effect: 'removed' })];
  const refused: DeskPacks['refused'] = state === 'full' ? [{ entity: 'pack', name: '示范县教育局规则包', key: 'school@1', doubt: 'altered', kept: true }, { entity: 'pack', name: '示范县卫生健康局机构名称与规范表述（含所属事业单位）', key: 'health@2', doubt: 'key', kept: false }] : [];
  return { packs, refused, mayPublish: true, policy: packs.length === 0 ? null : { packs: ['county@2'], settings: [{ id: 'home-updates.fewest', value: 15, pack: 'county@2', reason: '示范县政府办公室 2026 年 1 号文' }], tables: [{ id: 'source.vague', text: '综合', change: 'drop', pack: 'county@2', reason: '本县融媒体中心设有“综合”栏目' }], trustedHosts: [], struckHosts: [{ host: 'ipv6best.cn', reason: '本县不用转换网关', pack: 'county@2' }] } };
}

function columnsOf(type: string, state: SceneState): unknown {
  const count = state === 'partial' ? 3 : 90;
  const standing = Array.from({ length: count }, (_, index) => (['proposed', 'confirmed', 'confirmed', 'removed'] as const)[index % 4]!);
  const having = (wanted: string): number => standing.filter((one) => one === wanted).length;
  if (type === 'desk.column-sites') return (state === 'empty' ? [] : [{ site, confirmed: having('confirmed'), proposed: having('proposed') }]) satisfies ColumnSites;
  const names = ['政务要闻', '通知公告', '政府信息公开指南', '县长信箱', '办事指南', '人事信息', '规划计划', '数据开放'];
  const kinds = ['news', 'notices', 'policy', 'interaction-other', 'guide', 'personnel', 'plans', 'service-other'] as const;
  return { site, columns: standing.map((stands, index) => ({
    record: { id: someId(), siteId: site.id, name: `${names[index % 8]}${index < 8 ? '' : index}`, url: `${host}c${index}/`, kind: kinds[index % 8]!, state: stands, because: index % 3 === 0 ? '主导航' : '《政府网站栏目（系统）基本信息表》', by: '覃晓燕', at },
    seen: (['updated', 'stale', 'empty', 'unknown'] as const)[index % 5 % 4]!,
  })) };
}

function paperOf(state: SceneState): (message: PaperMessage) => unknown {
  const full = state === 'full';
  const shiftId = someId();
  const line = (index: number): Reading => ({
    id: someId(), shiftId, shift: '上午班', day: '2026-11-20', siteId: site.id, url: `${host}xwzx/content_${1000 + index}.html`, title: `示范县召开第 ${index + 1} 次优化营商环境工作推进会`, column: ['首页', '政务要闻', '通知公告'][index % 3]!, visitId: null, newItems: index % 4 === 3 ? null : index % 4, checks: { settled: 48, cannot: 3, notRun: 2 },
    findings: index % 3, found: ['', '底部没有列明 ICP 备案编号', '底部没有列明 ICP 备案编号；发布时间格式不规范'][index % 3]!, measures: index % 3 === 1 ? '已电话告知县府办' : '', withdrawn: false, because: '', supersedes: null, signed: null, by: '覃晓燕', at: at + index * 240_000,
  });
  const point = (index: number, over: Partial<TrendPoint> = {}): TrendPoint => ({
    inspectionId: someId(), siteId: site.id, site: site.name, startedAt: at - (9 - index) * day * 14, month: ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'][Math.floor(index / 2)]!, closed: true, score: index % 3 === 0 ? [840 + index * 8, 862 + index * 10] : [862 + index * 10, 862 + index * 10], result: '合格', provisional: index % 3 === 0, failed: false,
    confirmed: 24 - index, pending: index % 3 === 0 ? 10 - index : 0, pages: 40 + index, rows: [{ name: '链接可用性', tenths: 40 - index * 3 }, { name: '首页栏目更新', tenths: 30 }, { name: '网页功能', tenths: 20 - index }], compared: index === 0 ? null : { fresh: 3, still: 20 - index, fixed: 3, returned: 1, unseen: 2 }, ...over,
  });
  return (message) => {
    switch (message.type) {
      case 'paper.sites': return state === 'empty' ? [] : [{ site, listed: true }, ...(full ? [{ site: { ...site, id: someId(), name: '示范县教育局', host: 'jyj.shifanxian.gov.cn' }, listed: true }] : [])];
      case 'paper.entries': return {};
      case 'paper.duty': return state === 'empty' ? null : { id: shiftId, name: '上午班', day: '2026-11-20', startedAt: at, by: '覃晓燕', lines: full ? 30 : 1 };
      case 'paper.shifts': return state === 'empty' ? [] : [
        { shift: { id: shiftId, name: '上午班', day: '2026-11-20', startedAt: at, endedAt: null, by: '覃晓燕' }, own: true, lines: Array.from({ length: full ? 30 : 1 }, (_, index) => ({ current: line(index), before: index === 2 ? [{ ...line(2), id: someId(), newItems: 1 }] : [], site: site.name })), withdrawn: full ? [{ current: { ...line(40), withdrawn: true, because: '重复打开' }, before: [], site: site.name }] : [], signature: null },
        ...(full ? [signedShift([line(0), line(1)])] : []),
      ];
      case 'paper.trends': return { rubric: 'guangxi-2017@1', points: state === 'empty' ? [] : state === 'partial' ? [point(0)] : Array.from({ length: 10 }, (_, index) => point(index, index === 5 ? { score: null, result: '不合格', provisional: false, failed: true } : {})), left: 0 };
      default: return undefined;
    }
  };
}

function signedShift(lines: readonly Reading[]): unknown {
  const id = someId();
  const [startedAt, endedAt] = [at - day + 18_000_000, at - day + 28_800_000];
  return {
    shift: { id, name: '下午班', day: '2026-11-19', startedAt, endedAt, by: '韦志强' }, own: false, lines: lines.map((current) => ({ current, before: [], site: site.name })), withdrawn: [],
    signature: { ...lines[0]!, id, shiftId: id, siteId: null, by: '韦志强', at: endedAt, signed: { lines: lines.length, digest: '0'.repeat(64), startedAt, endedAt } },
  };
}
