import { render } from 'preact';
import { citesOf, coverageOf, type Outcomes } from '../../../checks/coverage.ts';
import { checks } from '../../../checks/registry.ts';
import { ListApp } from '../../../components/list-app.tsx';
import { OptionsApp } from '../../../components/options-app.tsx';
import { createViewStore, type Screen } from '../../../components/view-store.ts';
import type { ReadingDay } from '../../../contract/reading-day.ts';
import type { TabState } from '../../../contract/ui-state.ts';
import { isAsked } from '../../../standards/question.ts';
import { questions } from '../../../standards/questions.ts';
import { atRest } from '../../support/at-rest.ts';
import { deciding, someView } from '../some-view.ts';
import { someAnswer, states } from '../states.ts';
import { articleFindings, someFinding, somePage, someTab } from '../tab-state.ts';
import type { Scene, SceneState } from './scene.ts';
import { someLinks } from './some-links.ts';

/** A home page of which most checks have ended: the links not asked yet, one picture left to a person, one block a script did not write. */
const ended: readonly Outcomes[] = checks.map(({ id }) => {
  const because = id === 'broken-link' ? '尚未检查链接' : id === 'error-report-entry' ? '“我为政府网站找错”图标由脚本写出，该脚本未能加载，不能断定没有' : null;
  const verdict = id === 'site-name' ? 'review' : id === 'sponsor' ? 'fail' : null;
  return { id, outcome: because ? 'cannot-check' : verdict ?? 'pass', reason: because, findings: verdict ? [{ key: id, verdict, cites: [] }] : [] };
});
const { clauses, ...counts } = coverageOf(ended, citesOf(checks), 'home');
const coverage = { ...counts, clauses: clauses.map((one) => ({ ...one, checks: [...one.checks], questions: [...one.questions] })) };
const allQuestions = { coverage, questions: questions.filter((question) => isAsked(question, 'home')).map(({ id }, index) => ({ id, answer: null, leads: index % 4 })) };
/** The same after three of its questions were answered. */
const answeredIds = new Set(allQuestions.questions.slice(0, 3).map(({ id }) => id));
const begunCounts = coverageOf(ended, citesOf(checks), 'home', { questions: answeredIds, findings: new Set() });
const begun: Partial<TabState> = {
  coverage: { ...begunCounts, clauses: begunCounts.clauses.map((one) => ({ ...one, checks: [...one.checks], questions: [...one.questions] })) },
  questions: allQuestions.questions.map((question) => (answeredIds.has(question.id) ? { ...question, answer: someAnswer(question.id, 'yes') } : question)),
};
const readPage = somePage({ outcomes: checks.map(({ id, title }, index) => ({ id, title, group: '', outcome: ended[index]!.outcome, reason: ended[index]!.reason })) });
const links = (count: number): Partial<TabState> => ({ links: count === 0 ? null : someLinks(count).run, automaticLinks: 'on' });

/** With preview hosts and edit pages that this browser knows, one of them with a long address. */
const learnt = (tab: TabState): TabState => ({ ...tab, settings: {
  ...tab.settings, previewHosts: [{ from: 'http://cms.shifan.example.com:8080/preview/', to: 'http://www.shifanxian.gov.cn/' }],
  editPages: [
    { origin: 'http://cms.shifan.example.com', path: '/edit.do?channel=*&id=*', places: { title: '#title', date: '#date', source: '#source', body: 'iframe >>> body' } },
    { origin: 'https://neirongguanliyufabuxitong.bangongshi.shifanxian.example.com:8443', path: '/cms/admin/content/article/edit/#/column/*/article/*', places: { title: '#title' } },
  ],
} });

const { locked, lockedBy, sync } = states['managed']!();
const managedPart = { locked: locked!, lockedBy: lockedBy!, sync };
const dead = (name: string, status: 'confirmed' | 'pending') => someFinding({ group: 'links', record: { check: 'broken-link', code: 'dead', about: `http://www.shifanxian.gov.cn/${name}.html`, says: `链接“附件${name}”打不开：返回 404。`, fix: '改为能打开的地址，或去掉这个链接。', cites: ['47-2-2-2'], status } });
const longAddress = 'https://zwfw.shifanxian.gov.cn/portal/gkml/fgwj/202603/t20260311_8812034_content_detail.shtml?columnId=0f3a9c2e&articleKey=shifanxianrenminzhengfubangongshi-2026-03-11';
/** What is called by its address only, and addresses within a sentence: what broke in odd places. */
const withAddresses = someTab({ findings: [
  someFinding({ group: 'links', record: { check: 'broken-link', code: 'dead', about: longAddress, says: `链接“${longAddress.slice(0, 40)}”打不开：返回 404。地址：${longAddress}`, fix: '核对地址：内容已搬到别处的改为新地址；已经没有的，取消这个链接。', cites: ['47-2-2-3'] } }),
  someFinding({ group: 'links', record: { check: 'broken-link', code: 'dead', about: longAddress, says: `“${longAddress}”打不开`, cites: ['47-2-2-3'] } }),
  someFinding({ group: 'links', record: { check: 'commercial-link', code: 'advertisement', verdict: 'review', about: longAddress, says: `疑似商业广告：标有广告字样的链接“点此查看”，指向 ${longAddress}。`, cites: ['47-4-5'] } }),
] });
const planted = someFinding({ group: 'links', record: { check: 'cloaked-content', code: 'differs-for-spider', verdict: 'review', says: '以搜索引擎的身份取这个网页，多出读者看不到的内容：词语“澳门赌场”（“澳门赌场真人百家乐”）。疑似被植入暗链。', cites: ['47-2-2-2'] } });
/** The page was compared and its attachments read; what came of it. */
const asked = (found: readonly ReturnType<typeof someFinding>[]): TabState => someTab({
  findings: [...articleFindings(), ...found], page: somePage({ pageType: 'home', outcomes: [{ id: 'cloaked-content', title: '给搜索引擎的内容与给读者的相同', group: 'links', outcome: found.length > 0 ? 'review' : 'pass', reason: null }] }),
  cloak: { state: 'done', because: null, at: 1 }, attachments: { state: 'done', done: 3, of: 3, unread: 1, because: null, at: 1 },
});
const notSaved = '没有保存：本机磁盘已满。刚才填写的内容还在这里，腾出空间后再做一次。';

/** Popup, side panel with their screens, and settings. */
export const popupScenes: readonly Scene[] = [
  ...(['popup', 'panel'] as const).flatMap((surface) => [
    list(surface, surface, 'empty', states['not-inspected']!()), list(surface, surface, 'loading', states['running']!()), list(surface, surface, 'partial', states['not-opened']!()),
    list(surface, surface, 'error', states['failed']!()), list(surface, surface, 'full', { ...states['many findings']!(), ...managedPart, ...allQuestions }),
  ]),
  list('popup-findings', 'popup', 'partial', someTab(allQuestions)), list('popup-findings', 'popup', 'empty', states['clean']!()), list('popup-findings', 'popup', 'error', states['storage']!()), list('popup-findings', 'popup', 'full', states['veto']!(), 'list', 1), list('popup-findings', 'popup', 'loading', null),
  list('popup-first-run', 'popup', 'empty', states['first-run']!()), list('popup-first-run', 'popup', 'error', states['unsupported']!()), list('popup-first-run', 'popup', 'partial', states['preview']!()), list('popup-first-run', 'popup', 'full', { ...states['first-run']!(), locked: states['managed']!().locked!, lockedBy: states['managed']!().lockedBy! }),
  list('popup-addresses', 'popup', 'full', withAddresses), list('popup-addresses', 'panel', 'partial', withAddresses),
  list('popup-links', 'popup', 'empty', someTab(links(0)), 'links'), list('popup-links', 'popup', 'full', someTab(links(300)), 'links'), list('popup-links', 'popup', 'loading', someTab({ links: { ...someLinks(300).run, state: 'running', done: 120, endedAt: null } }), 'links'),
  list('popup-links', 'popup', 'partial', someTab({ links: { ...someLinks(300).run, state: 'cancelled', done: 120 } }), 'links'), list('popup-links', 'popup', 'error', someTab({ links: { ...someLinks(300).run, state: 'unusable', done: 12 } }), 'links'),
  list('popup-questions', 'popup', 'error', someTab(allQuestions), 'questions', -1, null, notSaved), list('popup-coverage', 'popup', 'partial', someTab({ ...begun, page: readPage }), 'coverage'), list('popup-sheet', 'popup', 'empty', someTab({ findings: [], pagesRead: 0 }), 'sheet'),
  list('popup-conflicts', 'popup', 'empty', someTab(), 'conflicts'), list('popup-conflicts', 'popup', 'error', states['conflict']!(), 'conflicts', -1, null, notSaved), list('popup-manual', 'popup', 'error', someTab(), 'manual', -1, null, notSaved),
  list('popup-questions', 'popup', 'empty', someTab({ questions: [], coverage }), 'questions'), list('popup-questions', 'popup', 'partial', states['questions']!(), 'questions'), list('popup-questions', 'popup', 'full', someTab(allQuestions), 'questions'),
  list('popup-coverage', 'popup', 'full', someTab({ ...allQuestions, page: readPage }), 'coverage'), list('popup-sheet', 'popup', 'full', someTab({ findings: [...articleFindings(), dead('1', 'confirmed'), dead('2', 'confirmed'), dead('3', 'pending')] }), 'sheet'), list('popup-sheet', 'popup', 'error', states['vetoed']!(), 'sheet'), list('popup-sheet', 'popup', 'partial', states['no points']!(), 'sheet'),
  ...([['empty', null], ['loading', { state: 'running', done: 4 }], ['error', { state: 'refused', because: '网页上有填写了还没提交的内容，不试点' }], ['partial', { prompt: 2, without: 0, unknown: 10 }], ['full', {}]] as const).map(([state, part]) => list('popup-probe', 'popup', state, someTab({ findings: [], probe: part && { state: 'done', done: 12, of: 12, prompt: 8, without: 3, unknown: 1, because: null, at: 1, ...part } }))),
  list('popup-asked', 'popup', 'full', asked([planted])), list('popup-asked', 'panel', 'partial', asked([])),
  list('popup-conflicts', 'popup', 'full', states['conflict']!(), 'conflicts'), list('popup-manual', 'popup', 'empty', someTab(), 'manual'),
  options('empty', someTab({ settings: { ...someTab().settings, readerName: '' }, automaticAllowed: false })), options('loading', null), options('error', someTab(), '没有保存：本机磁盘已满。腾出空间后再改一次。'), options('full', learnt({ ...states['conflict']!(), sync: { ...states['conflict']!().sync, signing: { key: null, strange: `bfdf0d18ae1e1df9${'0'.repeat(48)}`, fixed: null } } })),
  struck('empty', [], []), struck('partial', [{ host: 'ipv6best.cn', why: '本县不用转换网关' }], []),
  struck('full', ['ipv6best.cn', 'conac.cn', 'jiathis.com', 'weibo.com', 'weixin.qq.com'].map((host) => ({ host, why: '示范县政府办公室 2026 年第 12 号通知要求：链接到这个域名的一律要有外链提示，各部门网站照此执行' })), [{ host: 'fabu.shifan.example.com', why: '县融媒体中心' }]),
  struck('error', [], [], notSaved),
  options('partial', { ...someTab({ locked: ['automatic', 'server', 'rubric'], managedProblems: ['管理员策略里的“colour”不是读网的设置项，没有采用。'] }), sync: { ...someTab().sync, mode: 'signed-out', server: 'https://duwang.shifan.gov.cn' } }),
];

/** Popup or panel of a tab. @param opened which row stands open @param today what was read today; null: the panel's reading bar is not there @param refusal why what was just asked for was not done */
export function list(screen: string, surface: 'popup' | 'panel', state: SceneState, tab: TabState | null, shown: Screen = 'list', opened = -1, today: ReadingDay | null = null, refusal: string | null = null): Scene {
  return {
    screen, state, surface,
    show: async (root, language) => {
      const spoken = tab ? { ...tab, settings: { ...tab.settings, language } } : null;
      const found = spoken?.links ? someLinks(spoken.links.of).extra : null;
      const decides = spoken ? deciding(spoken) : null;
      const view = { ...someView((message) => (message.type === 'view.today' && today ? { ok: true, state: spoken, extra: today } : message.type === 'view.links' && spoken ? { ok: true, state: spoken, extra: found?.(message) ?? null } : decides?.(message) ?? { ok: true, state: null })), panel: today !== null };
      const store = createViewStore(view);
      store.actions.take(spoken);
      if (shown !== 'list') store.actions.show(shown);
      if (refusal !== null) store.setState({ refusal });
      render(<ListApp store={store} view={view} />, root);
      await atRest();
      root.querySelectorAll<HTMLElement>('button.row-title')[opened]?.click();
      await atRest();
      return () => render(null, root);
    },
  };
}

/** The settings with built-in hosts that were struck and hosts that were entered. */
function struck(state: SceneState, struckHosts: TabState['settings']['struckHosts'], trustedHosts: TabState['settings']['trustedHosts'], refusal: string | null = null): Scene {
  const tab = someTab();
  return options(state, { ...tab, settings: { ...tab.settings, struckHosts, trustedHosts } }, refusal, 'options-hosts');
}

function options(state: SceneState, tab: TabState | null, refusal: string | null = null, screen = 'options'): Scene {
  return {
    screen, state, surface: 'options',
    show: async (root, language) => {
      const view = { send: async () => ({ ok: true as const, state: null }), askAutomatic: async () => false, askAnyHost: async () => false, askServer: async () => true, save: () => undefined, shortcut: async () => 'Alt+Shift+D', openShortcuts: async () => null };
      render(<OptionsApp tab={tab && { ...tab, settings: { ...tab.settings, language } }} refusal={refusal} view={view} />, root);
      await atRest();
      return () => render(null, root);
    },
  };
}
