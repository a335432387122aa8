import check from '../../../checks/content/secrecy-marking.ts';
import { testCheck } from '../../support/test-check.ts';

const body = '<div class="TRS_Editor"><p>根据工作安排，现将有关事项通知如下，请各单位认真组织实施，切实抓好落实，并按时报送情况。</p></div>';
const article = (inside: string, title = '关于做好有关工作的通知'): string => `<!doctype html><html lang="zh-CN"><head><title>${title}</title><meta name="ArticleTitle" content="${title}"></head><body><h1>${title}</h1><p>发布时间：2026-11-03 09:00</p>${inside}</body></html>`;

testCheck(check, {
  type: 'article',
  passes: {
    'an ordinary document': article(body),
    'a sentence about secrecy': article('<div class="TRS_Editor"><p>国家秘密的密级分为绝密、机密、秘密三级。标注“机密★10年”的文件不得上网，内部资料注意保存。</p></div>'),
    'a lesson with a sample': article(`${body}<p>机密★10年</p>`, '保密知识问答：密级如何标注'),
    'a rule that speaks of the mark': article(`<p>国家秘密标志由密级、保密期限组成，样式：</p><p>机密★10年</p>${body}`),
    'an examination paper after its day': article(`<p>绝密★启用前</p>${body}`),
    'a journal with its permission': article(`<p>内部资料 免费交流</p><p>（桂）内资准印证第0001号</p>${body}`),
    'a column and a menu': `<ul><li><a href="/n/">内部资料</a></li></ul><nav><p>内部文件</p></nav>${body}`,
    'trade secrets and a secret garden': article('<div class="TRS_Editor"><p>保守商业秘密</p><p>秘密花园</p><p>内部控制</p></div>'),
    'far down in the text': article(`<div class="TRS_Editor">${'<p>根据工作安排，现将有关事项通知如下，请各单位认真组织实施，切实抓好落实，并按时报送情况。</p>'.repeat(20)}<p>内部资料</p></div>`),
    'a level as a word of the text': article('<div class="TRS_Editor"><p>为做好档案整理工作，现将有关事项通知如下，请各单位认真组织实施，切实抓好落实，并按时报送情况。</p><p>秘密</p><p>机密</p></div>'),
    'a level in a cell': article(`${body}<table><tr><td>类别</td><td>秘密</td></tr></table>`),
    'a film of that name': article(`<p>秘密</p>${body}`, '影片《秘密》公映'),
    'a word of that name in a menu': article(body).replace('<h1>', '<ul><li><a href="/m/">秘密</a></li></ul><h1>'),
    'a level alone on a page that is no article': { html: '<h1>通知公告</h1><p>秘密</p><p>正文</p>', type: 'column' },
    'a rating of stars': article(`${body}<p>服务★★★</p><p>机密性★★</p>`),
  },
  reports: {
    'the mark with its term': { html: article(`<p>机密★10年</p>${body}`), reports: ['classified-mark/机密★10年'], says: [/页面上有“机密★10年”字样/] },
    'spaced out': { html: article(`<p>秘　密　★</p>${body}`), reports: ['classified-mark/秘密★'] },
    'a level without its star over the text': { html: article(`<p>秘　密</p>${body}`), reports: ['classified-mark/秘密'] },
    'a level first in the text': { html: article(body.replace('<p>', '<p>机密</p><p>')), reports: ['classified-mark/机密'] },
    'with the number of the document': { html: article(`<p>机密★1年  某办发〔2020〕1号</p>${body}`), reports: ['classified-mark'] },
    'kept inside': { html: article(`<p>内部资料，注意保存</p>${body}`), reports: ['classified-mark/内部资料,注意保存'] },
    'two words apart': { html: article(`<p>内部资料　　注意保存</p>${body}`), reports: ['classified-mark'] },
    'only 注意保存': { html: article(`<p>注意保存</p>${body}`), reports: ['classified-mark/注意保存'] },
    'top secret, hidden': { html: article(`<p hidden>绝密★长期</p>${body}`), reports: ['classified-mark/绝密★长期'], says: [/隐藏部分/] },
    'in the headline': { html: article(body, '关于做好有关工作的通知（内部文件）'), reports: ['classified-mark'], says: [/标题里/] },
    'a level': { html: article(`<p>密级：秘密</p>${body}`), reports: ['classified-mark/密级:秘密'] },
    'on a page that is no article, with the star': { html: '<p>秘密★</p><p>正文</p>', type: 'other', reports: ['classified-mark/秘密★'] },
  },
});
