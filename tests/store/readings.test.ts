import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { Pen } from '../../store/pen.ts';
import { addLine, correctLine, digestOfLines, readShifts, restoreLine, signShift, withdrawLine } from '../../store/readings.ts';
import { endShift, startShift } from '../../store/shift.ts';
import { nameSite } from '../../store/site.ts';
import { fault, newStore, penFor, read } from './reports.ts';

const words = { title: '示范县人民政府', column: '首页', measures: '', newItems: null, findings: 1, found: '缺少标签 SiteName' };
const shifts = (pen: Pen) => readShifts(pen.store, '2026-01-01', '2026-12-31');

/** A listed site, read once before anybody was on duty. */
async function listed(over: Partial<Pen> = {}): Promise<{ readonly pen: Pen; readonly siteId: string }> {
  const pen = penFor(await newStore(), over);
  const { siteId } = await read(pen, []);
  await nameSite(pen, siteId, { name: '示范县人民政府', code: '4501990001', kind: 'portal' });
  return { pen, siteId };
}

it('writes what is read on a listed site while somebody is on duty, and nothing before or after', async () => {
  const { pen } = await listed();
  const shift = await startShift(pen, '上午班');
  await read(pen, [fault('SiteName'), fault('SiteDomain', { verdict: 'hint' })], { log: { column: '首页', items: ['a', 'b'] } });
  await endShift(pen);
  await read(pen, []);
  const [one, ...others] = await shifts(pen);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ own: true, signature: null, shift: { id: shift.id, name: '上午班', day: '2026-11-21', by: '张三' } });
  expect(one!.lines.map(({ current }) => current)).toMatchObject([{
    column: '首页', title: '示范县人民政府', newItems: null, checks: { settled: 1, cannot: 0, notRun: 0 }, findings: 1, found: '缺少标签 SiteName', by: '张三',
  }]);
});

it('keeps no log of a site nobody registered', async () => {
  const pen = penFor(await newStore());
  await startShift(pen, '上午班');
  await read(pen, [fault('SiteName')]);
  expect((await shifts(pen))[0]!.lines).toEqual([]);
});

it('counts what is new since the page was read before; a page come to again is one line, another result is another', async () => {
  const { pen } = await listed();
  await startShift(pen, '上午班');
  await read(pen, [], { log: { column: '首页', items: ['a', 'b'] } });
  await read(pen, [], { log: { column: '首页', items: ['a', 'b'] } });
  await read(pen, [fault('SiteName')], { log: { column: '首页', items: ['c', 'a', 'd'] } });
  expect((await shifts(pen))[0]!.lines.map(({ current }) => current.newItems)).toEqual([null, 2]);
});

it('writes a page down that was read shortly before the shift began', async () => {
  const { pen } = await listed();
  await startShift(pen, '上午班');
  await read(pen, []);
  expect((await shifts(pen))[0]!.lines).toHaveLength(1);
});

it('corrects and withdraws without losing what stood there, until the shift is signed', async () => {
  const { pen, siteId } = await listed();
  const { id } = await startShift(pen, '上午班');
  await read(pen, [fault('SiteName')]);
  await addLine(pen, id, siteId, 'http://www.demo.gov.cn/zwgk/', { ...words, title: '政务公开', column: '政务公开' });
  const [line, manual] = (await shifts(pen))[0]!.lines;
  await correctLine(pen, line!.current.id, { ...words, measures: '已告知网站责任人' }, '补写处置');
  await expect(correctLine(pen, line!.current.id, words, '')).rejects.toThrow('刚刚更正过');
  await withdrawLine(pen, manual!.current.id, '重复');
  await expect(signShift(pen, id)).rejects.toThrow('还没有结束');
  let shift = (await shifts(pen))[0]!;
  expect(shift.lines).toHaveLength(1);
  expect(shift.lines[0]).toMatchObject({ current: { measures: '已告知网站责任人', because: '补写处置' }, before: [{ measures: '' }] });
  expect(shift.withdrawn).toMatchObject([{ current: { because: '重复' }, before: [{ title: '政务公开' }] }]);
  await restoreLine(pen, shift.withdrawn[0]!.current.id);

  await endShift(pen);
  await signShift(pen, id);
  shift = (await shifts(pen))[0]!;
  expect(shift.lines).toHaveLength(2);
  expect(shift.signature).toMatchObject({ by: '张三', signed: { lines: 2, digest: digestOfLines(shift.lines) } });
  for (const late of [() => correctLine(pen, shift.lines[0]!.current.id, words, ''), () => withdrawLine(pen, shift.lines[0]!.current.id, ''), () => addLine(pen, id, siteId, 'http://x.gov.cn/', words), () => signShift(pen, id)]) {
    await expect(late()).rejects.toThrow('已经签名');
  }
});

it('needs a name, a name of the shift, and one shift at a time', async () => {
  await expect(startShift(penFor(await newStore(), { by: '本人' }), '上午班')).rejects.toThrow('须具名');
  const pen = penFor(await newStore());
  await expect(startShift(pen, ' ')).rejects.toThrow('班次名称');
  await startShift(pen, '上午班');
  await expect(startShift(pen, '下午班')).rejects.toThrow('已经在值班');
});

it('puts lines and the signature on their way to the server, and leaves the shifts of others alone', async () => {
  const { pen } = await listed();
  const { id } = await startShift(pen, '上午班');
  await read(pen, []);
  await endShift(pen);
  await signShift(pen, id);
  const ops = (await pen.store.getAllFromIndex('op', 'seq')).filter(({ op }) => op.entity === 'reading');
  expect(ops.map(({ op }) => [op.kind, op.id === id])).toEqual([['create', false], ['create', true]]);
  const line = (await shifts(pen))[0]!.lines[0]!.current;
  const other = '0199a0b0-0000-7000-8000-0000000000ff';
  await pen.store.put('reading', { id: other, rev: 1, base: null, data: { ...line, id: other, shiftId: other.replace('ff', 'fe'), by: '李四' } });
  const theirs = (await shifts(pen)).find(({ own }) => !own)!;
  expect(theirs).toMatchObject({ shift: { by: '李四' }, lines: [{ current: { id: other } }] });
  await expect(withdrawLine(pen, other, '')).rejects.toThrow('不是在本机值的');
});
