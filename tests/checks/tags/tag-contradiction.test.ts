import check from '../../../checks/tags/tag-contradiction.ts';
import { testCheck } from '../../support/test-check.ts';
import { article, but, site, tagged } from './tagged-page.ts';

const prose = `<div id="zoom"><p>${'因管网检修，城东片区将暂停供水，请居民提前储水，恢复时间另行通知。'.repeat(4)}</p></div>`;
const particulars = '<p>发布时间：2026-11-03 09:20　来源：示范县水利局</p>';
const page = ({ heading = '<h1>关于城东片区停水的通知</h1>', line = particulars, tags = article as readonly (readonly [string, string | null])[], footer = '' } = {}): string => tagged([...site, ...tags], `${heading}${line}${prose}${footer}`);
const footer = (code: string): string => `<footer><p>主办：示范县人民政府　网站标识码：${code}　某ICP备12345678号 <a href="/map.html">网站地图</a></p></footer>`;
const report = (code: string): string => `<footer><p>主办：示范县人民政府 <a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${code}"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="政府网站找错"></a> 某ICP备12345678号</p></footer>`;

testCheck(check, {
  type: 'article',
  passes: {
    'everything agrees': page({ footer: footer('9999990001') }),
    'heading with a line break, quotes of another kind': page({ heading: '<h1>关于“城东片区”<br>停水的通知</h1>', tags: but(article, 'ArticleTitle', '关于"城东片区"停水的通知') }),
    'heading with a subtitle': page({ heading: '<h1>关于城东片区停水的通知<br>——县水利局</h1>' }),
    'no heading to be sure of': tagged([...site, ...article], `<p>短</p>${prose}`),
    'full-width digits': page({ heading: '<h1>２０２６年停水通知</h1>', tags: but(article, 'ArticleTitle', '2026年停水通知') }),
    'SiteName in its short form': { html: tagged([['SiteName', '中国示范'], ['SiteDomain', 'www.shifan.gov.cn'], ['SiteIDCode', '9999990001']], '<h1>示范县人民政府</h1>'), type: 'home' },
    'times within a day': page({ tags: but(article, 'PubDate', '2026-11-04 08:00') }),
    'shown without a time': page({ line: '<p>发布时间：2026-11-03　来源：示范县水利局</p>', tags: but(article, 'PubDate', '2026-11-04 10:00') }),
    'another date on the page is a document’s': page({ line: '<p>成文日期：2024-01-05</p><p>发布时间：2026-11-03 09:20　来源：示范县水利局</p>' }),
    'an update time beside the publish time': page({ line: '<p>更新时间：2026-11-20 10:00　来源：示范县水利局</p>' }),
    'short form of the source': page({ line: '<p>发布时间：2026-11-03 09:20　来源：县水利局</p>' }),
    'abbreviated source': page({ line: '<p>发布时间：2026-11-03 09:20　来源：县文旅局</p>', tags: but(article, 'ContentSource', '示范县文化广电和旅游局') }),
    'source in book marks': page({ line: '<p>发布时间：2026-11-03 09:20　来源：《示范日报》</p>', tags: but(article, 'ContentSource', '示范日报') }),
    'shown source is 本网': page({ line: '<p>发布时间：2026-11-03 09:20　来源：本网</p>' }),
    'shown source is a variable a script left unfilled': page({ line: '<p>发布时间：2026-11-03 09:20　来源：null</p>' }),
    'no source shown': page({ line: '<p>发布时间：2026-11-03 09:20</p>' }),
    'malformed code in the footer is another check’s': page({ footer: footer('12345') }),
    'codes of other sites in the text': page({ line: `${particulars}<div class="TRS_Editor"><p>附表　网站标识码：8888880001</p></div>`, footer: footer('9999990001') }),
    'a hidden mobile footer with another code': page({ footer: `${footer('9999990001')}<div style="display:none">${footer('8888880001')}</div>` }),
    'relative Url': { html: page({ tags: [...article, ['Url', './t20261103_1234567.html']] }) },
    'Url with www and parameters': { html: page({ tags: [...article, ['Url', 'https://shifan.gov.cn/xwzx/202611/t20261103_1234567.html']] }), url: 'https://www.shifan.gov.cn/xwzx/202611/t20261103_1234567.html?from=timeline' },
    'a preview’s Url': { html: page({ tags: [...article, ['Url', 'https://www.shifan.gov.cn/a.html']] }), preview: true, url: 'http://cms.example.com/preview/1' },
    'tags of an article on a column are not compared': { html: page({ tags: but(article, 'ArticleTitle', '别的标题') }), type: 'column' },
    'placeholder values are another check’s': page({ tags: [['ArticleTitle', '标题'], ['PubDate', '发布时间'], ['ContentSource', '来源']] }),
  },
  reports: {
    title: { html: page({ tags: but(article, 'ArticleTitle', '关于城西片区停电的公告') }), reports: ['title/ArticleTitle'], says: [/城西.*城东/] },
    date: { html: page({ tags: but(article, 'PubDate', '2022-04-24 10:00:43') }), reports: ['date/PubDate'], says: [/2022-04-24.*2026-11-03 09:20.*约 5 年/] },
    'two days apart': { html: page({ tags: but(article, 'PubDate', '2026-11-05 09:20') }), reports: ['date/PubDate'], says: [/2 天左右/] },
    source: { html: page({ tags: but(article, 'ContentSource', '新华社') }), reports: ['source/ContentSource'], says: [/新华社.*示范县水利局/] },
    'code of the footer': { html: page({ footer: footer('8888880001') }), reports: ['site-code/SiteIDCode'], says: [/标签是 9999990001，底部文字是 8888880001/] },
    'code of the report entry': { html: page({ footer: report('8888880001') }), reports: ['site-code/SiteIDCode'], says: [/找错入口是 8888880001/] },
    'footer against report entry, without a tag': { html: tagged([], `${prose}${footer('9999990001')}${report('8888880001')}`), type: 'home', reports: ['site-code/SiteIDCode'] },
    'Url of another page': { html: page({ tags: [...article, ['Url', 'https://www.shifan.gov.cn/xwzx/other.html']] }), reports: ['url/Url'], says: [/other\.html/] },
    'Url that is no address': { html: page({ tags: [...article, ['Url', 'http://']] }), reports: ['url/Url'] },
    'Url over http on an https page': { html: page({ tags: [...article, ['Url', 'http://www.shifan.gov.cn/xwzx/202611/t20261103_1234567.html']] }), reports: ['url/Url'] },
  },
});
