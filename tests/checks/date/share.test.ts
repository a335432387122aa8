import check from '../../../checks/date/share.ts';
import { testCheck } from '../../support/test-check.ts';

const text = '<p>近日，示范县召开秋冬季重点项目推进会，听取在建项目进展情况汇报，研究解决项目推进中的具体问题。经验分享会同时举行。</p>';
const article = (after: string, body = text): string => `<!doctype html><html lang="zh-CN"><head><title>示范县召开项目推进会</title><meta name="ArticleTitle" content="示范县召开项目推进会"></head><body><nav><a href="/jyfx/">经验分享</a></nav><h1>示范县召开项目推进会</h1><div class="TRS_Editor">${body}</div>${after}<footer><a href="https://weibo.com/u/1">官方微博</a></footer></body></html>`;
const shareJs = 'https://www.shifan.gov.cn/js/social-share.min.js';
const asks = `<script src="${shareJs}"></script>`;
const lost = { failed: [{ url: shareJs, kind: 'script' }] } as const;

testCheck(check, {
  type: 'article',
  passes: {
    'buttons after a label': article('<div class="share">分享到：<button data-share="weixin">微信</button></div>'),
    'bShare': article('<div class="bshare-custom"><a class="bshare-weixin" title="分享到微信" style="display:inline-block;width:16px;height:16px"></a></div>'),
    '百度分享': article('<div class="bdsharebuttonbox"><a href="#" class="bds_weixin" data-cmd="weixin" title="分享到微信" style="display:inline-block;width:24px;height:24px"></a></div>'),
    'social-share filled by its script': article('<div class="social-share"><a class="social-share-icon icon-wechat" style="display:inline-block;width:30px;height:30px"></a></div>'),
    'a link of a share service': article('<a href="https://service.weibo.com/share/share.php?url=x" target="_blank"><i>微博</i></a>'),
    'a word that opens a hidden panel': article('<span class="article-share"><i></i>分享</span><div class="article-share-cnt" style="display:none"><a href="javascript:share.qq();">QQ</a></div>'),
    'an icon with a handler': article('<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="20" height="20" onclick="fenxiang(\'wx\')" alt="">'),
    'JiaThis': article('<div class="jiathis_style"><a class="jiathis_button_weixin">微信</a></div>'),
    'one-click reposting': article('<a href="javascript:;">一键转载</a>'),
    'pictures with a handler behind the label': article('<div>分享：<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="24" height="24" onclick="fx()" alt="微信"></div>'),
    'words put aside for background pictures': article('<style>.bds a{display:inline-block;width:24px;height:24px;text-indent:-9999px;background:url(data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)}</style><div class="share bds"><a href="#" title="分享到微信">微信</a></div>'),
    'a bar of icons that slides in from the edge': article('<div class="share" style="position:fixed;left:-60px;top:100px;width:60px"><a href="javascript:;" title="分享到微信">微信</a></div>'),
    'its script did not load, but a button has an address': { html: article('<div class="social-share"><a class="icon-wechat" href="#" title="分享到微信">微信</a><a href="https://service.weibo.com/share/share.php?url=x">微博</a></div>'), load: lost },
    'its script did not load, but a button has a handler': { html: article('<div class="share" title="分享到" onclick="open1()"><a href="#" title="分享到微信">微信</a></div>'), load: lost },
    'its script did not load, but there is a code to scan': { html: article('<div class="share">分享到：<a href="#">微信</a><p>扫一扫</p></div>'), load: lost },
    'buttons without addresses, everything loaded': { html: article('<div class="bdsharebuttonbox"><a href="#" class="bds_weixin" data-cmd="weixin">微信</a></div>') },
    'buttons without addresses, something else did not load': { html: article('<div class="bdsharebuttonbox"><a href="#" class="bds_weixin" data-cmd="weixin">微信</a></div>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/weather.js', kind: 'script' }] } },
    'words to scan and share': article('<p>扫一扫分享本页</p>'),
  },
  reports: {
    'none at an English text: for a person': { html: article('', `<p>${'The county government held a meeting on key projects. '.repeat(10)}</p>`).replaceAll('示范县召开项目推进会', 'Shifan holds a meeting'), reports: ['missing'], verdict: 'review', says: [/外文/] },
    'none at a Chinese text is sure': { html: article(''), reports: ['missing'], verdict: 'fail' },
    'print and close only': { html: article('<a href="javascript:window.print()">打印本页</a>'), reports: ['missing/分享'] },
    'the word in texts and menus only': { html: article('<ul><li><a href="/a.html">县文旅局举办旅游经验分享</a></li></ul>'), reports: ['missing'] },
    'a component that stays empty though everything loaded': { html: article('<div>分享到：<div class="share-component" data-sites="wechat,weibo"></div></div>'), reports: ['missing'], says: [/没有显示按钮/] },
    'a script of a component that loaded and wrote nothing': { html: article('<script src="data:text/javascript,share"></script>'), reports: ['missing'] },
    'official accounts are no sharing': { html: article('<div class="wx"><a href="https://weibo.com/u/1" title="官方微博">微博</a></div>'), reports: ['missing'] },
    'only other tools where the component stands': { html: article('<div class="share"><a href="javascript:window.print()">[打印]</a> <a href="javascript:window.close()">[关闭]</a></div>'), reports: ['missing'] },
    'letters without size': { html: article('<div class="share" style="font-size:0">分享到：<a href="#">微信</a></div>'), reports: ['missing'] },
    'moved off the page': { html: article('<div class="share" style="position:absolute;left:-9999px">分享到：<a href="#">微信</a></div>'), reports: ['missing'] },
    'hidden': { html: article('<div class="share" style="display:none">分享到：<a href="#">微信</a></div>'), reports: ['missing'] },
    'hidden by a sheet': { html: article('<style>.tools, .share, .print { display: none !important }</style><div class="share">分享到：<a href="#">微信</a></div>'), reports: ['missing'] },
    'hidden by a sheet with what is around it': { html: article('<style>@media all { .article-end { display: none } }</style><div class="article-end"><div class="share">分享到：<a href="#">微信</a></div></div>'), reports: ['missing'] },
    'hidden in a narrow window and in a wide one': { html: article('<style>.share{display:none}@media (max-width:991px){.share{color:red}}</style><div class="share">分享到：<a href="#">微信</a></div>'), width: 800, reports: ['missing'] },
    'hidden by its attribute': { html: article('<div class="share" hidden>分享到：<a href="#">微信</a></div>'), reports: ['missing'] },
  },
  cannot: {
    'hidden in a narrow window': { html: article('<style>@media (max-width:991px){.share{display:none}}</style><div class="share">分享到：<a href="#">微信</a></div>'), width: 800, because: /窗口只有 800 像素宽/ },
    'taken away by the list of an advertisement blocker': { html: article(`<style>${Array.from({ length: 40 }, (_, index) => `.ad-${index}`).join(', ')}, .bdsharebuttonbox { display: none !important }</style><div class="bdsharebuttonbox"><a href="#" class="bds_weixin" data-cmd="weixin">微信</a></div>`), because: /拦截插件/ },
    'a bar below that is shown when it is scrolled to': { html: article('<div data-aos="fade-up" style="opacity:0">分享到：<a href="#" title="分享到微信">微信</a></div>'), because: /滚动/ },
    'buttons without addresses whose script did not load': { html: article('<div class="bdsharebuttonbox"><a href="#" class="bds_weixin" data-cmd="weixin" title="分享到微信">微信</a><a href="#" class="bds_tsina" data-cmd="tsina">新浪微博</a></div>' + asks), load: lost, because: /有分享按钮，但是它们没有地址.*social-share/ },
    'the same in words': { html: article('<p>分享到：<a href="javascript:;">微信</a> <a href="javascript:void(0)">微博</a></p>' + asks), load: lost, because: /有分享按钮/ },
    'the same, failures not known': { html: article('<div class="bdsharebuttonbox"><a href="#" class="bds_weixin" data-cmd="weixin">微信</a></div>' + asks), load: { failuresKnown: false }, because: /不知道它是否加载成功/ },
    'the component did not load': { html: article('<div>分享到：<div id="share-1" data-sites="wechat,weibo"></div></div>'), load: { failed: [{ url: shareJs, kind: 'script' }] }, because: /social-share/ },
    'an empty component, failures not known': { html: article('<div class="social-share"></div>'), load: { failuresKnown: false }, because: /组件/ },
    'a script of a component without a place of its own, failures not known': { html: article(`<script src="${shareJs}"></script>`), load: { failuresKnown: false }, because: /分享组件的脚本/ },
    'icons drawn by a style sheet that did not load': { html: article('<div class="sharebox"><a class="share-btn" data-cmd="weixin" title="分享到微信"></a></div>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/a.css', kind: 'style' }] }, because: /样式/ },
    'only code for WeChat': { html: article('<script>if (window.wx) wx.updateAppMessageShareData({})</script>'), because: /微信/ },
    'no article to go by': { html: '<p>短。</p>', because: /没有认出正文/ },
  },
  inapplicable: { 'a column': { html: '<p>栏目</p>', type: 'column' } },
});
