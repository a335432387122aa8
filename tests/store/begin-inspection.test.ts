import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { emptyInput } from '../../scoring/input.ts';
import { score } from '../../scoring/score.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { answer } from '../../store/answers.ts';
import { beginInspection, changeInspection, hostOf, type Begun } from '../../store/begin-inspection.ts';
import { verifyChain } from '../../store/chain.ts';
import { decide } from '../../store/decide.ts';
import { finalise, finalsOf, frozenInput, reopen, type Freezing } from '../../store/finalise.ts';
import { listInspections } from '../../store/list-inspections.ts';
import { readInspection } from '../../store/read-inspection.ts';
import { fault, newStore, penFor, read } from './reports.ts';

const begun = (part: Partial<Begun> = {}): Begun => ({
  host: 'www.demo.gov.cn', kind: 'spot-check', rubric: 'census-2015@1', homeIsNavigationOnly: false, period: { from: '2026-11-01', to: '2026-11-30' }, people: ['张三', '李四'], sample: null,
  linksOncePer: null, secondLevelPages: null, ...part,
});

describe('beginning an inspection', () => {
  it('takes the pages read from then on, whatever form the daily reading uses; when it ends they go to the reading again', async () => {
    const store = await newStore();
    const pen = penFor(store);
    await read(pen, [fault('SiteName')]);
    const id = await beginInspection(pen, begun());
    await read(pen, [fault('SiteName')]);
    expect((await readInspection(store, id)).findings).toHaveLength(1);
    await finalise(pen, freezing(id, null, '暂定'));
    await read(pen, [fault('SiteDomain')]);
    const reading = (await listInspections(store)).find(({ inspection }) => inspection.kind === 'reading')!;
    expect(reading.inspection.rubric).toBe('guangxi-2017@1');
    expect((await readInspection(store, reading.inspection.id)).findings.map(({ about }) => about).toSorted()).toEqual(['SiteDomain', 'SiteName']);
  });

  it.each([
    ['a period that ends before it starts', { period: { from: '2026-11-30', to: '2026-11-01' } }, '结束日期（2026-11-01）早于开始日期（2026-11-30）'],
    ['no host', { host: '某县政府' }, '网址不对'], ['another scheme', { host: 'javascript:alert(1)' }, '网址不对'], ['too many people', { people: Array.from({ length: 51 }, () => '人') }, '过长'],
  ] as const)('refuses %s in words and leaves nothing', async (_, part, said) => {
    const store = await newStore();
    await expect(beginInspection(penFor(store), begun(part as unknown as Partial<Begun>))).rejects.toThrow(said);
    expect(await store.count('inspection')).toBe(0);
    expect(await store.count('site')).toBe(0);
  });

  it('refuses a second one while one is open, and a change that turns the period round', async () => {
    const store = await newStore();
    const pen = penFor(store);
    const id = await beginInspection(pen, begun());
    await expect(beginInspection(pen, begun({ kind: 'census' }))).rejects.toThrow('已有一次进行中的巡检');
    await expect(changeInspection(pen, id, { period: { from: '2026-02-02', to: '2026-02-01' } })).rejects.toThrow('早于开始日期');
    await changeInspection(pen, id, { linksOncePer: 'site', homeIsNavigationOnly: true });
    expect((await store.get('inspection', id))!.data).toMatchObject({ linksOncePer: 'site', homeIsNavigationOnly: true, period: { from: '2026-11-01', to: '2026-11-30' } });
  });

  it('keeps a preview to itself: nothing of it is ever put on its way, and it is no inspection of the site', async () => {
    const store = await newStore();
    const pen = penFor(store);
    const id = await beginInspection(pen, begun({ kind: 'preview' }));
    await read(pen, [fault('SiteName')]);
    const [finding] = (await readInspection(store, id)).findings;
    await decide(pen, [finding!.id], 'confirmed', '');
    await answer(pen, { inspectionId: id, rubric: 'census-2015@1', kind: 'row', row: 'D4d', holds: 'yes', count: 1, status: null, probes: null, note: '' });
    expect(await store.count('op')).toBe(0);
    expect(await listInspections(store)).toEqual([]);
    expect(await listInspections(store, true)).toHaveLength(1);
  });

  it.each([['http://WWW.Demo.gov.cn/xxgk/', 'www.demo.gov.cn'], [' www.demo.gov.cn ', 'www.demo.gov.cn'], ['政务.中国', 'xn--vuqs4z.xn--fiqs8s'], ['demo', null], ['', null]])('reads the host in %s', (typed, host) => {
    expect(hostOf(typed) === null).toBe(host === null);
    if (host && !host.startsWith('xn--')) expect(hostOf(typed)).toBe(host);
  });
});

function freezing(inspectionId: string, after: string | null, note: string): Freezing {
  return { inspectionId, after, pack: guangxi2017, input: emptyInput, sheet: score(guangxi2017, emptyInput), pages: 1, tools: ['0.1.0'], catalogues: ['c'], note };
}

describe('定稿', () => {
  it('freezes the sheet: nothing changes it until it is reopened, and then the next is a new version', async () => {
    const store = await newStore();
    const pen = penFor(store);
    await read(pen, [fault('SiteName')]);
    const { id } = (await listInspections(store))[0]!.inspection;
    const [finding] = (await readInspection(store, id)).findings;
    await expect(finalise(pen, freezing(id, null, ' '))).rejects.toThrow('须写明理由');
    const first = await finalise(pen, freezing(id, null, '如期定稿'));
    expect(first).toMatchObject({ seq: 1, version: 1, step: 'final', by: '张三' });
    const said = { inspectionId: id, rubric: 'guangxi-2017@1', kind: 'row', row: 'D4d', holds: 'yes', count: 1, status: null, probes: null, note: '' } as const;
    await expect(answer(pen, said)).rejects.toThrow('已经定稿');
    await expect(decide(pen, [finding!.id], 'confirmed', '')).rejects.toThrow('已经定稿');
    await expect(finalise(pen, freezing(id, first.id, '再来'))).rejects.toThrow('已经定稿');
    await expect(reopen(pen, id, first.id, '')).rejects.toThrow('为什么重新打开');

    const opened = await reopen(pen, id, first.id, '漏了一页');
    await answer(pen, said);
    await decide(pen, [finding!.id], 'confirmed', '');
    const second = await finalise(pen, freezing(id, opened.id, '第二稿'));
    expect(second).toMatchObject({ seq: 3, version: 2 });
    expect((await finalsOf(store, id)).map(({ step, version }) => `${step}${version}`)).toEqual(['final1', 'reopened1', 'final2']);
    expect((await finalsOf(store, id))[0]).toEqual(first);
    const frozen = (await frozenInput(store, first.inputHash))!;
    expect(score(JSON.parse(frozen.pack) as typeof guangxi2017, frozen.input)).toEqual(score(guangxi2017, emptyInput));
    expect((await verifyChain(store, [id])).trouble).toEqual([]);
  });

  it('of two at once is one: the other is told who was faster', async () => {
    const store = await newStore();
    const pen = penFor(store);
    await read(pen, []);
    const { id } = (await listInspections(store))[0]!.inspection;
    await finalise(pen, freezing(id, null, '甲'));
    await expect(finalise({ ...pen, by: '李四' }, freezing(id, null, '乙'))).rejects.toThrow('张三刚刚已定稿');
    expect(await finalsOf(store, id)).toHaveLength(1);
  });
});
