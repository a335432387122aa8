import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../page/hidden/page-outline.ts';
import { expectLinear } from '../../support/growth.ts';

const at = new URL('https://www.shifan.gov.cn/');

describe('outline of a page as sent', () => {
  it('reads title, keywords, description, foreign hosts and planted words', () => {
    const outline = outlineOf(`<title> 示范县 &amp; 网站 </title><meta content='县情' name=keywords><META NAME="Description" content="示范县概况">
      <a href="/a">本站</a><a class=x href=http://www.qiye.example/a?b=1>企业</a><iframe src="//player.example/v"></iframe><a href="/visit/link?url=http%3A%2F%2Finner.example%2F">转</a><p>最新<b>百家乐</b>平台</p>`, at);
    expect(outline).toMatchObject({ title: '示范县 & 网站', keywords: '县情', description: '示范县概况' });
    expect(outline.hosts.map(({ host }) => host)).toEqual(['www.qiye.example', 'player.example', 'inner.example']);
    expect(outline.words.map(({ word }) => word)).toEqual(['百家乐']);
  });

  it('leaves out comments, scripts, styles, and words in warnings', () => {
    const outline = outlineOf('<!-- <a href="http://a.example/">x</a> --><script>document.write("<a href=http://b.example/>百家乐</a>")</script><style>a{}</style><p>严厉打击网络赌博和百家乐等违法活动</p><script>没有结束 <a href="http://c.example/">', at);
    expect(outline.hosts).toEqual([]);
    expect(outline.words).toEqual([]);
  });

  it('stays linear and bounded on hostile markup', async () => {
    for (const [before, part, after] of [['', '<a '], ['<a href="', 'x'], ['', '<!--'], ['', '<a href=http://'], ['<a ', 'href ', '>'], ['', '&#'], ['', '<meta '], ['', '<title ']] as const) {
      await expectLinear((size) => `${before}${part.repeat(size)}${after ?? ''}`, (text) => outlineOf(text, at));
    }
    const many = outlineOf(Array.from({ length: 3000 }, (_, n) => `<a href="http://h${n}.example/">x</a>`).join(''), at);
    expect(many.hosts).toHaveLength(500);
  });
});
