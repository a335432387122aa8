import type { Cause, Due, Issuable, ItemDetail, ItemLine, ItemsMessage } from '../../contract/items-view.ts';
import type { Rectification, Step, Verification } from '../../contract/rectification.ts';
import type { DeskAnswer } from '../../contract/workbench.ts';
import type { DeskView } from '../../components/workbench/desk-view.ts';
import { addressesOf, unproven } from '../../rectify/proof.ts';
import { stepsFrom } from '../../rectify/step.ts';
import { item as anItem, newId, page, step, verification } from '../rectify/items.ts';

export const today = '2026-11-23';

const texts = ['缺少网站标签 SiteName（网站名称）。', '链接“示范县教育局关于印发二〇二六年秋季学期义务教育阶段学校招生入学工作实施方案及其补充说明的通知”打不开：返回 404。', '栏目“工作动态”已有 126 天没有更新。', '页面底部没有网站标识码。'];
const units = ['示范县教育局', '示范县卫生健康局', '示范县人民政府办公室（政务公开与政府网站管理科）'];

/** One item of a register of any length, all states among them. */
export function someItem(number: number, over: Partial<Rectification> = {}): Rectification {
  const state = (['review', 'answered', 'open', 'returned', 'closed', 'withdrawn'] as const)[number % 6]!;
  const seen: Rectification['seen'] = state === 'review' ? { [page]: { verification: newId(), as: number % 12 === 0 ? 'fixed' : 'unfixed', byPerson: false, at: 3 } } : {};
  return anItem({
    number: `2026-${String(number + 1).padStart(4, '0')}`, says: texts[number % texts.length]!, unit: units[number % units.length]!, state, seen, issuedAt: Date.parse('2026-11-19T02:00:00Z'), openedAt: Date.parse('2026-11-19T02:00:00Z'),
    dueOn: number % 4 === 0 ? '2026-11-20' : '2026-11-27', reply: state === 'answered' || state === 'review' ? { kind: number % 5 === 1 ? 'appeal' : 'done', note: '模板里已补上', day: null, by: '编辑乙', at: Date.parse('2026-11-20T03:00:00Z') } : null,
    closedAt: state === 'closed' || state === 'withdrawn' ? Date.parse('2026-11-22T02:00:00Z') : null, ...over,
  });
}

export interface ItemsWorld { items: Rectification[]; steps: Step[]; verifications: Verification[]; roles: ('inspector' | 'editor' | 'reader')[]; shared: boolean; /** Closings that wait for the person to show themselves. */ stepUp: number; /** Items whose closing has not been sent. */ undoable: ReadonlySet<string>; refuse: string | null; causes: Cause[]; due: Due }

const cause = (number: number): Cause => ({
  key: `cause ${number}`, check: 'site-tags', checkName: '网站标签', says: texts[number % texts.length]!, fix: '请在模板中补上。', cites: ['47-3-1'], findingIds: [newId()],
  pages: [{ url: `${page}?${number}`, title: '示范县教育局工作动态' }, { url: `${page}?${number}b`, title: '' }],
});

/** A worker in small for the register's components; its answers have the shape of the real one's (tests/e2e/rectify.test.ts runs that one). */
export function someRegister(part: Partial<ItemsWorld> = {}) {
  const world: ItemsWorld = { items: [], steps: [], verifications: [], roles: ['editor'], shared: true, stepUp: 0, undoable: new Set(), refuse: null, causes: [], due: { day: '2026-11-26', trouble: null, waitsFor: null }, ...part };
  const sent: ItemsMessage[] = [];
  const drafts = new Map<string, string>();
  const own = () => ({ language: 'zh-CN' as const, mayIssue: world.roles.includes('editor'), mayReply: !world.roles.includes('reader'), shared: world.shared, stepUp: world.stepUp });
  const lineOf = (item: Rectification): ItemLine => {
    const seen: Record<string, number> = {};
    for (const { as } of Object.values(item.seen)) seen[as] = (seen[as] ?? 0) + 1;
    const over = item.state === 'closed' || item.state === 'withdrawn';
    return {
      id: item.id, number: item.number, provisional: item.provisional, siteId: item.siteId, site: '示范县人民政府', unit: item.unit, says: item.says, check: item.check, checkName: '网站标签', state: item.state, round: item.round, workingDays: item.workingDays, dueOn: item.dueOn,
      overdue: !over && item.dueOn !== null && item.dueOn < today, left: item.dueOn === null ? null : item.dueOn < today ? -1 : 4, reply: item.reply && { kind: item.reply.kind, day: item.reply.day, by: item.reply.by, at: item.reply.at },
      pages: addressesOf(item).length, seen: seen as ItemLine['seen'], proven: unproven(item).length === 0, reminders: item.reminders, issuedAt: item.issuedAt, closedAt: item.closedAt, cameBack: item.reopens !== null, sync: item.number === null ? 'waiting' : 'sent', undoable: world.undoable.has(item.id),
    };
  };
  const detailOf = (id: string): ItemDetail | null => {
    const item = world.items.find((one) => one.id === id);
    if (!item) return null;
    const over = item.state === 'closed' || item.state === 'withdrawn';
    return {
      line: lineOf(item), item, site: { id: item.siteId, host: 'www.demo.gov.cn', name: '示范县人民政府', code: null, kind: 'portal', pageTypes: {}, at: 1 } as ItemDetail['site'],
      steps: world.steps.filter(({ itemId }) => itemId === id), verifications: world.verifications.filter(({ itemId }) => itemId === id), acts: [...stepsFrom(item.state, world.roles)],
      mayVerify: !over && !world.roles.includes('reader'), mayJudge: !over && world.roles.includes('editor'), before: item.reopens === null ? null : { id: item.reopens, name: '2026-0001' }, after: null,
    };
  };
  const figures = { issued: 4, closed: 1, closedInTime: 0, withdrawn: 1, cameBack: 1, pending: 3, overdue: 1, rate: 40 };
  const value = (message: ItemsMessage): unknown => {
    switch (message.type) {
      case 'items.list': return { own: own(), today, items: world.items.map(lineOf) };
      case 'items.one': return detailOf(message.itemId);
      case 'items.issuable': return {
        own: own(), today, inspections: world.causes.length === 0 ? [] : [{ id: 'i1', site: '示范县人民政府', startedAt: 1_795_000_000_000, confirmed: world.causes.length }],
        causes: message.inspectionId === null ? [] : world.causes, pending: 2, issued: 1, unit: '示范县教育局',
      } satisfies Issuable;
      case 'items.due': return world.due;
      case 'items.issue': return message.drafts.map(() => newId());
      case 'items.take-back': case 'items.undo-close': return { gone: message.itemIds.length };
      case 'items.verify': return { tabId: 7, as: 'fixed' };
      case 'items.figures': return { from: message.from, to: message.to, all: figures, units: [{ unit: units[0]!, figures: { ...figures, rate: null, issued: 0 } }] };
      case 'items.step-up': case 'items.step': case 'items.judge': case 'items.verified': return undefined;
    }
  };
  const view: DeskView = {
    drafts: { get: (key) => drafts.get(key) ?? '', set: (key, text) => void (text === '' ? drafts.delete(key) : drafts.set(key, text)) },
    send: async (message): Promise<DeskAnswer> => {
      if (!message.type.startsWith('items.')) return { ok: false, message: '本测试没有这一部分' };
      sent.push(message as ItemsMessage);
      return world.refuse === null ? { ok: true, value: value(message as ItemsMessage) } : { ok: false, message: world.refuse };
    },
    review: async () => ({ ok: true }), allowCapture: async () => true,
    save: () => undefined, saveBytes: () => undefined, runExport: () => ({ done: Promise.resolve({ is: 'stopped' }), stop: () => undefined }), openPrint: () => undefined, copy: async () => true, openOptions: () => undefined, print: () => undefined,
  };
  return { view, world, sent, drafts };
}

export { cause as someCause, step, verification };
