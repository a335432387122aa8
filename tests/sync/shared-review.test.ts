import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyInput } from '../../scoring/input.ts';
import { score } from '../../scoring/score.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { beginInspection } from '../../store/begin-inspection.ts';
import { verifyChain } from '../../store/chain.ts';
import type { Store } from '../../store/database.ts';
import { decide } from '../../store/decide.ts';
import { finalise, finalsOf, reopen, type Freezing } from '../../store/finalise.ts';
import { readPage } from '../../store/read-page.ts';
import { settle } from '../../store/settle.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { fault, home, newStore, penFor, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

let unit: Unit;
beforeAll(async () => {
  unit = await openUnit();
});
afterAll(() => unit[Symbol.asyncDispose]());

const host = 'www.shared.gov.cn';
const page = (store: Store, at = host) => readPage(store, at, home, 'guangxi-2017@1');
const freezing = (inspectionId: string, after: string | null): Freezing => ({
  inspectionId, after, pack: guangxi2017, input: emptyInput, sheet: score(guangxi2017, emptyInput), pages: 1, tools: ['0.1.0'], catalogues: ['c'], note: '如期',
});

it('a dismissal for the site is remembered in another browser, under the name of who made it, even for one who may not rule on others’ findings', async () => {
  const editor = await unit.person('editor', '审核员');
  const a = await browserOf(editor);
  const who = await unit.person('inspector', '检查员');
  const finder = await browserOf(who, { name: 'first browser of the inspector' });
  const b = await browserOf(await unit.person('inspector', '检查员乙'));
  await read(finder.pen, [fault('SiteName')], { host });
  await finder.sync();
  await a.sync();
  await decide(a.pen, [(await page(a.store)).findings[0]!.record.id], 'dismissed', '主管单位统一要求不设', { scope: 'site', until: null, inapplicable: true });
  await a.sync();
  await b.sync();
  await beginInspection(b.pen, { host, kind: 'spot-check', rubric: 'guangxi-2017@1', homeIsNavigationOnly: false, period: null, people: [], sample: null, linksOncePer: null, secondLevelPages: null });
  await read(b.pen, [fault('SiteName')], { host });
  const [seen] = (await page(b.store)).findings;
  expect(seen).toMatchObject({ record: { status: 'dismissed' }, decisions: [{ by: editor.me.name, reason: '主管单位统一要求不设', inapplicable: true }] });
  await b.sync();
  expect(await b.store.count('tray')).toBe(0);
  await a.sync();
  const shared = (await a.store.getAll('decision')).map(({ data }) => data).filter(({ follows }) => follows);
  expect(shared).toMatchObject([{ by: editor.me.name, ruling: 'dismissed' }]);
});

it('a dismissal that was taken back meanwhile is not carried out any more: the ruling comes back to the tray', async () => {
  const at = 'www.taken-back.gov.cn';
  const a = await browserOf(await unit.person('editor', '审核甲'));
  const b = await browserOf(await unit.person('inspector', '检查乙'));
  const finder = await browserOf(await unit.person('inspector', '检查丙'));
  await read(finder.pen, [fault('SiteName')], { host: at });
  await finder.sync();
  await a.sync();
  const [finding] = (await page(a.store, at)).findings;
  await decide(a.pen, [finding!.record.id], 'dismissed', '不要求', { scope: 'site', until: null, inapplicable: false });
  await a.sync();
  await b.sync();
  await decide(a.pen, [finding!.record.id], 'pending', '');
  await a.sync();
  await beginInspection(b.pen, { host: at, kind: 'spot-check', rubric: 'guangxi-2017@1', homeIsNavigationOnly: false, period: null, people: [], sample: null, linksOncePer: null, secondLevelPages: null });
  await read(b.pen, [fault('SiteName')], { host: at });
  await b.sync();
  expect((await b.store.getAll('tray')).map(({ code }) => code)).toEqual(['not_in_force']);
  const seen = (await page(b.store, at)).findings;
  expect(seen.map(({ record }) => record.status)).toEqual(['pending']);
  const { trouble } = await verifyChain(b.store, [seen[0]!.record.inspectionId!]);
  expect(trouble).toEqual([]);
});

it('of two people who finalise at once one wins; the other is shown it, and reopening makes the next version', async () => {
  const at = 'www.final.gov.cn';
  const who = await unit.person('editor', '处长');
  const a = await browserOf(who);
  const b = await browserOf(await unit.person('editor', '副处长'));
  await read(a.pen, [fault('SiteName')], { host: at });
  await a.sync();
  await b.sync();
  const { id } = (await page(a.store, at)).inspection!;
  const mine = await finalise(a.pen, freezing(id, null));
  await finalise(b.pen, freezing(id, null));
  await a.sync();
  await b.sync();
  expect(await finalsOf(b.store, id)).toMatchObject([{ id: mine.id, by: who.me.name }]);
  const [lost] = (await b.store.getAll('tray')).filter(({ op }) => op.entity === 'final');
  expect(lost).toMatchObject({ code: 'finalised', title: ['said.op.final', 1], theirs: { decision: { byName: who.me.name } } });
  await expect(settle(b.pen, lost!.opId, 'mine')).rejects.toThrow('采用对方的');
  await settle(b.pen, lost!.opId, 'theirs');
  expect((await verifyChain(b.store, [id])).trouble).toEqual([]);

  const opened = await reopen(b.pen, id, mine.id, '补一页');
  await b.sync();
  await a.sync();
  expect((await finalise(a.pen, freezing(id, opened.id))).version).toBe(2);
  await a.sync();
  await b.sync();
  expect((await finalsOf(b.store, id)).map(({ step, version }) => `${step} ${version}`)).toEqual(['final 1', 'reopened 1', 'final 2']);
});

it('a finding of an inspection that is 定稿 cannot be ruled on by one who was offline', async () => {
  const at = 'www.late.gov.cn';
  const a = await browserOf(await unit.person('editor', '编辑甲'));
  const b = await browserOf(await unit.person('editor', '编辑乙'));
  await read(a.pen, [fault('SiteName')], { host: at });
  await a.sync();
  await b.sync();
  const seen = await page(a.store, at);
  await finalise(a.pen, freezing(seen.inspection!.id, null));
  await a.sync();
  await decide(b.pen, [seen.findings[0]!.record.id], 'confirmed', '');
  await b.sync();
  expect((await b.store.getAll('tray')).map(({ code }) => code)).toEqual(['finalised']);
});

it('a preview never reaches the server, adopted or not', async () => {
  const store = await newStore();
  const alone = penFor(store, { sharing: false });
  await beginInspection(alone, { host: 'cms.preview.gov.cn', kind: 'preview', rubric: 'guangxi-2017@1', homeIsNavigationOnly: false, period: null, people: [], sample: null, linksOncePer: null, secondLevelPages: null });
  await read(alone, [fault('SiteName')], { host: 'cms.preview.gov.cn' });
  const a = await browserOf(await unit.person('editor', '采编'));
  const { adopt } = await import('../../store/adopt.ts');
  await adopt(store, a.pen);
  expect(await a.store.count('finding')).toBe(1);
  expect(await a.store.count('op')).toBe(0);
});
