import check from '../../../checks/content/policy-links.ts';
import { testCheck } from '../../support/test-check.ts';

const title = '示范县人民政府关于印发《示范县公租房管理办法》的通知';
const body = `<p>示政发〔2026〕12号</p><div id="zoom">${'<p>第一条 为规范公租房管理，根据有关规定，结合本县实际，制定本办法。</p>'.repeat(4)}</div>`;
const page = (head: string, rest: string, tags = ''): string => `<html><head><title>${head}-示范县人民政府</title><meta name="ArticleTitle" content="${head}">${tags}</head><body><div class="nav"><a href="/zcjd/">政策解读</a></div><h1>${head}</h1><p>发布时间：2026-11-03 09:00 来源：示范县人民政府</p>${rest}<div class="footer"><a href="/zcjd/">政策解读</a> 网站标识码：1304000009</div></body></html>`;
const explained = '《示范县公租房管理办法》政策解读';

testCheck(check, {
  type: 'article',
  passes: {
    'a document with a link to its interpretation': page(title, `${body}<p>相关解读：<a href="/jd/1.html">${explained}</a></p>`),
    'a heading with a link whose words do not say it': page(title, `${body}<h3>相关解读</h3><ul><li><a href="/jd/1.html">一张图带您了解公租房新规</a></li></ul>`),
    'a picture as the entry': page(title, `${body}<a href="/jd/1.html"><img alt="图解：公租房管理办法" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></a>`),
    'a button beside the title': page(title, `<a href="#jd">文字解读</a>${body}`),
    'an interpretation with a link to the document': page(explained, `<div id="zoom"><p>近日，县政府印发了<a href="/wj/1.html">《示范县公租房管理办法》</a>，现解读如下。</p></div>`),
    'an interpretation named by a heading of its kind, with its document': page('解读｜示范县公租房管理办法', '<div id="zoom"><p>近日，县政府印发了<a href="/wj/1.html">《示范县公租房管理办法》</a>，现解读如下。</p></div>'),
    'an interpretation with 政策原文': page(explained, `<div id="zoom"><p>一、背景。二、主要内容如下所述，请遵照执行。</p></div><p>政策原文：<a href="/wj/1.html">点击查看</a></p>`),
  },
  reports: {
    'a document without an entry; menus do not count': { html: page(title, body), reports: [`no-interpretation/${title}`] },
    'a menu beside the text is no entry': { html: page(title, `${body}<div class="side"><ul><li><a href="/zcwj/">政策文件</a></li><li><a href="/xxgk/zcjd">政策解读</a></li></ul></div>`), reports: ['no-interpretation'] },
    'an interpretation that stands alone': { html: page(explained, `<div id="zoom"><p>一、起草背景。近年来，随着城镇化的推进，有关规定已经不适应需要。</p></div><p>上一篇：<a href="/jd/2.html">《示范县停车管理办法》政策解读</a></p><a href="/jd/3.html">《示范县烟花管理办法》政策解读</a>`), reports: [`no-source-document/${explained}`] },
    'an interpretation named by a heading of its kind': { html: page('解读｜示范县公租房管理办法', '<div id="zoom"><p>一、起草背景。近年来，随着城镇化的推进，有关规定已经不适应需要。</p></div>'), reports: ['no-source-document'] },
    'the same in brackets': { html: page('【政策解读】示范县促进消费若干措施', '<div id="zoom"><p>一、起草背景。近年来，随着城镇化的推进，有关规定已经不适应需要。</p></div>'), reports: ['no-source-document'] },
  },
  cannot: {
    'a script that may write the entry': { html: page(title, body), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/related.js', kind: 'script' }] }, because: /related\.js/ },
  },
  inapplicable: {
    'news': { html: page('示范县召开公租房管理工作推进会', body) },
    'news about an interpretation': { html: page('示范县举办《公租房管理办法》政策解读培训会', body) },
    'news that begins like an interpretation': { html: page('解读：示范县政府工作报告里的民生温度', body) },
    'a talk under the same heading': { html: page('解读｜专家谈公租房怎么申请', body) },
    'a notice of an event': { html: page('关于举办2026年宣传教育活动的通知', body) },
    'an appointment': { html: page('示范县人民政府关于张三等同志任免职的通知', body) },
    'a call for opinions': { html: page('关于征求《示范县停车管理办法（征求意见稿）》意见的公告', body) },
    'a document of the State Council': { html: page('国务院办公厅关于印发《某某管理办法》的通知', body) },
    'a column': { html: '<p>政策文件</p>', type: 'column' },
  },
});
