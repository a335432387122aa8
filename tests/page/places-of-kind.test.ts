import { expect, it } from 'vitest';
import { mostPlaces, placesOfKind, type PlaceKind } from '../../page/places-of-kind.ts';
import { questionPlaces } from '../../standards/question-places.ts';
import { questionOf } from '../../standards/questions.ts';
import { loadPage } from '../support/load-page.ts';

const url = 'https://www.shifan.gov.cn/';
const words = async (html: string, ...kinds: readonly PlaceKind[]): Promise<readonly string[]> => placesOfKind((await loadPage({ html, url })).page, kinds).map((element) => (element.textContent || element.getAttribute('id') || element.localName).trim());

it('finds what is shown of each kind, each once, in the order of the kinds', async () => {
  const html = `<div class="nav"><a href="/">首页</a><a href="/a/">政务公开</a><a href="/b/">政务服务</a><a href="/c/">互动交流</a></div><h2>要闻</h2>
    <a href="http://www.example.com/">某公司</a><a href="http://www.gov.cn/">中国政府网</a><a href="http://xxgk.shifan.gov.cn/">本站</a><a href="http://hidden.example.com/" style="display:none">看不见</a>
    <a href="/x/table.xlsx">附件：名单</a><form id="ask"><input type="text" id="q"></form>`;
  expect(await words(html, 'outside-links')).toEqual(['某公司']);
  expect(await words(html, 'navigation', 'files')).toEqual(['政务公开', '政务服务', '互动交流', '附件：名单']);
  expect(await words(html, 'forms')).toEqual(['ask', 'q']);
  expect(await words(html, 'navigation', 'navigation', 'headings')).toHaveLength(4);
});

it('stops at a number a person can look through', async () => {
  expect(await words(Array.from({ length: 5000 }, (_, index) => `<a href="http://www.example.com/${index}">公司${index}</a>`).join(''), 'outside-links')).toHaveLength(mostPlaces);
});

it('is asked for by questions there are', () => {
  expect(Object.keys(questionPlaces).filter((id) => !questionOf(id))).toEqual([]);
});
