import check from '../../../checks/display/plugin-needed.ts';
import { testCheck } from '../../support/test-check.ts';

const size = 'width="320" height="240"';
const prose = '<h1>关于启用新系统的通知</h1><p>时间：2026-11-03 09:00 来源：本县政务服务局</p>';

testCheck(check, {
  type: 'home',
  passes: {
    'nothing embedded': '<p>欢迎访问</p>',
    'documents and sound browsers play': '<embed src="a.pdf" type="application/pdf" width="300" height="60"><object data="a.svg" type="image/svg+xml"></object>',
    'a picture instead of the Flash': '<object type="application/x-shockwave-flash" data="a.swf" width="300" height="60"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="300" height="60" alt="横幅"></object>',
    'Flash that copies or counts, not seen': '<embed src="ZeroClipboard.swf" width="1" height="1"><div style="display:none"><embed src="a.swf"></div>',
    'in comments and in scripts for old browsers': `<!--[if IE]><object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000"></object><![endif]--><script>var x = window.XMLHttpRequest ? 1 : 'new ActiveXObject("Microsoft.XMLHTTP")'</script>`,
    'several browsers named': '<p>建议使用谷歌、火狐、360极速或IE10以上浏览器访问本站</p>',
    'a call to upgrade': '<p>您的浏览器版本过低，本站不支持IE8及以下浏览器，请升级</p>',
    'IE in a word': '<p>请关注 CIECC 会议</p>',
    'an application is no plug-in': '<p>请下载安装“示范办”手机APP</p>',
    'plug-ins in the news': { type: 'article', html: `${prose}<div id="zoom"><p>使用申报系统前，请先下载并安装安全控件，建议使用IE11浏览器登录，具体操作步骤见申报系统首页的使用说明文件。</p><p>特此通知，请各单位认真组织学习，按时完成信息申报工作。</p></div>` },
    'hidden words': '<p style="display:none">请安装控件</p>',
    'a long text': `<p>${'各单位要加强管理。'.repeat(20)}请先安装控件</p>`,
  },
  reports: {
    'a Flash banner': { html: '<embed src="resource/index.swf" width="100%" height="230px" type="application/x-shockwave-flash">', reports: ['flash/resource/index.swf'], says: [/Flash 内容（resource\/index\.swf）/] },
    'an object with its embed is one': { html: `<object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000" ${size}><param name="movie" value="a.swf"><embed src="a.swf" ${size}></object>`, reports: ['flash/a.swf'] },
    'a control': { html: `<object classid="clsid:3F166327-8030-4881-8BD2-EA25350E574A" codebase="/down/x.cab" ${size}></object>`, reports: ['activex/clsid:3F166327-8030-4881-8BD2-EA25350E574A'] },
    'a control of no size, called for printing': { html: '<object id="wb" classid="clsid:8856F961-340A-11D0-A96B-00C04FD705A2" width="0" height="0"></object>', reports: ['activex'] },
    'a Java applet': { html: `<object type="application/x-java-applet" ${size}><p>需要 Java</p></object>`, reports: ['activex'], says: [/Java 小程序/] },
    'a player control': { html: `<object classid="clsid:6BF52A52-394A-11d3-B153-00C04F79FAA6" ${size}><param name="URL" value="a.wmv"></object>`, reports: ['activex'] },
    'asked to install': { html: '<p>浏览文件请先下载安装CEB阅读器</p><p>首次使用请安装签章控件</p><p>您尚未安装 Flash Player</p>', reports: ['install-prompt', 'install-prompt', 'install-prompt'], says: [/请先下载安装CEB阅读器/, /安装签章控件/, /尚未安装 Flash Player/] },
    'asked to install in a guide': { type: 'guide', html: '<p>办理前请先安装安全控件</p>', reports: ['install-prompt'] },
    'tied to IE': { html: '<p>建议使用IE9.0以上浏览器，1366*768分辨率</p><p>请使用 Internet Explorer 11 访问</p>', reports: ['browser-locked', 'browser-locked'], says: [/建议使用IE9\.0以上浏览器/] },
  },
});
