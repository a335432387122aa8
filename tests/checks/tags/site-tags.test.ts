import check from '../../../checks/tags/site-tags.ts';
import { testCheck } from '../../support/test-check.ts';
import { but, site, tagged } from './tagged-page.ts';

const failedApp = { failed: [{ url: 'https://www.shifan.gov.cn/static/js/app.js', kind: 'script' }] } as const;

testCheck(check, {
  type: 'article',
  passes: {
    'the three tags': tagged(site),
    'lower case, spaces, full width and glued attributes': `<!doctype html><html><head><meta content="示范县人民政府" name=" ｓitename "><meta name="SITEDOMAIN"content="www.shifan.gov.cn"><META NAME=siteidcode CONTENT=bm12345679></head><body>正文</body></html>`,
    'tags the browser moved to the body': '<!doctype html><html><head><div></div><meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifan.gov.cn"><meta name="SiteIDCode" content="9999990001"></head><body>正文</body></html>',
    'a list of domains, one of them ours': tagged(but(site, 'SiteDomain', 'www.sf.gov.cn，www.shifan.gov.cn')),
    'scheme, slash and no www': tagged(but(site, 'SiteDomain', 'http://shifan.gov.cn/')),
    'the parent site of a department host': { html: tagged(site), url: 'https://xxgk.shifan.gov.cn/a.html' },
    'the same tags twice': tagged([...site, ...site]),
    'twice, written differently but the same': tagged([...site, ['SiteDomain', 'https://WWW.shifan.gov.cn/'], ['SiteIDCode', ' 9999990001 ']]),
    'a preview is not asked for its host': { html: tagged(site), url: 'http://cms.example.com/preview/1.html', preview: true },
    'an address without a name is left to the domain check': { html: tagged(site), url: 'http://192.0.2.7/1.html' },
    'written by a script that ran': '<!doctype html><html><head><script>for (const [name, content] of [["SiteName","示范县人民政府"],["SiteDomain","www.shifan.gov.cn"],["SiteIDCode","9999990001"]]) { const meta = document.createElement("meta"); meta.name = name; meta.content = content; document.head.append(meta); }</script></head><body>正文</body></html>',
  },
  reports: {
    'none at all': { html: tagged([]), reports: ['missing/SiteName', 'missing/SiteDomain', 'missing/SiteIDCode'], says: [/网站名称/] },
    'in a comment only': { html: tagged([], '', '<!-- <meta name="SiteName" content="示范县人民政府"> -->'), reports: ['missing/SiteName', 'missing/SiteDomain', 'missing/SiteIDCode'] },
    'in a frame only': { html: tagged(but(site, 'SiteName', undefined), '<iframe srcdoc="<meta name=SiteName content=别的站><p>框架</p>"></iframe>'), until: (document) => document.querySelector('iframe')?.contentDocument?.body?.firstChild !== null, reports: ['missing/SiteName'] },
    empty: { html: tagged(but(site, 'SiteIDCode', '')), reports: ['empty/SiteIDCode'] },
    'blank, or a mark alone': { html: tagged([['SiteName', '\u00a0　'], ['SiteDomain', '-'], ['SiteIDCode', '/']]), reports: ['empty/SiteName', 'empty/SiteDomain', 'empty/SiteIDCode'] },
    'a value cut off by a no-break space': { html: '<!doctype html><html><head><meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifan.gov.cn"><meta name="SiteIDCode"\u00a0content="9999990001"></head><body>正文</body></html>', reports: ['empty/SiteIDCode'], says: [/特殊空格/] },
    'words of the template': { html: tagged([['SiteName', '网站名称'], ['SiteDomain', '网站域名'], ['SiteIDCode', '政府网站标识码']]), reports: ['placeholder/SiteName', 'placeholder/SiteDomain', 'placeholder/SiteIDCode'], says: [/“网站名称”/] },
    'variables of templates': { html: tagged([['SiteName', '${site.name}'], ['SiteDomain', '<CMSPRO_SITE domain>'], ['SiteIDCode', '{%code%}']]), reports: ['placeholder/SiteName', 'placeholder/SiteDomain', 'placeholder/SiteIDCode'] },
    'other leftovers': { html: tagged([['SiteName', 'XX县人民政府'], ['SiteDomain', 'www.xxx.gov.cn'], ['SiteIDCode', '0000000000']]), reports: ['placeholder/SiteName', 'placeholder/SiteDomain', 'placeholder/SiteIDCode'] },
    'what a script writes without a value': { html: tagged([['SiteName', 'none'], ['SiteDomain', 'null'], ['SiteIDCode', '[object Object]']]), reports: ['placeholder/SiteName', 'placeholder/SiteDomain', 'placeholder/SiteIDCode'] },
    'variables between other marks': { html: tagged([['SiteName', '[SiteName]'], ['SiteDomain', '#SITEDOMAIN#'], ['SiteIDCode', '@siteCode']]), reports: ['placeholder/SiteName', 'placeholder/SiteDomain', 'placeholder/SiteIDCode'] },
    'asked for and not given': { html: tagged(but(site, 'SiteName', '请输入网站名称')), reports: ['placeholder/SiteName'] },
    'a value that says there is none': { html: tagged(but(site, 'SiteName', '暂无')), reports: ['placeholder/SiteName'] },
    'our own block pasted without filling it in': { html: tagged(but(site, 'SiteIDCode', '【请填写：网站标识码】')), reports: ['placeholder/SiteIDCode'] },
    'code of twelve digits': { html: tagged(but(site, 'SiteIDCode', '310000000044')), reports: ['code-format/SiteIDCode'], says: [/310000000044/] },
    'code with the wrong letters': { html: tagged(but(site, 'SiteIDCode', 'bj12345678')), reports: ['code-format/SiteIDCode'] },
    'another site’s domain': { html: tagged(but(site, 'SiteDomain', 'www.biexian.gov.cn')), reports: ['domain-mismatch/SiteDomain'], says: [/biexian.*www\.shifan\.gov\.cn/] },
    'a domain below ours': { html: tagged(but(site, 'SiteDomain', 'xxgk.shifan.gov.cn')), reports: ['domain-mismatch/SiteDomain'] },
    'a name instead of a domain': { html: tagged(but(site, 'SiteDomain', '示范县')), reports: ['domain-mismatch/SiteDomain'] },
    'copies that differ': { html: tagged([...site, ['SiteName', '别县人民政府'], ['SiteIDCode', '9999990002']]), reports: ['conflicting-copies/SiteName', 'conflicting-copies/SiteIDCode'], says: [/2 次.*示范县.*别县/] },
    'a copy that is empty': { html: tagged([['SiteIDCode', ''], ...site]), reports: ['conflicting-copies/SiteIDCode'], says: [/（空）/] },
    'a shell whose statistics failed is judged': { html: tagged([], '<div id="app"><p>短</p></div>'), load: { failed: [{ url: 'https://hm.baidu.com/hm.js', kind: 'script' }] }, reports: ['missing/SiteName', 'missing/SiteDomain', 'missing/SiteIDCode'] },
    'a page with its own text is judged though scripts failed': { html: tagged([], `<div id="app">${'<p>本县召开工作会议，部署下一阶段重点任务。</p>'.repeat(12)}</div>`), load: failedApp, reports: ['missing/SiteName', 'missing/SiteDomain', 'missing/SiteIDCode'] },
    'markup and quotes in a value': { html: tagged(but(site, 'SiteIDCode', '"><script>alert(1)</script>')), reports: ['code-format/SiteIDCode'] },
    'clobbered names': { html: tagged([], '<form name="head"></form><form name="querySelector"><input name="getAttribute"></form>'), reports: ['missing/SiteName', 'missing/SiteDomain', 'missing/SiteIDCode'] },
  },
  cannot: {
    'an application shell whose script failed': { html: tagged([], '<div id="app"></div><p>加载中</p>'), load: failedApp, because: /app\.js.*标签可能尚未写出/ },
    'an application shell that never settled': { html: tagged([], '<app-root>加载中</app-root>'), load: { settledBy: 'limit' }, because: /仍未稳定/ },
    'an application shell, failures unknown': { html: tagged([], '<div id="root">加载中</div>'), load: { failuresKnown: false }, because: /请刷新页面/ },
  },
});
