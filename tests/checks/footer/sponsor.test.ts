import check from '../../../checks/footer/sponsor.ts';
import { testCheck } from '../../support/test-check.ts';
import { failedScript, footerWith, pageWith, wholeFooter } from './footer-page.ts';

const sponsor = (html: string): string => footerWith('主办单位：示范县人民政府办公室　承办单位：示范县大数据中心　', html);

testCheck(check, {
  passes: {
    'in traditional characters': sponsor('主辦單位：示範縣人民政府辦公室'),
    'as it should be': pageWith(wholeFooter),
    '主办': sponsor('主办：示范县人民政府　承办：示范县人民政府办公室'),
    '主办方 and the value in an element of its own': sponsor('<i>主办方：</i><span>示范县人民政府办公室</span>'),
    'spaces in the label': sponsor('主 办 单 位 ： 示范县人民政府办公室'),
    'colon missing': sponsor('主办单位 示范县人民政府办公室'),
    'suffix form': sponsor('示范县人民政府主办 示范县数据局承办'),
    'suffix form of several': sponsor('中共示范县委 示范县人民政府主办'),
    'with 承办 in one label': sponsor('主办、承办：示范县人民政府办公室'),
    'after 开办 and before 承办': sponsor('开办：示范县人民政府<br>主办：示范县人民政府办公室<br>承办：示范县电子政务办公室'),
    'value in the next cell': sponsor('<table><tr><td>主办单位：</td><td>示范县人民政府办公室</td></tr></table>'),
    'full-width colon and ideographic space': sponsor('主办单位：　示范县人民政府办公室'),
    'English version': sponsor('Sponsored by the General Office of Shifan County'),
  },
  reports: {
    'nothing at all': { html: sponsor(''), reports: ['missing/主办单位'] },
    'the word in the news above does not count': { html: sponsor('<b>本站</b>'), reports: ['missing'] },
    'only 承办, 指导 and 技术支持': { html: sponsor('指导单位：示范市数据局　技术支持：某某公司'), reports: ['missing'] },
    'label without a value': { html: sponsor('主办单位：'), reports: ['missing'], says: [/后面没有单位/] },
    'not filled in': { html: sponsor('主办单位：XXXX'), reports: ['missing'], says: [/后面没有单位/] },
    'words of the template': { html: sponsor('主办单位：（填写单位名称）'), reports: ['missing'], says: [/后面没有单位/] },
    'what a script writes without a value': { html: sponsor('主办单位：null'), reports: ['missing'], says: [/后面没有单位/] },
    'only hidden': { html: sponsor('<span style="display:none">主办单位：示范县人民政府</span>'), reports: ['missing'], says: [/不显示/] },
    'only copyright': { html: sponsor('版权所有：示范县人民政府 桂ICP备2099000001号-1'), reports: ['copyright-only/版权所有:示范县人民政府'] },
    'only a copyright sign': { html: sponsor('Copyright © 2026 示范县人民政府 All Rights Reserved'), reports: ['copyright-only'] },
    'only 承办': { html: sponsor('承办单位：示范县大数据中心'), reports: ['missing'], says: [/只有承办单位/] },
    'only 开办': { html: sponsor('开办单位：示范县人民政府'), reports: ['copyright-only'], says: [/开办单位/] },
    'only a bare name': { html: sponsor('<p>示范县人民政府 </p>'), reports: ['copyright-only/示范县人民政府'] },
  },
  cannot: {
    'footer script failed': { html: sponsor(''), load: failedScript('https://www.shifan.gov.cn/js/foot.js'), because: /foot\.js/ },
  },
});
