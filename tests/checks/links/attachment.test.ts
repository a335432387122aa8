import check from '../../../checks/links/attachment.ts';
import type { LinkAnswer } from '../../../contract/link.ts';
import { testCheck } from '../../support/test-check.ts';

const base = 'https://www.shifan.gov.cn';
const answer = (path: string, given: Partial<LinkAnswer> = {}): LinkAnswer => ({
  url: base + path, verdict: 'ok', reason: 'fine', at: 1, status: 200, detail: '', hops: [], finalUrl: base + path, type: 'application/octet-stream', size: 1000, start: '', mark: null, tries: 1, firstByteMs: 10, ...given,
});
const good = [answer('/a/1.docx', { start: '504b0304', type: 'application/vnd.openxmlformats' }), answer('/a/2.pdf', { start: '255044462d312e37' }), answer('/a/3.doc', { start: 'd0cf11e0a1b11ae1' })];

testCheck(check, {
  type: 'article',
  passes: {
    'no files': '<p>正文</p><a href="/a.html">附件说明</a>',
    'full names, common formats, files as named': { html: '<a href="/a/1.docx">附件1：示范县申请表.docx</a><a href="/a/2.pdf">关于印发办法的通知.pdf</a><a href="/a/3.doc">报名登记表</a>', answers: good },
    'a name beside the link': { html: '<ul><li>示范县公益性岗位申请表 <a href="/a/1.docx">下载</a></li></ul><table><tr><td>补贴发放花名册公示</td><td><a href="/a/3.doc">点击下载</a></td></tr></table>', answers: good },
    'a name of a few letters in the row, and a picture beside the name': { html: '<table><tr><td>申请表（样表）</td><td><a href="/a/1.docx">下载</a></td></tr></table><p><a href="/a/2.pdf"><img src="/pdf.gif"></a><a href="/a/2.pdf">2026年部门预算公开</a></p>', answers: good },
    'OFD and WPS are common here': { html: '<a href="/a/4.ofd">通知公告全文.ofd</a><a href="/a/5.wps">征求意见稿.wps</a>', answers: [answer('/a/4.ofd'), answer('/a/5.wps')] },
    'Word that is RTF or a web page saved as Word': { html: '<a href="/a/3.doc">征求意见稿全文</a>', answers: [answer('/a/3.doc', { start: '7b5c727466', type: 'application/msword' })] },
    'a text file': { html: '<a href="/a/x.txt">联系人名单.txt</a>', answers: [answer('/a/x.txt', { start: '3c68746d6c3e', type: 'text/plain' })] },
    'a dead file is a broken link': { html: '<a href="/a/2.pdf">工作报告全文</a>', answers: [answer('/a/2.pdf', { status: 404, verdict: 'broken', reason: 'status' })] },
  },
  reports: {
    'names that say nothing': {
      html: '<p><a href="/a/1.docx">附件1.docx</a></p><p><a href="/a/2.pdf">点击下载</a></p><p><a href="/a/3.doc">P020261103345678901234.doc</a></p><p><a href="/a/6.xls">新建 Microsoft Excel 工作表.xls</a></p>',
      answers: [...good, answer('/a/6.xls')], reports: ['vague-name/附件1.docx', 'vague-name/点击下载', 'vague-name', 'vague-name'], says: [/“附件1.docx”看不出内容/],
    },
    'the same name twice is one finding': { html: '<p><a href="/a/1.docx">附件</a></p><p><a href="/a/3.doc">附件</a></p>', answers: good, reports: ['vague-name/附件'], says: [/共 2 处/] },
    'formats few can open': { html: '<a href="/a/x.ceb">关于印发办法的通知.ceb</a><a href="/a/y.rar">申报材料汇总.rar</a><a href="/down?file=z.caj">课题研究报告</a>', answers: [answer('/a/x.ceb'), answer('/a/y.rar'), answer('/down?file=z.caj')], reports: ['uncommon-format', 'uncommon-format', 'uncommon-format'], says: [/\.ceb 格式/] },
    'an empty file': { html: '<a href="/a/2.pdf">工作报告全文</a>', answers: [answer('/a/2.pdf', { size: 0 })], reports: ['empty-file/https://www.shifan.gov.cn/a/2.pdf'] },
    'a web page in place of the file': { html: '<a href="/a/2.pdf">工作报告全文</a><a href="/a/1.docx">申请表格样式</a>', answers: [answer('/a/2.pdf', { type: 'text/html', start: '3c21444f4354595045' }), answer('/a/1.docx', { type: 'text/html' })], reports: ['wrong-type', 'wrong-type'], says: [/按 \.pdf 给出，实际得到的却是网页/] },
    'named as PDF only': { html: '<a href="/a/2.pdf">工作报告全文</a>', answers: [answer('/a/2.pdf', { start: '504b030414000600' })], reports: ['wrong-type'] },
    'names are judged without the network too': { html: '<a href="/a/1.docx">附件</a><a href="/a/y.rar">申报材料汇总</a>', reports: ['vague-name', 'uncommon-format'] },
  },
  cannot: {
    'nobody asked for the files': { html: '<a href="/a/1.docx">示范县申请表.docx</a>', because: /联网检查，本次未检/ },
    'a file was refused': { html: '<a href="/a/1.docx">示范县申请表.docx</a>', answers: [answer('/a/1.docx', { status: 403, verdict: 'blocked', reason: 'forbidden' })], because: /1 个附件没有得到答复/ },
  },
  inapplicable: { 'a column page': { html: '<a href="/a.rar">附件</a>', type: 'column' } },
});
