import { checkNames } from '../../checks/catalogue.ts';
import type { Cause, Due, Issuable, ItemDetail, ItemLine, ItemsMessage } from '../../contract/items-view.ts';
import type { Rectification, Step, Verification } from '../../contract/rectification.ts';
import type { DeskAnswer } from '../../contract/workbench.ts';
import type { DeskView } from '../../components/workbench/desk-view.ts';
import { addressesOf, unproven } from '../../rectify/proof.ts';
import { asOf, figuresByUnit, figuresOf } from '../../rectify/figures.ts';
import { stepsFrom } from '../../rectify/step.ts';
import { item as anItem, newId, page, step, verification } from '../rectify/items.ts';

export const today = '2026-11-23';

/** What the items are about: one fault each of four checks. */
const faults = [
  { check: 'site-tags', code: 'missing', about: 'SiteName', says: '缺少网站标签 SiteName（网站名称）。', fix: '在全站模板的 <head> 中补上 SiteName。', cites: ['47-3-1'] },
  { check: 'broken-link', code: 'dead', about: 'http://www.demo.gov.cn/zs.html', says: '链接“示范县教育局关于印发二〇二六年秋季学期义务教育阶段学校招生入学工作实施方案及其补充说明的通知”打不开：返回 404。', fix: '改为能打开的地址，或去掉这个链接。', cites: ['47-2-2-2'] },
  { check: 'stale-column', code: 'stale', about: '工作动态', says: '栏目“工作动态”已有 126 天没有更新。', fix: '更新这个栏目，或与同类栏目合并。', cites: ['47-1-3-5'] },
  { check: 'site-code-shown', code: 'missing', about: '', says: '页面底部没有网站标识码。', fix: '在每个页面底部写明网站标识码。', cites: ['47-1-2-4'] },
] as const;
const utc = (day: string, hour: number): number => Date.parse(`${day}T${String(hour - 8).padStart(2, '0')}:00:00Z`);
/** When things happened, in hours of Beijing: every fourth was issued on a Tuesday with three working days, the others on a Friday with five. */
const when = { early: utc('2026-11-17', 10), late: utc('2026-11-20', 10), reply: utc('2026-11-23', 9), seen: utc('2026-11-23', 10), end: utc('2026-11-23', 11) } as const;
const units = ['示范县教育局', '示范县卫生健康局', '示范县人民政府办公室（政务公开与政府网站管理科）'];

/** One item of a register of any length, all states among them. */
export function someItem(number: number, over: Partial<Rectification> = {}): Rectification {
  const state = (['review', 'answered', 'open', 'returned', 'closed', 'withdrawn'] as const)[number % 6]!;
  const fault = faults[number % faults.length]!;
  const as = state === 'closed' || number % 12 === 0 ? 'fixed' : 'unfixed';
  const issuedAt = number % 4 === 0 ? when.early : when.late;
  const plain = anItem();
  return {
    ...plain, ...fault, cites: [...fault.cites], pages: [{ ...plain.pages[0]!, key: `${fault.check}/${fault.code}/${fault.about}@${page}` }],
    number: `2026-${String(number + 1).padStart(4, '0')}`, unit: units[number % units.length]!, by: '韦志强', state, seen: state === 'review' || state === 'closed' ? { [page]: { verification: newId(), as, byPerson: false, at: when.seen } } : {}, issuedAt, openedAt: issuedAt,
    workingDays: number % 4 === 0 ? 3 : 5, dueOn: number % 4 === 0 ? '2026-11-20' : '2026-11-27', reply: state === 'answered' || state === 'review' ? { kind: number % 5 === 1 ? 'appeal' : 'done', note: '模板里已补上', day: null, by: '编辑乙', at: when.reply } : null,
    closedAt: state === 'closed' || state === 'withdrawn' ? when.end : null, ...over,
  };
}

/** What was done with it, in the order it was done. */
export function stepsOf(item: Rectification): Step[] {
  const reply = step(item, item.reply?.kind === 'appeal' ? 'appeal' : 'reply-done', { note: item.reply?.note ?? '模板里已补上', by: '编辑乙', at: when.reply });
  const end = { by: '韦志强', at: when.end };
  switch (item.state) {
    case 'open': return [];
    case 'answered': case 'review': return [reply];
    case 'returned': return [reply, step(item, 'return', { ...end, note: '首页上还在' })];
    case 'closed': return [reply, step(item, 'close', end)];
    case 'withdrawn': return [step(item, 'withdraw', { ...end, note: '与另一项重复' })];
  }
}

/** What was seen on its pages since. */
export function verificationsOf(item: Rectification): Verification[] {
  return Object.values(item.seen).map(({ as }) => verification(item, as, { by: '覃晓燕', at: when.seen, before: { quote: '', fragment: null, at: item.issuedAt ?? when.early }, after: { ...verification(item, as).after!, at: when.seen, outcome: as === 'fixed' ? 'pass' : 'fail' } }));
}

export interface ItemsWorld { items: Rectification[]; steps: Step[]; verifications: Verification[]; roles: ('inspector' | 'editor' | 'reader')[]; shared: boolean; /** Closings that wait for the person to show themselves. */ stepUp: number; /** Items whose closing has not been sent. */ undoable: ReadonlySet<string>; refuse: string | null; causes: Cause[]; due: Due }

const cause = (number: number): Cause => ({
  key: `cause ${number}`, check: faults[number % faults.length]!.check, checkName: checkNames[faults[number % faults.length]!.check], says: faults[number % faults.length]!.says, fix: faults[number % faults.length]!.fix, cites: [...faults[number % faults.length]!.cites], findingIds: [newId(), newId()],
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
      id: item.id, number: item.number, provisional: item.provisional, siteId: item.siteId, site: '示范县人民政府', unit: item.unit, says: item.says, check: item.check, checkName: checkNames[item.check as keyof typeof checkNames], state: item.state, round: item.round, workingDays: item.workingDays, dueOn: item.dueOn,
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
  const value = (message: ItemsMessage): unknown => {
    switch (message.type) {
      case 'items.list': return { own: own(), today, items: world.items.map(lineOf) };
      case 'items.one': return detailOf(message.itemId);
      case 'items.issuable': return {
        own: own(), today, inspections: world.causes.length === 0 ? [] : [{ id: 'i1', site: '示范县人民政府', startedAt: 1_795_000_000_000, confirmed: world.causes.reduce((sum, { findingIds }) => sum + findingIds.length, 0) }],
        causes: message.inspectionId === null ? [] : world.causes, pending: 2, issued: 1, unit: '示范县教育局',
      } satisfies Issuable;
      case 'items.due': return world.due;
      case 'items.issue': return message.drafts.map(() => newId());
      case 'items.take-back': case 'items.undo-close': return { gone: message.itemIds.length };
      case 'items.verify': return { tabId: 7, as: 'fixed' };
      case 'items.figures': return { from: message.from, to: asOf(message.to, today), all: figuresOf(world.items, message.from, asOf(message.to, today)), units: [...figuresByUnit(world.items, message.from, asOf(message.to, today))] };
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
