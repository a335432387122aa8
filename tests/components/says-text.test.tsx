import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { shortAddress } from '../../components/short-address.ts';
import { atRest } from '../support/at-rest.ts';
import { root, rows, show, takeAway } from './shown-list.tsx';
import { someFinding, someTab } from './tab-state.ts';

const host = 'https://zwfw.shifanxian.gov.cn/';
const address = `${host}portal/gkml/fgwj/202603/t20260311_8812034_content_detail.shtml?columnId=0f3a9c2e&articleKey=shifanxianrenmin-2026-03-11`;
const named = (says: string) => someTab({ findings: [someFinding({ record: { says } })] });
const says = (): HTMLElement => root().querySelector<HTMLElement>('.row-says')!;

beforeAll(() => page.viewport(400, 600));
afterAll(() => page.viewport(1280, 900));
afterEach(takeAway);

/** Where some of the words stand on the screen. */
function boxOf(words: string): DOMRect {
  const walker = document.createTreeWalker(says(), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.nodeValue!.indexOf(words);
    if (start < 0) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + words.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`“${words}” is not shown`);
}

it('a long address begins on the line of the words before it, and what is wrong stays in sight', async () => {
  await show(named(`链接“${address}”打不开：返回 404。地址：${address}`));
  expect(boxOf('https').top).toBe(boxOf('链接').top);
  expect(boxOf('404').bottom).toBeLessThanOrEqual(says().getBoundingClientRect().bottom);
  expect(says().scrollWidth).toBeLessThanOrEqual(says().clientWidth);
});

it('is shortened with its host whole while the row is closed, and stands in full when it is open', async () => {
  await show(named(`“${address}”打不开`));
  const shown = says().querySelector('span')!;
  expect(says().textContent).toBe(`“${host}…ianrenmin-2026-03-11”打不开`);
  expect(shown.title).toBe(address);
  rows()[0]!.querySelector<HTMLButtonElement>('button.row-title')!.click();
  await atRest();
  expect(says().textContent).toBe(`“${address}”打不开`);
  expect(says().querySelector('span')!.title).toBe('');
});

it('leaves short addresses and all other words as they are', async () => {
  const short = '指向 http://www.shifan.gov.cn/a.html。见 “https://b.gov.cn/附件”';
  await show(named(short));
  expect(says().textContent).toBe(short);
  expect(says().querySelector('[title]')).toBeNull();
  expect(shortAddress(`https://${'x'.repeat(70)}.gov.cn/a`)).toBe(`https://${'x'.repeat(70)}.gov.cn/a`);
  expect(shortAddress(`https://a.gov.cn/${'乙'.repeat(60)}𠮷尾`)).toBe(`https://a.gov.cn/…${'乙'.repeat(18)}𠮷尾`);
});
