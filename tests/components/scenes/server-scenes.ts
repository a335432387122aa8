import type { ScorePoint } from '../../../components/shared/score-trend.ts';
import type { Rectification } from '../../../contract/rectification.ts';
import { type ServerWords, serverWordsOf } from '../../../messages/server-words.ts';
import { authorizePage, homePage, invitePage, joinedPage, loginPage, setupPage, signedInPage } from '../../../server/pages/account-pages.ts';
import { auditPage } from '../../../server/pages/audit-page.ts';
import { deskPage } from '../../../server/pages/desk-page.ts';
import { itemPage } from '../../../server/pages/item-page.ts';
import { itemsPage, type RegisterLine } from '../../../server/pages/items-page.ts';
import { passkeysPage } from '../../../server/pages/passkey-pages.ts';
import { peoplePage } from '../../../server/pages/people-page.ts';
import { refusals } from '../../../server/refusal.ts';
import { refusalPage } from '../../../server/pages/refusal-page.ts';
import { sheetPage } from '../../../server/pages/sheet-page.ts';
import { type SheetLine, sheetsPage } from '../../../server/pages/sheets-page.ts';
import { unitsPage } from '../../../server/pages/units-page.ts';
import { enrolPage, passwordPage, recoveryPage, secondFactorPage } from '../../../server/pages/security-pages.ts';
import { isOverdue } from '../../../rectify/due.ts';
import { figuresByUnit, figuresOf } from '../../../rectify/figures.ts';
import { notices } from '../../../standards/calendar/notices.ts';
import { auditLines } from '../audit-data.ts';
import { someItem, step, today, verification, verificationsOf } from '../items-data.ts';
import { someProof } from '../proof-data.ts';
import { someSheet } from '../server-sheet-data.ts';
import { inspection } from '../desk-data.ts';
import { someId, someTab } from '../tab-state.ts';
import type { Scene, SceneState } from './scene.ts';

const site = { ...someTab().site!, id: inspection.siteId };
const unit = (name: string) => ({ tenant: 't', orgId: name, orgPath: `/${name}/`, name, policies: { ownReview: false, administratorInspects: false }, parentId: null, level: null, mergedInto: null });
const lines = (count: number): RegisterLine[] => Array.from({ length: count }, (_, index) => {
  const item = { ...someItem(index), siteId: site.id } as Rectification;
  return { stream: 's', item, site: site.name, overdue: isOverdue(item, today), today, notices };
});
const register = lines(300);
const late = register.filter(({ overdue }) => overdue);
/** Its last day was named, with a reason; the same fault had been closed before; it was sent back once. */
const named = someItem(0, { workingDays: null, dueOn: '2026-12-31', dueBecause: '上级通报要求年底前办结', round: 2, reminders: 1 });
const hour = 3_600_000;
const told = named.reply!.at;
const nothing = figuresOf([], '2026-11-01', today);
const months = Array.from({ length: 18 }, (_, index) => {
  const issued = 42 - index;
  const month = new Date(Date.UTC(2026, 10 - index, 1)).toISOString().slice(0, 7);
  return { month, figures: index === 3 ? nothing : { issued, closed: 30 - index, closedInTime: 26 - index, withdrawn: 1, cameBack: 2, pending: issued - (30 - index), overdue: 3, rate: Math.round((30 - index) / issued * 1000) / 10 } };
});
const sheets = (count: number): SheetLine[] => Array.from({ length: count }, (_, index) => ({ inspection: { ...inspection, id: someId(), startedAt: inspection.startedAt - index * 86_400_000, closedAt: index % 3 === 0 ? null : inspection.startedAt - index * 86_400_000 + 7_200_000 }, final: index % 3 === 0 ? null : { step: 'final', version: 1 + index % 2, by: '韦志强', at: inspection.startedAt - index * 86_400_000 + 10_800_000, rubric: inspection.rubric, sheet: { result: '合格' } } as never, site: index % 5 === 4 ? '示范县自然资源局（林业局、海洋局）门户网站及所属不动产登记中心专栏' : '示范县人民政府', unit: '示范县教育局', score: index % 3 === 0 ? null : 8625 - index, change: index % 3 === 0 ? null : [0, 15, -120][index % 3]! }));
const trendPoints = (count: number): ScorePoint[] => Array.from({ length: count }, (_, index) => ({ siteId: `${index % 8}`, site: index % 8 === 5 ? '示范县自然资源局（林业局、海洋局）门户网站及所属不动产登记中心专栏' : ['示范县人民政府', '示范县教育局', '示范县卫生健康局', '示范县民政局', '示范县财政局', '', '示范县司法局', '示范县水利局'][index % 8]!, startedAt: inspection.startedAt + (index - count) * 9 * 86_400_000, month: new Date(inspection.startedAt + (index - count) * 9 * 86_400_000).toISOString().slice(0, 7), score: index % 11 === 10 ? null : [(index % 7 === 3 ? 700 : 760) + index % 8 * 25 + Math.floor(index / 8) * 6, 760 + index % 8 * 25 + Math.floor(index / 8) * 6], provisional: index % 7 === 3, failed: index % 11 === 10, confirmed: null }));
const actor = { orgName: '示范县人民政府办公室' } as never;
const user = (name: string, role: string, disabled = false) => ({ userId: someId(), login: name, name, role, orgId: 'o', orgPath: '/o/', credential: '', scopeEpoch: 1, disabled, dormant: false, formerOrgs: [] }) as never;
const inspections = Array.from({ length: 12 }, (_, index) => ({ ...inspection, id: someId(), startedAt: inspection.startedAt - index * 86_400_000 * 3, closedAt: index % 2 ? inspection.startedAt - index * 86_400_000 * 3 + 7_200_000 : null }));
const query = { response_type: 'code', client_id: 'x', redirect_uri: 'https://x.example/', code_challenge: 'c', code_challenge_method: 'S256', state: 's' } as never;

const ways = (tenants: readonly { readonly tenant: string; readonly name: string }[] = []) => ({ tenants, provider: null, passkey: {} });
const passkey = { id: 'x', userId: 'u', publicKey: '', counter: 3, transports: [], name: '办公室电脑', createdAt: 1_790_000_000_000, lastUsedAt: 1_790_400_000_000, suspendedAt: null };

/** Every page of the server, in both languages. They come as whole documents. */
export const serverScenes: readonly Scene[] = [
  page('server-desk', 'empty', words => deskPage(words, { actor, units: [], chosen: null, lines: [], overdue: [], sites: [], inspections: [], month: '2026-11', today, figures: nothing, byUnit: [] })),
  page('server-desk', 'full', words => deskPage(words, { actor, units: [unit('示范县教育局'), unit('示范县卫生健康局')], chosen: null, lines: register, overdue: late, sites: [{ unit: '示范县教育局', site }, { unit: '示范县卫生健康局', site: { ...site, id: someId(), name: '', code: null, host: 'wjj.shifanxian.gov.cn' } }], inspections, month: '2026-11', today, figures: figuresOf(register.map(({ item }) => item), '2026-11-01', today), byUnit: figuresByUnit(register.map(({ item }) => item), '2026-11-01', today) })),
  page('server-items', 'empty', words => itemsPage(words, { units: [], chosen: null, state: '', q: '', found: 0, from: 0, lines: [], atOnce: 100 })),
  page('server-items', 'full', words => itemsPage(words, { units: [unit('示范县教育局'), unit('示范县卫生健康局')], chosen: null, state: 'overdue', q: '标签', found: late.length, from: 0, lines: late.slice(0, 100), atOnce: 100 })),
  page('server-items', 'partial', words => itemPage(words, { ...lines(1)[0]!, item: named }, [step(named, 'reply-done', { round: 1, note: '已改', by: '编辑乙', at: told - 3 * hour }), step(named, 'return', { round: 1, note: '首页上还没有', by: '韦志强', at: told - 2 * hour }), step(named, 'remind', { by: '韦志强', at: told - hour }), step(named, 'reply-done', { note: '模板里已补上', by: '编辑乙', at: told })], [verification(named, 'unfixed', { round: 1, by: '覃晓燕', at: told - 2.5 * hour }), ...verificationsOf(named)], { before: '2025-0117', after: null }, { proofs: [{ evidence: someProof(), sentBy: '韦志强' }, { evidence: someProof({ picture: null, without: '确认时网页没有打开' }), sentBy: '覃晓燕' }], there: new Set() })),
  page('server-sheets', 'empty', words => sheetsPage(words, { units: [], chosen: null, lines: [], trends: [], months: [], thisMonth: '2026-11' })),
  page('server-sheets', 'partial', words => sheetsPage(words, { units: [], chosen: null, lines: sheets(1), trends: [{ rubric: inspection.rubric, points: trendPoints(1) }], months: months.slice(0, 1), thisMonth: '2026-11' })),
  page('server-sheets', 'full', words => sheetsPage(words, { units: [unit('示范县教育局'), unit('示范县卫生健康局')], chosen: null, lines: sheets(300), trends: [{ rubric: inspection.rubric, points: trendPoints(60) }, { rubric: 'shifan-2026@2', points: trendPoints(2) }], months, thisMonth: '2026-11' })),
  page('server-sheet', 'empty', words => sheetPage(words, someSheet(0))), page('server-sheet', 'partial', words => sheetPage(words, someSheet(1))), page('server-sheet', 'full', words => sheetPage(words, someSheet(300))),
  page('server-sheet', 'error', words => sheetPage(words, { ...someSheet(1), rubric: 'shifan-2026@2', pack: null, sheet: null, counts: {}, found: [] })),
  page('server-people', 'full', words => peoplePage(words, { problem: null, unit: unit('示范县人民政府办公室'), units: [unit('示范县人民政府办公室'), unit('示范县教育局')], ownOrgId: '示范县人民政府办公室', ownUserId: 'me', users: [user('覃晓燕', 'inspector'), user('韦志强', 'editor'), user('管理员', 'administrator'), user('已调离人员', 'reader', true)], link: { for: words['people.invited'], address: 'https://duwang.shifan.gov.cn/invite#abcdefgh' } })),
  page('server-units', 'full', words => unitsPage(words, { units: [{ ...unit('示范县人民政府办公室'), people: 4 }, { ...unit('示范县教育局'), people: 2, parentId: '示范县人民政府办公室' }], ownOrgId: '示范县人民政府办公室', said: null, troubles: [], list: '' })),
  page('server-units', 'error', words => unitsPage(words, { units: [{ ...unit('示范县人民政府办公室'), people: 4 }], ownOrgId: '示范县人民政府办公室', said: null, troubles: [words['trouble.listLine'](3, words['trouble.unitName'])], list: '' })),
  page('server-audit', 'empty', words => auditPage(words, { orgName: '示范县人民政府办公室', whole: true, lines: [], who: '', action: '', next: null, verified: null, problem: null })),
  page('server-audit', 'full', words => auditPage(words, { orgName: '示范县人民政府办公室', whole: true, lines: auditLines(100), who: '', action: '', next: 1105, verified: { rows: 1204, trouble: [] }, problem: null })),
  page('server-audit', 'error', words => auditPage(words, { orgName: '示范县人民政府办公室', whole: true, lines: auditLines(23), who: '', action: '', next: 1182, verified: { rows: 1204, trouble: [words['trouble.chainEdited'](88), words['trouble.chainJoint'](89)] }, problem: null })),
  page('server-account', 'empty', words => setupPage(words, null, 's3cret')), page('server-account', 'error', words => setupPage(words, words['trouble.notAlike'], 's3cret', '示范县人民政府办公室', '覃晓燕')), page('server-account', 'partial', words => invitePage(words, null, 's3cret')), page('server-account', 'full', words => joinedPage(words, 'https://duwang.shifan.gov.cn', 'reader')),
  page('server-sign-in', 'empty', words => loginPage(words, null, ways())), page('server-sign-in', 'error', words => loginPage(words, words['refusal.wrong_password'], ways([{ tenant: 'a', name: '示范县' }, { tenant: 'b', name: '示范市' }]))), page('server-sign-in', 'partial', words => authorizePage(words, query, null, ways())), page('server-sign-in', 'full', words => signedInPage(words)),
  page('server-security', 'empty', words => secondFactorPage(words, { held: { totp: false, passkeys: false }, required: true, problem: null, options: null, proved: false })), page('server-security', 'partial', words => enrolPage(words, 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'otpauth://totp/x', null)), page('server-security', 'full', words => recoveryPage(words, ['abcd-efgh', 'ijkl-mnop', 'qrst-uvwx'], '/people')), page('server-security', 'error', words => secondFactorPage(words, { held: { totp: true, passkeys: true }, required: true, problem: words['trouble.code'], options: {}, proved: false })),
  page('server-passkeys', 'empty', words => passkeysPage(words, { passkeys: [], problem: null, hostTrouble: null, options: {}, totp: false })), page('server-passkeys', 'full', words => passkeysPage(words, { passkeys: [passkey, { ...passkey, id: 'y', name: '手机', lastUsedAt: null }, { ...passkey, id: 'z', name: '旧安全密钥', suspendedAt: 1_790_500_000_000 }], problem: null, hostTrouble: null, options: {}, totp: false })),
  page('server-passkeys', 'partial', words => passkeysPage(words, { passkeys: [passkey], problem: null, hostTrouble: null, options: null, totp: true })), page('server-passkeys', 'error', words => passkeysPage(words, { passkeys: [], problem: null, hostTrouble: words['trouble.passkeyIp']('10.1.2.3'), options: null, totp: true })),
  page('server-home', 'full', words => homePage(words)), page('server-home', 'partial', words => passwordPage(words, null)), page('server-home', 'error', words => refusalPage(words, refusals.notFound)),
];

function page(screen: string, state: SceneState, draw: (words: ServerWords) => string): Scene {
  return {
    screen, state, surface: null,
    show: async (root, language) => {
      const made = new DOMParser().parseFromString(draw(serverWordsOf(language)), 'text/html');
      const style = document.createElement('style');
      style.textContent = made.querySelector('style')!.textContent;
      document.head.append(style);
      root.replaceChildren(...[...made.body.childNodes].filter((node) => node.nodeName !== 'SCRIPT'));
      return () => {
        style.remove();
        root.replaceChildren();
      };
    },
  };
}
