import check from '../../../checks/links/internal-address.ts';
import { testCheck } from '../../support/test-check.ts';

testCheck(check, {
  type: 'article',
  passes: {
    'addresses of the site and of others': '<a href="/a.html">甲</a><a href="https://www.gov.cn/">乙</a><img src="/a.png">',
    'other schemes': '<a href="mailto:a@shifan.gov.cn">信箱</a><a href="tel:12345">电话</a><a href="javascript:;">按钮</a><a href="#10.1.1.1">锚</a>',
    'a numeric address known as official': '<a href="http://203.192.6.89/xhs/static/e11272/11272.htm">新华社</a>',
    'inner addresses as text, and in comments': '<p>打印机地址为 192.168.1.1</p><!-- <a href="http://10.1.1.1/">旧</a> -->',
    'names that only look like them': '<a href="http://10.1.1.1.shifan.gov.cn/">甲</a><a href="http://www.localhost.com/">乙</a><a href="https://a.cn/file:/x">丙</a>',
    'a viewer of documents called preview': '<a href="https://www.shifan.gov.cn/preview/doc.html?id=1">预览附件</a>',
    'public ranges near the private ones': '<a href="https://a.gov.cn/172.15.1.1">甲</a>',
    'a scheme written twice is a slip, not a network': '<a href="http://http://www.shifan.gov.cn/a.html">甲</a>',
    'the page\'s own port': { html: '<a href="http://www.shifan.gov.cn:8080/b.html">乙</a>', url: 'http://www.shifan.gov.cn:8080/a.html' },
    'old entries of the error report': '<a href="http://121.43.68.40/exposure/jiucuo.html?site_code=3700000001&url=http%3A%2F%2Fwww.shifan.gov.cn%2F">找错</a>',
  },
  reports: {
    'private networks': {
      html: '<a href="http://10.20.1.5:8080/oa/">办公系统</a><a href="https://172.16.0.9/a">甲</a><a href="//192.168.1.8/b.doc">附件</a><img src="http://127.0.0.1/a.png">',
      reports: ['intranet/http://10.20.1.5:8080/oa/', 'intranet', 'intranet', 'intranet'], says: [/链接“办公系统”指向内网/],
    },
    'this machine and files': { html: '<a href="http://localhost:8080/a">甲</a><a href="file:///D:/文件.doc">乙</a><a href="C:\\Users\\a.doc">丙</a><a href="\\\\server\\share\\a.doc">丁</a>', reports: ['intranet', 'intranet', 'intranet', 'intranet'] },
    'a picture pasted from Word': { html: '<img src="file:///C:/Users/ADMINI~1/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg">', reports: ['intranet'], says: [/图片指向内网或本机/] },
    'in the literal of a script address and of a list': { html: '<a href="javascript:window.open(\'http://10.1.1.2/x\')">打开</a><select><option value="http://192.168.0.3/">部门</option></select>', reports: ['intranet', 'intranet'] },
    'in styles, handlers and data': { html: '<p style="background:url(http://10.1.1.2/bg.jpg)">字</p><div onclick="window.open(\'http://10.1.1.3/x\')">打开</div><button data-url="http://10.1.1.4/y">看</button>', reports: ['intranet/http://10.1.1.2/bg.jpg', 'intranet/http://10.1.1.3/x', 'intranet/http://10.1.1.4/y'], says: [/^背景图片/, /^点击后打开的地址/] },
    'a name of one label': { html: '<a href="http://oa/login">办公</a><a href="http://server01:8080/a">甲</a>', reports: ['intranet/http://oa/login', 'intranet'] },
    'the same address many times is one finding': { html: '<a href="http://10.1.1.2/x">甲</a><a href="http://10.1.1.2/x">乙</a>', reports: ['intranet/http://10.1.1.2/x'], says: [/共 2 处/] },
    'a preview of the content system': { html: '<a href="http://www.shifan.gov.cn:9000/preview/a.html">甲</a><a href="https://preview.shifan.gov.cn/a">乙</a>', reports: ['preview', 'preview'] },
    'a host for testing, a page of the content system that previews': { html: '<a href="https://test.shifan.gov.cn/a">甲</a><a href="http://www.shifan.gov.cn/wcm/app/document/preview.jsp?id=3">乙</a>', reports: ['preview', 'preview'] },
    'the error report frozen on a preview': { html: '<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=3700000001&url=http%3A%2F%2F19.1.1.1%3A9000%2Fpreview%2Fa.html">找错</a>', reports: ['preview'] },
    'a numeric public address': { html: '<a href="http://59.207.219.1/">平台</a>', reports: ['bare-ip/http://59.207.219.1/'] },
    'a port': { html: '<a href="http://zwfw.shifan.gov.cn:8081/">办事</a><a href="https://www.shifan.gov.cn:8443/x">本站</a>', reports: ['port', 'port'] },
    'more than can be listed': { html: Array.from({ length: 63 }, (_, index) => `<a href="http://10.0.0.1/${index}">第${index}项</a>`).join(''), reports: ['intranet/其余地址', ...Array.from({ length: 60 }, (_, index) => `intranet/http://10.0.0.1/${index}`)], says: [/另有 3 个地址.*10\.0\.0\.1\/62/] },
  },
  inapplicable: { 'the page itself stands inside': { html: '<a href="http://10.1.1.1/">甲</a>', url: 'http://192.168.1.5/index.html' } },
});
