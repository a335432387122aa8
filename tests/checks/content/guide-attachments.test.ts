import check from '../../../checks/content/guide-attachments.ts';
import type { LinkAnswer } from '../../../contract/link.ts';
import { testCheck } from '../../support/test-check.ts';

const guide = (materials: string, after = ''): string => `<h1>食品经营许可核发</h1><h3>申请条件</h3><p>有场所</p><h3>申请材料</h3><div>${materials}</div><h3>办理流程</h3><p>填写《流程记录表》后归档</p>${after}`;
const answer = (url: string, verdict: LinkAnswer['verdict'], reason: LinkAnswer['reason'], status: number | null): LinkAnswer =>
  ({ url, verdict, reason, at: 0, status, detail: '', hops: [], finalUrl: url, type: '', size: null, start: '', mark: null, tries: 2, firstByteMs: 20 });
const file = 'https://www.shifan.gov.cn/files/a1.doc';

testCheck(check, {
  type: 'guide',
  passes: {
    'no forms named': guide('<p>身份证复印件1份</p><p>毕业生登记表复印件</p>'),
    'the form is a link': { html: guide(`<p><a href="${file}">《食品经营许可申请表》</a></p>`), answers: [answer(file, 'ok', 'fine', 200)] },
    'the form with a link below': { html: guide('<p>《食品经营许可申请表》1份</p>', `<p>附件：<a href="${file}">食品经营许可申请表.doc</a></p>`), answers: [answer(file, 'ok', 'fine', 200)] },
    'a download in the row': { html: guide(`<table><tr><td>1</td><td>《食品经营许可申请表》</td><td><a href="${file}">空表下载</a></td></tr></table>`), answers: [answer(file, 'ok', 'fine', 200)] },
    'attachments without names of their own': { html: guide('<p>《食品经营许可申请表》（见附件1）</p>', `<a href="${file}">附件1</a>`), answers: [answer(file, 'ok', 'moved', 200)] },
    'the system writes the form': guide('<p>《食品经营许可申请表》（系统自动生成）</p><p>设立登记申请书（窗口领取）</p>'),
    'forms named outside the materials': guide('<p>身份证</p>'),
  },
  reports: {
    'a form without a link': { html: guide('<p>1. 《食品经营许可申请表》1份</p><p>2. 场所使用承诺书</p>'), reports: ['named-not-offered/食品经营许可申请表', 'named-not-offered/场所使用承诺书'], says: [/提到“食品经营许可申请表”/] },
    'an attachment without one': { html: guide('<p>申请表（见附件2）</p>'), reports: ['named-not-offered/附件2'] },
    'links to other forms only': { html: guide('<p>《食品经营许可申请表》</p>', `<a href="${file}">变更登记情况说明.doc</a>`), answers: [answer(file, 'ok', 'fine', 200)], reports: ['named-not-offered/食品经营许可申请表'] },
    'a file that is gone': { html: guide(`<p><a href="${file}">食品经营许可申请表</a></p>`), answers: [answer(file, 'broken', 'status', 404)], reports: [`broken/${file}`], says: [/食品经营许可申请表.*404/] },
  },
  cannot: {
    'nobody asked for the files': { html: guide(`<p><a href="${file}">食品经营许可申请表</a></p>`), because: /联网/ },
    'the server refused': { html: guide(`<p><a href="${file}">食品经营许可申请表</a></p>`), answers: [answer(file, 'blocked', 'forbidden', 403)], because: /1 个附件/ },
    'a script may write the links': { html: guide('<p>《食品经营许可申请表》</p>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/files.js', kind: 'script' }] }, because: /files\.js/ },
  },
  inapplicable: { 'an article': { html: '<p>正文</p>', type: 'article' } },
});
