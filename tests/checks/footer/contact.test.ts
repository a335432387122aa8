import check from '../../../checks/footer/contact.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, footerWith, pageWith, wholeFooter } from './footer-page.ts';

const link = '<a href="/lxwm/">联系我们</a>';
const contact = (html: string): string => footerWith('联系电话：0700-5550123', html).replace(link, '');

testCheck(check, {
  passes: {
    'a number whose digits stand in order': contact('联系电话：0771-1234567'),
    'telephone': pageWith(wholeFooter),
    'double hyphen': contact('热线：0700--5550123'),
    'number without area code': contact('值班电话：5550123'),
    'number in brackets after the sponsor': contact('承办: 示范县人民政府办公室 (0700-5550123)'),
    'area code in brackets': contact('电话：(0700)5550123'),
    'hotline 12345': contact('政务服务便民热线 12345'),
    'mailbox': contact('邮箱：office@shifan.gov.cn'),
    'mailbox written against spam': contact('office#shifan.gov.cn'),
    'mail link': contact('<a href="mailto:office@shifan.gov.cn">写信</a>'),
    'address': contact('地址：示范县人民路1号　邮编：000000'),
    'spaces in the labels': contact('地　址：示范县人民路1号'),
    'own number after the supplier’s': contact('技术支持：某某公司 0700-5550000　联系电话：0700-5550123'),
    'own mailbox beside the supplier': contact('<span>技术支持：某某公司</span><span>邮箱：office@shifan.gov.cn</span>'),
    'a number of its own, other particulars between': contact('<span>运行维护：信息中心 0700-5550000</span> | <span>公安备案号：</span><span>00000000000000</span> | <span>电话：</span><span>0700-5550123</span>'),
    'written by a script': pageWith('<div class="footer"><p>网站标识码：9999990001</p><p id="c"></p></div><script>document.getElementById("c").textContent="联系电话：0700-5550123"</script>'),
  },
  reports: {
    'nothing': { html: contact(''), reports: ['missing/联系方式'] },
    'only in a comment': { html: contact('<!--<p>地址：示范县人民路1号　联系电话：5550123</p-->'), reports: ['missing'] },
    'only the supplier’s telephone': { html: contact('技术支持电话：0700-5550000'), reports: ['missing'], says: [/技术支持/] },
    'only the supplier’s number in brackets': { html: contact('技术支持：示范县信息中心(0700-5550000)'), reports: ['missing'], says: [/技术支持/] },
    'a number of its own right behind the supplier': { html: contact('<span>技术支持：某某公司</span>　<span>电话：0700-5550123</span>'), reports: ['missing'], says: [/“电话:0700-5550123”，是不是主办单位的请核对/] },
    'telephone in the text above': { html: contact('').replace('<h2>要闻动态</h2>', '<p>联系电话：0700-5550123</p>'), reports: ['missing'] },
    'number of the template': { html: contact('联系电话：0000-0000000'), reports: ['missing'] },
    'mailbox of the template': { html: contact('邮箱：xxx@xxx.com'), reports: ['missing'] },
    'labels alone': { html: contact('地址： 邮编： 电话：'), reports: ['missing'] },
    'only hidden': { html: contact('<p style="display:none">联系电话：0700-5550123</p>'), reports: ['missing'], says: [/不显示/] },
    'words 联系我们 that are no link': { html: contact('网站声明 | 联系我们'), reports: ['missing'], says: [/没有可打开的链接/] },
    'dead link 联系我们': { html: contact('<a href="#">联系我们</a>'), reports: ['missing'], says: [/没有可打开的链接/] },
    'link 联系我们': { html: contact(link), reports: ['link-only/联系我们'] },
    'link 联系方式': { html: contact('<a href="/lx.html"> 联系方式</a>'), reports: ['link-only/联系方式'] },
  },
  cannot: {
    'footer script failed': { html: contact(''), load: failedScript('https://www.shifan.gov.cn/js/foot.js'), because: /foot\.js/ },
  },
});
