import { expect, it } from 'vitest';
import { neighbourOf } from '../../links/neighbour.ts';
import { plantedIn } from '../../entrypoints/background/reading/planted-words.ts';

it.each([
  ['https://a.gov.cn/zwgk/content_12.html?id=3', 'https://a.gov.cn/zwgk/duwang-00000000.html'], ['https://a.gov.cn/zwgk/', 'https://a.gov.cn/duwang-00000000/'],
  ['https://a.gov.cn/', 'https://a.gov.cn/duwang-00000000'], ['https://a.gov.cn/a/b.jspx', 'https://a.gov.cn/a/duwang-00000000.jspx'], ['https://a.gov.cn/a/%E7%94%B2', 'https://a.gov.cn/a/duwang-00000000'],
])('the neighbour of %s', (address, neighbour) => expect(neighbourOf(address, 0)).toBe(neighbour));

it('is another each time, and a name nobody gives', () => {
  expect(neighbourOf('https://a.gov.cn/b', 0.1)).not.toBe(neighbourOf('https://a.gov.cn/b', 0.2));
  expect(neighbourOf('https://a.gov.cn/b', 0.999999)).toMatch(/duwang-[a-z0-9]{8}$/);
});

it.each([
  ['https://www.old.com/', '新葡京娱乐城', '', '新葡京'], ['https://www.old.com/', '欢迎', '百家乐 时时彩 真人娱乐', '百家乐'],
  // One word in a text is not enough; warnings, government sites and known media speak of it too.
  ['https://www.old.com/', '某公司', '本公司从事博彩业研究', null], ['https://www.old.com/', '打击赌博专项行动', '', null],
  ['https://www.other.gov.cn/', '新葡京娱乐城', '', null], ['https://www.people.com.cn/', '揭秘百家乐', '', null],
])('planted words at %s, %s', (url, title, text, word) => {
  const found = plantedIn(url, title, text);
  if (word === null) expect(found).toBeNull();
  else expect(found).toContain(word.slice(0, 2));
});
