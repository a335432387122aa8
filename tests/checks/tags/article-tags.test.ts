import check from '../../../checks/tags/article-tags.ts';
import { testCheck } from '../../support/test-check.ts';
import { article, but, tagged } from './tagged-page.ts';

const dated = (value: string): string => tagged(but(article, 'PubDate', value));

testCheck(check, {
  type: 'article',
  passes: {
    'the three tags': tagged(article),
    'lower-case name': tagged([['ArticleTitle', '通知'], ['pubdate', '2026-11-03 09:20'], ['contentSource', '县水利局']]),
    'a second, empty copy': tagged([...article, ['ContentSource', '']]),
    'in the body of the page': '<!doctype html><html><body><meta name="ArticleTitle" content="通知"><meta name="PubDate" content="2026-11-03 00:00"><meta name="ContentSource" content="县水利局"></body></html>',
  },
  reports: {
    none: { html: tagged([]), reports: ['missing/ArticleTitle', 'missing/PubDate', 'missing/ContentSource'] },
    'source empty': { html: tagged(but(article, 'ContentSource', '')), reports: ['empty/ContentSource'] },
    placeholders: { html: tagged([['ArticleTitle', '{dede:field.title/}'], ['PubDate', '发布时间'], ['ContentSource', '来源']]), reports: ['placeholder/ArticleTitle', 'placeholder/PubDate', 'placeholder/ContentSource'] },
    'seconds': { html: dated('2026-11-03 09:20:31'), reports: ['pubdate-format/PubDate'], says: [/多写了秒/] },
    'date only': { html: dated('2026-11-03'), reports: ['pubdate-format/PubDate'], says: [/没有写时和分/] },
    'Chinese date': { html: dated('2020年08月02日'), reports: ['pubdate-format/PubDate'], says: [/没有写时和分、分隔符/] },
    'slashes and seconds': { html: dated('2020/12/31 14:29:32'), reports: ['pubdate-format/PubDate'], says: [/，分隔符或位数不对，/] },
    'one-digit parts': { html: dated('2020-8-2 9:05'), reports: ['pubdate-format/PubDate'] },
    'ratio sign': { html: dated('2020-08-02 10∶08'), reports: ['pubdate-format/PubDate'], says: [/全角/] },
    'no such day': { html: dated('2021-02-30 08:00'), reports: ['pubdate-format/PubDate'], says: [/没有这个日期/] },
    'twelve-hour clock': { html: dated('2020-08-02 下午 3:20'), reports: ['pubdate-format/PubDate'] },
    'a number': { html: dated('1596330000000'), reports: ['pubdate-format/PubDate'], says: [/读不出/] },
  },
  cannot: {
    'an application shell whose script failed': { html: tagged([], '<div id="app"></div><p>…</p>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/app.js', kind: 'script' }] }, because: /app\.js/ },
  },
  inapplicable: { 'a column': { html: tagged([]), type: 'column' } },
});
