import { describe, expect, it } from 'vitest';
import check from '../../../checks/links/hidden-link.ts';
import { run, testCheck } from '../../support/test-check.ts';
import { concealments, twins } from './hidden-link-samples.ts';

/** A page around the sample, so that it has neighbours, a menu and visible links of other sites. */
function inPage(sample: string): string {
  if (/<html/i.test(sample)) return sample;
  return `<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
<div class="content"><h1>关于召开会议的通知</h1><p>各乡镇人民政府，县政府各部门：现将有关事项通知如下。</p></div>${sample}
<div class="footer"><a href="https://www.gov.cn/">中国政府网</a><a href="https://www.example.com/">合作单位</a></div>`;
}

describe('hidden-link: own set of concealments', () => {
  const missed: string[] = [];
  for (const [name, sample] of Object.entries(concealments)) {
    it(`finds: ${name}`, async () => {
      const html = typeof sample === 'string' ? sample : sample.html;
      const result = await run(check, { html: inPage(html), type: 'article', ...(typeof sample === 'string' ? {} : { source: sample.source }) });
      if (result.findings.length === 0) missed.push(name);
      expect(result.findings.map(({ code, about }) => `${code} ${about}`)).toHaveLength(1);
      expect(result.outcome).toMatch(/^(?:fail|review)$/);
    });
  }
  it('is at least sixty, and finds all but few', () => {
    expect(Object.keys(concealments).length).toBeGreaterThanOrEqual(60);
    expect(missed).toEqual([]);
  });
});

describe('hidden-link: legitimate twins', () => {
  for (const [name, sample] of Object.entries(twins)) {
    it(`is silent on: ${name}`, async () => {
      const result = await run(check, { html: inPage(sample), type: 'article' });
      expect(result.findings.map(({ code, says }) => `${code} ${says}`)).toEqual([]);
      expect(result.outcome).toBe('pass');
    });
  }
  it('is at least forty', () => expect(Object.keys(twins).length).toBeGreaterThanOrEqual(40));
});

const spam = '<a href="http://www.abc888.com/">澳门博彩</a>';
const six = ['a1x.com', 'b2y.net', 'c3z.com', 'd4w.org', 'e5v.com', 'f6u.com'].map((host, index) => `<a href="http://www.${host}/">站点${index}</a>`).join('');

testCheck(check, {
  type: 'article',
  passes: {
    'visible links': '<a href="http://www.example.com/">企业</a>',
    'hidden links of the site itself and of government': '<div style="display:none"><a href="/a.html">甲</a><a href="https://www.gov.cn/">乙</a><a href="https://www.other.gov.cn/">丙</a></div>',
    'one hidden link with a name that a script may use': '<a href="http://www.vendor-it.com/" style="display:none" id="jszc">技术支持</a>',
    'in a comment': `<!-- <div style="display:none">${spam}</div> -->`,
    'in a template': `<template>${spam}</template>`,
    'a warning in a hidden menu': '<div style="display:none"><a href="http://www.example.com/fz">打击整治网络赌博违法犯罪</a></div>',
    'a title the text itself speaks of': { html: '<!doctype html><html><head><title>永利社区新葡京小区改造</title></head><body><h1>永利社区新葡京小区改造</h1></body></html>', source: '<title>永利社区新葡京小区改造</title><h1>永利社区新葡京小区改造</h1>' },
    'a lottery of the state': '<div style="display:none"><a href="http://www.example.com/fc">福利彩票公益金使用情况</a></div>',
  },
  reports: {
    'a credit that its own style takes away': { html: '<a href="http://www.vendor-it.com/" style="display:none">技术支持</a>', reports: ['suspicious/www.vendor-it.com'] },
    'a planted title that is shown as it stands': { html: '<!doctype html><html><head><title>新葡京娱乐_示范县人民政府</title></head><body><h1>示范县召开会议</h1></body></html>', source: '<!doctype html><html><head><title>新葡京娱乐_示范县人民政府</title></head><body><h1>示范县召开会议</h1></body></html>', reports: ['keyword-spam'] },
    'a planted word': { html: `<div style="display:none">${spam}</div>`, reports: ['keyword-spam/www.abc888.com'], says: [/藏有违法推广内容“博彩”.*www\.abc888\.com（设为不显示，文字“澳门博彩”）/] },
    'a list of strange hosts off the page': { html: `<div style="position:absolute;left:-9999px">${six}</div>`, reports: ['hidden-external'], says: [/6 个，文字/] },
    'after the end of the document': {
      html: `<!doctype html><html><head><title>示范县</title></head><body><p>正文</p></body></html><div style="display:none">${six}</div>`,
      source: `<!doctype html><html><head><title>示范县</title></head><body><p>正文</p></body></html><div style="display:none">${six}</div>`,
      reports: ['off-document'], says: [/<\/html> 之后/],
    },
    'too little for certainty': { html: '<div style="position:absolute;top:-999px"><a href="http://www.abc.top/">友情</a></div>', reports: ['suspicious/www.abc.top'] },
    'a style sheet that failed may hold the way to reveal it': { html: `<div style="position:absolute;left:-9999px">${six}</div>`, load: { failed: [{ url: 'https://www.shifan.gov.cn/a.css', kind: 'style' }] }, reports: ['suspicious'] },
    'a planted word is sure even then': { html: `<div style="position:absolute;left:-9999px">${spam}</div>`, load: { failed: [{ url: 'https://www.shifan.gov.cn/a.css', kind: 'style' }] }, reports: ['keyword-spam'] },
    'the title for search engines': {
      html: '<p>正文</p>', source: '<html><head><title>&#28595;&#38376;&#21338;&#24425;_&#x65F6;&#x65F6;&#x5F69;</title></head><body><p>正文</p></body></html>', reports: ['keyword-spam/标题或关键词：博彩'],
    },
    'a jump for visitors of search engines': { html: '<script>if(/baidu|sogou/.test(document.referrer)){if(window.never){location.href="http://www.xyz123.com/"}}</script><p>正文</p>', reports: ['suspicious/http://www.xyz123.com/'] },
    'a fault is reported all the same without the source': { html: `<div style="display:none">${spam}</div>`, source: null, reports: ['keyword-spam/www.abc888.com'] },
    'more blocks than can be listed': { html: Array.from({ length: 34 }, (_, index) => `<div style="display:none" id="b${index}"><p><a href="http://h${index}.abc888.com/">澳门博彩</a></p></div>`).join(''), reports: ['keyword-spam/其余暗链', ...Array.from({ length: 30 }, () => 'keyword-spam')], says: [/另有 4 处/] },
  },
  cannot: {
    'no source: what stands outside the document was not looked for': { html: '<p>正文</p>', source: null, because: /^部分未检：写在文档之外的链接、只给搜索引擎看的标题（页面源码未缓存/ },
    'a style sheet that failed': { html: '<p>正文</p>', load: { failed: [{ url: 'https://www.shifan.gov.cn/a.css', kind: 'style' }] }, because: /^部分未检：与背景同色的链接（有样式文件没有载入）$/ },
  },
});
