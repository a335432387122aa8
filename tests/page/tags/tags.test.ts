import { describe, expect, it } from 'vitest';
import { tagBlock } from '../../../page/tags/tag-block.ts';
import { valueState } from '../../../page/tags/tag-value.ts';
import { tagsOf } from '../../../page/tags/tags.ts';
import { loadPage, type PageCase } from '../../support/load-page.ts';
import { expectLinear } from '../../support/growth.ts';

describe('valueState', () => {
  it.each([
    ['SiteName', '{{siteName}}', 'placeholder'], ['SiteName', 'undefined', 'placeholder'], ['SiteName', '这里是网站名称', 'placeholder'], ['SiteName', 'SiteName', 'placeholder'],
    ['SiteName', '示范县人民政府', 'filled'], ['SiteName', '中国示范', 'filled'], ['SiteName', '—', 'empty'], ['SiteName', null, 'empty'], ['SiteName', '', 'empty'],
    ['ColumnName', '来源', 'filled'], ['ColumnName', '网站名称', 'placeholder'], ['ColumnName', '关键词', 'filled'], ['ColumnDescription', '描述 ${x} 之类', 'placeholder'],
    ['ContentSource', '来源', 'placeholder'], ['ContentSource', '本站', 'filled'], ['ContentSource', 'xxx', 'placeholder'], ['Description', '描述', 'placeholder'],
    ['ArticleTitle', '关于$100亿项目的说明', 'filled'], ['ArticleTitle', 'XX镇召开会议', 'filled'], ['ArticleTitle', '标题', 'placeholder'], ['ArticleTitle', '1', 'filled'],
    ['PubDate', '%DATE%', 'placeholder'], ['SiteIDCode', '1234567890', 'placeholder'], ['SiteIDCode', 'bm00000000', 'placeholder'], ['SiteIDCode', '3000000000', 'filled'],
  ] as const)('%s="%s" is %s', (name, content, state) => expect(valueState(name, content)).toBe(state));

  it('stays linear on hostile values', async () => {
    for (const part of ['${', '{{', '[', 'x']) await expectLinear((size) => part.repeat(size), (value) => valueState('ColumnDescription', value));
  });
});

describe('tagsOf', () => {
  it('lets the first filled copy decide and keeps all copies', async () => {
    const { page, close } = await loadPage({ html: '<html><head><meta name="sitename" content=""><meta name="SiteName" content="甲县人民政府"><meta name="SITENAME" content="乙县人民政府"></head><body>x</body></html>' });
    const { state, value, copies } = tagsOf(page).SiteName;
    expect([state, value, copies.length]).toEqual(['filled', '甲县人民政府', 3]);
    close();
  });
});

describe('tagBlock', () => {
  const blockOf = async (input: PageCase): Promise<readonly string[]> => {
    const { page, close } = await loadPage(input);
    const block = tagBlock(page);
    close();
    return block.split('\n');
  };

  it('fills an article’s block from the page, in the official order and spelling', async () => {
    const html = `<!doctype html><html><head><title>关于停水的"通知"_示范县人民政府</title><meta name="pubdate" content="2026-11-03"><meta name="Author" content="张某"><meta name="Keywords" content=""></head><body>
      <h1>关于停水的"通知"</h1><p>发布时间：2026-11-03 09:20:31　来源：示范县水利局</p><div id="zoom"><p>${'因管网检修，城东片区将暂停供水，请提前储水。'.repeat(4)}</p></div>
      <footer><p>主办：示范县人民政府 网站标识码：9999990001 <a href="#">网站地图</a> 某ICP备12345678号</p></footer></body></html>`;
    expect(await blockOf({ html, type: 'article' })).toEqual([
      '<meta name="SiteName" content="示范县人民政府" />',
      '<meta name="SiteDomain" content="www.shifan.gov.cn" />',
      '<meta name="SiteIDCode" content="9999990001" />',
      '<meta name="ColumnName" content="【请填写：栏目名称】" />',
      '<meta name="ColumnType" content="【请填写：栏目类别，如“政策文件”“工作动态”】" />',
      '<meta name="ArticleTitle" content="关于停水的&quot;通知&quot;" />',
      '<meta name="PubDate" content="2026-11-03 09:20" />',
      '<meta name="ContentSource" content="示范县水利局" />',
      '<meta name="Author" content="张某" />',
    ]);
  });

  it('keeps good values, corrects the time, asks for what nobody knows', async () => {
    const html = '<!doctype html><html><head><title>x</title><meta name="SiteName" content="<b>示范县</b>人民政府"><meta name="SiteDomain" content="http://www.sf.gov.cn/, www.shifan.gov.cn"><meta name="SiteIDCode" content="12"><meta name="PubDate" content="2020年08月02日"></head><body>x</body></html>';
    const lines = await blockOf({ html, type: 'article' });
    expect(lines.slice(0, 3)).toEqual([
      '<meta name="SiteName" content="&lt;b&gt;示范县&lt;/b&gt;人民政府" />', '<meta name="SiteDomain" content="www.shifan.gov.cn" />', '<meta name="SiteIDCode" content="【请填写：网站标识码，10位数字或bm加8位数字】" />',
    ]);
    expect(lines).toContain('<meta name="PubDate" content="2020-08-02 【请填写：时:分】" />');
    expect(lines).toContain('<meta name="ContentSource" content="【请填写：来源】" />');
  });

  it('gives a column its four tags, and a home page none of them', async () => {
    const column = await blockOf({ html: '<html><head><title>通知公告_示范县人民政府</title></head><body>x</body></html>', type: 'column', site: { name: null, code: '9999990001', homeHeader: null, homeFooter: null, frameExempt: [] } });
    expect(column.map((line) => /name="(\w+)"/.exec(line)?.[1])).toEqual(['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']);
    expect(column.slice(2, 4)).toEqual(['<meta name="SiteIDCode" content="9999990001" />', '<meta name="ColumnName" content="通知公告" />']);
    expect(await blockOf({ html: '<p>x</p>', type: 'home' })).toHaveLength(3);
  });

  it('does not write a preview’s host or address', async () => {
    const lines = await blockOf({ html: '<meta name="Url" content="/x.html"><p>x</p>', type: 'article', preview: true, url: 'http://cms.example.com:9000/preview/1' });
    expect(lines.join()).not.toMatch(/cms\.example/);
    expect(lines[1]).toBe('<meta name="SiteDomain" content="【请填写：网站域名】" />');
  });
});
