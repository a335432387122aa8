import { isDifferentAddress, dateGap, shownSourceBeside, shownTitleBeside, siteCodesOf } from '../../page/tags/tag-against-page.ts';
import { tagsOf, valueOf } from '../../page/tags/tags.ts';
import { defineCheck } from '../define-check.ts';

/**
 * 47号附件三: a tag says what the page is; one that says otherwise than the page shows misleads whoever reads it by machine.
 * Short forms of names, line breaks in headings, relative addresses and rebuild times within a day are no contradiction.
 */
export default defineCheck({
  id: 'tag-contradiction',
  version: 1,
  title: '标签的值与页面显示的标题、时间、来源、标识码、地址一致',
  cites: ['47-3-3', '47-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    title: { verdict: 'review', says: 'ArticleTitle（标题）写的是“{{value}}”，页面显示的标题是“{{shown}}”。', fix: '请核对：如果页面上的标题是对的，把 ArticleTitle 改成一样的。' },
    date: { verdict: 'review', says: 'PubDate（发布时间）写的是“{{value}}”，页面显示的发布时间是“{{shown}}”，相差 {{gap}}。', fix: '请核对：PubDate 应是信息的发布时间，不是页面重新生成或迁移的时间；不一致时改为“{{shown}}”。' },
    source: { verdict: 'review', says: 'ContentSource（来源）写的是“{{value}}”，页面显示的来源是“{{shown}}”。', fix: '请核对：两处应是同一个单位或媒体，改为一致。' },
    'site-code': { verdict: 'fail', says: '网站标识码不一致：{{codes}}。', fix: '核对本网站的标识码，把 SiteIDCode 标签、底部文字和“我为政府网站找错”入口三处改成同一个。', cites: ['47-3-1', '47-1-2-4'] },
    url: { verdict: 'hint', says: 'Url（网址）写的是“{{value}}”，与本页地址 {{shown}} 不一致。', fix: '把 Url 改为本页的地址；不能保证准确的，可以去掉这个可选标签。' },
  },
  *run(page) {
    const tags = tagsOf(page);
    if (page.type === 'article' || page.type === 'guide') {
      const title = shownTitleBeside(page, valueOf(page, 'ArticleTitle'));
      if (title) yield { code: 'title', at: title.element, about: 'ArticleTitle', data: { value: tags.ArticleTitle.value, shown: title.text } };
      const date = dateGap(page, valueOf(page, 'PubDate'));
      if (date) yield { code: 'date', at: date.element, quote: date.text, about: 'PubDate', data: { value: tags.PubDate.value, shown: date.text, gap: date.gap } };
      const source = shownSourceBeside(page, valueOf(page, 'ContentSource'));
      if (source) yield { code: 'source', at: source.element, about: 'ContentSource', data: { value: tags.ContentSource.value, shown: source.text } };
    }
    const codes = siteCodesOf(page);
    if (new Set(codes.map(({ code }) => code)).size > 1) {
      yield { code: 'site-code', at: codes.find(({ element }) => element !== null)?.element ?? null, about: 'SiteIDCode', data: { codes: codes.map(({ where, code }) => `${where}是 ${code}`).join('，') } };
    }
    const url = valueOf(page, 'Url');
    if (url !== '' && !page.preview && isDifferentAddress(page, url)) yield { code: 'url', at: tags.Url.copy!.element, about: 'Url', data: { value: url, shown: page.url.href } };
  },
});
