import { issue } from '../../store/issue.ts';
import { takeStep } from '../../store/items.ts';
import { reading } from '../../store/database.ts';
import type { Pen } from '../../store/pen.ts';
import { verifyByPerson } from '../../store/verify-visit.ts';
import type { Dice } from './dice.ts';

const acts = ['reply-done', 'reply-done', 'reply-later', 'appeal', 'remind', 'return', 'close', 'close', 'withdraw', 'extend'] as const;

/** What people do with 整改 items: issue one of a confirmed finding, take a step, or say what they saw. @throws StoreRefused where it cannot be done */
export async function actOnItems(pen: Pen, chance: Dice): Promise<void> {
  const all = reading(pen.store);
  const [findings, items] = [await all.objectStore('finding').getAll(), await all.objectStore('rectification').getAll()];
  const roll = chance.below(10);
  if (roll < 3 || items.length === 0) {
    const { id, data } = chance.pick(findings);
    await issue(pen, [{ inspectionId: data.inspectionId ?? '', findingIds: [id], unit: '示范县教育局', says: data.says, fix: '', note: `批次${chance.below(3)}`, workingDays: null, dueOn: '2099-01-01', dueBecause: '上级规定' }]);
  } else if (roll < 5) {
    // Somebody sees one through in one go: chance alone seldom brings an item so far.
    const { id, data } = chance.pick(items);
    await takeStep(pen, [id], { act: 'reply-done', note: '', day: null });
    await verifyByPerson(pen, id, data.pages[0]!.url, 'fixed', '看过网页', { catalogue: 'test', toolVersion: '0.1.0' });
    await takeStep(pen, [id], { act: 'close', note: '', day: null });
  } else if (roll < 7) {
    const act = chance.pick(acts);
    await takeStep(pen, [chance.pick(items).id], { act, note: '理由', day: act === 'extend' || act === 'reply-later' ? '2099-02-01' : null });
  } else {
    const { id, data } = chance.pick(items);
    await verifyByPerson(pen, id, data.pages[0]!.url, chance.pick(['fixed', 'fixed', 'unfixed'] as const), '看过网页', { catalogue: 'test', toolVersion: '0.1.0' });
  }
}
