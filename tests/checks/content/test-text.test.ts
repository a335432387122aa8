import check from '../../../checks/content/test-text.ts';
import { testCheck } from '../../support/test-check.ts';

const article = (title: string, body: string): string => `<!doctype html><html lang="zh-CN"><head><title>${title}</title><meta name="ArticleTitle" content="${title}"></head><body><h1>${title}</h1><p>发布时间：2026-11-03 09:00　来源：示范市人民政府</p><div class="TRS_Editor">${body}</div></body></html>`;
const text = '<p>根据工作安排，现将有关事项通知如下，请各单位认真组织实施，切实抓好落实。</p>';

testCheck(check, {
  type: 'article',
  passes: {
    'an ordinary article': article('关于开展安全测试工作的通知', text),
    'tests as a subject': article('普通话水平测试公告', '<p>测试时间：11月20日。测试地点：市教育局。测试内容见附件。</p>'),
    'a short text': article('关于停水的通知', '<p>明日停水。</p>'),
    'a line of a longer text': article('考务安排', `${text}${text}${text}<p>测试</p>`),
    'masked names': article('表彰名单', '<p>张XXX、李XX等同志。</p>'),
    'a form somebody is to fill in': article('报名表填写说明', `${text}<p>【填写说明】请填写：姓名、单位。</p>`),
    'what is to be deleted, in a sentence': article('请删除手机里的这些应用', '<p>可删除的应用见附件。</p>'),
    'laughing in a headline': article('“笑哈哈”艺术团进乡村', text),
    'a menu called so': `<nav><a href="/cs/">测试</a></nav>${article('关于做好工作的通知', text)}`,
    'a column with ordinary items': { html: '<ul><li><a href="/1.html">关于组织能力测试的通知</a></li><li><a href="/2.html">2026年体能测试成绩公示</a></li><li><a href="/3.html">更多</a></li></ul>', type: 'column' },
    'page numbers': { html: '<div class="pagination"><a href="/1111.html">1111</a></div>', type: 'column' },
    'hidden template': article('关于做好工作的通知', `${text}<div hidden>Lorem ipsum dolor sit amet</div>`),
  },
  reports: {
    'a headline': { html: article('测试测试', text), reports: ['placeholder/测试测试'], says: [/文章标题“测试测试”/] },
    'what a template says instead of a headline': { html: article('这里是标题内容', text), reports: ['placeholder'] },
    'what nobody should click': { html: article('测试信息请勿点击', text), reports: ['placeholder/测试信息请勿点击'] },
    'what was to be deleted': { html: article('请删除', text), reports: ['placeholder/请删除'] },
    'the same of itself': { html: article('此条信息可删除', text), reports: ['placeholder'] },
    'laughter': { html: article('哈哈哈哈', text), reports: ['placeholder'] },
    'a numbered trial': { html: article('测试文章1', text), reports: ['placeholder/测试文章1'] },
    'in English': { html: article('test123', text), reports: ['placeholder/test123'] },
    'an unnamed document': { html: article('新建 Microsoft Word 文档', text), reports: ['placeholder'] },
    'crosses': { html: article('XXXXXX', text), reports: ['placeholder/XXXXXX'] },
    'headline and body': { html: article('测试标题', '<p>测试内容，请勿删除。</p>'), reports: ['placeholder/测试标题', 'placeholder/测试内容，请勿删除。'] },
    'only the body': { html: article('关于做好有关工作的通知', '<p>测试</p>'), reports: ['placeholder/测试'], says: [/正文“测试”/] },
    'filler of a template': { html: article('关于做好有关工作的通知', `${text}<p>Lorem ipsum dolor sit amet</p>`), reports: ['placeholder'], says: [/Lorem ipsum/] },
    'an attachment': { html: article('关于做好有关工作的通知', `${text}<a href="/f/1.txt">新建文本文档.txt</a>`), reports: ['placeholder/新建文本文档.txt'] },
    'a pasted block nobody filled in': { html: article('关于做好有关工作的通知', `${text}<p><a href="https://beian.miit.gov.cn/">【请填写：ICP备案编号】</a> <a href="/x">【请保留：原有的党政机关网站标识图标】</a></p>`), reports: ['placeholder/【请填写：ICP备案编号】', 'placeholder/【请保留：原有的党政机关网站标识图标】'] },
    'items of a list, told once': { html: '<ul><li><a href="/1.html">测试</a></li><li><a href="/2.html">测试</a></li><li><a href="/3.html">测试新闻2</a></li></ul>', type: 'column', reports: ['placeholder/测试', 'placeholder/测试新闻2'], says: [/共 2 处/] },
  },
  inapplicable: { 'the home page': { html: '<p>测试</p>', type: 'home' } },
});
