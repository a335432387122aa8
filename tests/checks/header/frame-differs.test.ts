import { describe, expect, it } from 'vitest';
import check from '../../../checks/header/frame-differs.ts';
import { frameElementsOf } from '../../../page/header/frame-elements.ts';
import type { SiteMemory } from '../../../page/page-view.ts';
import { loadPage } from '../../support/load-page.ts';
import { testCheck } from '../../support/test-check.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const entries = ['首页', '要闻动态', '政务公开', '办事服务', '互动交流', '走进示范'];
const nav = (names: readonly string[]): string => `<ul class="nav">${names.map((name) => `<li><a href="/x/">${name}</a></li>`).join('')}</ul>`;
const logo = `<img class="logo" src="${pixel}" alt="示范县人民政府" style="width:90px;height:30px">`;
const search = '<form class="search"><input name="keyword"></form>';
const footer = '<footer><p>主办：示范县人民政府办公室　网站标识码：9999990001　某ICP备12345678号　某公网安备 99999902000001号 <a href="/map.html">网站地图</a></p></footer>';
const page = (header = logo + search + nav(entries), foot = footer): string => `<!doctype html><html><head><title>通知_示范县人民政府</title></head><body><div class="header">${header}</div><div class="main"><p>正文</p></div>${foot}</body></html>`;
const home = {
  homeHeader: ['导航：互动交流', '导航：办事服务', '导航：政务公开', '导航：要闻动态', '导航：走进示范', '导航：首页', '徽标图片', '搜索', '网站名称'].sort(),
  homeFooter: ['ICP备案编号', '主办单位', '公安机关备案标识', '站点地图', '网站标识码'].sort(),
};
const site = (over: Partial<SiteMemory> = {}): SiteMemory => ({ name: '示范县人民政府', code: null, ...home, frameExempt: [], ...over });
const failed = { failed: [{ url: 'https://www.shifan.gov.cn/js/common.js', kind: 'script' }] } as const;

testCheck(check, {
  type: 'article',
  passes: {
    'the same elements': { html: page(), site: site() },
    'one entry of the navigation less, one more': { html: page(logo + search + nav([...entries.slice(1), '专题'])), site: site() },
    'more than the home page has': { html: page(), site: site({ homeFooter: ['主办单位'] }) },
    'a failed script that changed nothing': { html: page(), site: site(), load: failed },
  },
  reports: {
    'no search': { html: page(logo + nav(entries)), site: site(), reports: ['header-differs/头部'], says: [/没有查到“搜索”。/] },
    'another header': { html: page(nav(['甲栏目', '乙栏目', '丙栏目'])), site: site(), reports: ['header-differs/头部'], says: [/网站名称|导航 互动交流/] },
    'hidden header': { html: page(`<div style="display:none">${logo}${search}${nav(entries)}</div>`), site: site(), reports: ['header-differs/头部'] },
    'footer with less': { html: page(undefined, '<footer><p>主办：示范县人民政府办公室　网站标识码：9999990001</p></footer>'), site: site(), reports: ['footer-differs/底部'], says: [/“ICP备案编号”、“公安机关备案标识”、“站点地图”/] },
    'no footer at all': { html: page(undefined, ''), site: site(), reports: ['footer-differs/底部'] },
    'both': { html: '<div class="main"><p>正文</p></div>', site: site(), reports: ['footer-differs/底部', 'header-differs/头部'] },
  },
  cannot: {
    'the navigation behind a button in a narrow window': { html: page(`<style>@media (max-width:991px){.header .nav{display:none}}</style>${logo}${search}${nav(entries)}`), site: site(), width: 800, because: /窗口只有 800 像素宽.*无法与首页比对头部/ },
    'a shorter footer in a narrow window': { html: page(undefined, footer.replace('<p>', '<style>@media (max-width:991px){.more{display:none}}</style><p>').replace('某公网安备 99999902000001号', '<span class="more">某公网安备 99999902000001号</span>')), site: site(), width: 800, because: /窗口只有 800 像素宽.*无法与首页比对底部/ },
    'home page never read': { html: page(), site: site({ homeHeader: null, homeFooter: null }), because: /尚未读过本站首页，无法比对/ },
    'no memory of the site': { html: page(), site: null, because: /尚未读过本站首页/ },
    'only the header is remembered': { html: page(), site: site({ homeFooter: null }), because: /首页的底部没有读到/ },
    'nothing recognised on the home page': { html: page(), site: site({ homeHeader: [], homeFooter: [] }), because: /尚未读过/ },
    'the script of the header failed': { html: page('', footer), site: site(), load: failed, because: /common\.js.*无法与首页比对/ },
    'the script of the footer failed': { html: page(undefined, '<script src="https://www.shifan.gov.cn/js/footer.js"></script>'), site: site(), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/footer.js', kind: 'script' }] }, because: /footer\.js.*无法与首页比对底部/ },
    'still changing': { html: page(''), site: site({ homeFooter: null }), load: { settledBy: 'limit' }, because: /一直在变化/ },
  },
  inapplicable: {
    'the home page itself': { html: page(), site: site(), type: 'home' },
    'exempt directory': { html: page('', ''), url: 'https://www.shifan.gov.cn/ztzl/2026/a.html', site: site({ frameExempt: ['/ztzl/'] }) },
    'exempt pattern': { html: page('', ''), url: 'https://www.shifan.gov.cn/sys/12345.html', site: site({ frameExempt: ['/sys/#.html'] }) },
    preview: { html: page('', ''), site: site(), preview: true },
  },
});

describe('frameElementsOf', () => {
  it('gives the sets to remember of a home page', async () => {
    const { page: view, close } = await loadPage({ html: page(), type: 'home', url: 'https://www.shifan.gov.cn/' });
    expect(frameElementsOf(view)).toEqual({ header: home.homeHeader, footer: home.homeFooter });
    close();
  });

  it('leaves out what differs from visitor to visitor', async () => {
    const { page: view, close } = await loadPage({ html: page(nav(['首页', '登录', '欢迎您', '无障碍', '简体', '11月21日'])), type: 'home' });
    expect(frameElementsOf(view).header).toEqual(['导航：首页']);
    close();
  });
});
