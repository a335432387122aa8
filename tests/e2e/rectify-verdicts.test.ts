import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './fixtures.ts';
import { address, confirmMissing, issueAll, lineOf, openPeople, reportDone, sync, verify, type People, type Worker } from './support/rectify-people.ts';

let people: People;
let site: People['site'];
let reviewer: Worker;
let editor: Worker;

beforeAll(async () => {
  people = await openPeople();
  ({ site, reviewer, editor } = people);
});
afterAll(async () => people?.close());

it('the page is deleted instead of mended: 以删代改, not closed, until a reviewer finds it right in words', async () => {
  site.put('/xw/b.html', { title: '另一则通知' });
  await confirmMissing(people, reviewer, '/xw/b.html');
  await issueAll(reviewer);
  await sync(reviewer);
  await sync(editor);
  site.put('/xw/b.html', { status: 404 });
  await reportDone(editor, '-0001', '已删除');
  await sync(reviewer);
  expect(await verify(reviewer, '-0001')).toMatchObject({ seen: { removed: 1 }, proven: false });
  await reviewer.desk.keyboard.press('1');
  expect((await lineOf(reviewer, '-0001'))!.state).toBe('review');
  await reviewer.desk.getByRole('button', { name: '人工核验…' }).click();
  await reviewer.desk.getByRole('button', { name: '已改或处置得当' }).click();
  await reviewer.desk.getByText('请写明理由').waitFor();
  await reviewer.desk.getByLabel('看到了什么，为什么这样认定').fill('通知发错了单位，应当撤下');
  await reviewer.desk.getByRole('button', { name: '已改或处置得当' }).click();
  await eventually(async () => (await lineOf(reviewer, '-0001'))?.proven, 'the word of the reviewer');
  await reviewer.desk.getByRole('button', { name: '销号' }).click();
  await eventually(async () => (await lineOf(reviewer, '-0001'))?.state === 'closed', 'the item to be closed');
  await sync(reviewer);
});

it('the same page with the same fault at another address is 换处再现; a page that does not open is 无法核验', async () => {
  site.put('/xw/c.html', { title: '招聘公告（第三批）' });
  await confirmMissing(people, reviewer, '/xw/c.html');
  await issueAll(reviewer);
  await sync(reviewer);
  await sync(editor);
  await reportDone(editor, '-0002', '');
  await sync(reviewer);
  site.put('/xw/c.html', { status: 503 });
  expect(await verify(reviewer, '-0002')).toMatchObject({ seen: { unable: 1 }, proven: false, state: 'answered' });

  site.put('/xw/c.html', { status: 404 });
  site.put('/new/c.html', { title: '招聘公告（第三批）' });
  const moved = await reviewer.browser.open(address('/new/c.html'));
  await reviewer.view.settled(moved);
  await moved.close();
  expect(await verify(reviewer, '-0002')).toMatchObject({ seen: { relocated: 1 }, proven: false });
  await reviewer.desk.getByText(address('/new/c.html')).first().waitFor();
});
