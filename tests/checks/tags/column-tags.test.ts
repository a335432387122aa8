import check from '../../../checks/tags/column-tags.ts';
import { testCheck } from '../../support/test-check.ts';
import { but, column, tagged } from './tagged-page.ts';

testCheck(check, {
  type: 'column',
  passes: {
    'the four tags': tagged(column),
    'an article needs two': { html: tagged([['ColumnName', '工作动态'], ['ColumnType', '工作动态']]), type: 'article' },
    'an article may leave the description empty': { html: tagged([['ColumnName', '工作动态'], ['ColumnType', '工作动态'], ['ColumnDescription', '']]), type: 'article' },
    'a home page with good values': { html: tagged([['ColumnName', '首页'], ['ColumnType', '首页']]), type: 'home' },
    'several types, one of them listed': tagged(but(column, 'ColumnType', '信息公开，政策文件')),
    'a column that is called as a tag of articles': tagged(but(column, 'ColumnName', '图片')),
    'an empty copy beside a filled one': tagged([['ColumnName', ''], ...column]),
  },
  reports: {
    none: { html: tagged([]), reports: ['missing/ColumnName', 'missing/ColumnDescription', 'missing/ColumnKeywords', 'missing/ColumnType'], says: [/栏目页缺少.*栏目名称/] },
    'none on an article': { html: tagged([]), type: 'article', reports: ['missing/ColumnName', 'missing/ColumnType'], says: [/内容页缺少/] },
    empty: { html: tagged(but(column, 'ColumnType', ' ')), reports: ['empty/ColumnType'] },
    'no content attribute': { html: tagged(but(column, 'ColumnName', null)), reports: ['empty/ColumnName'], says: [/没有写 content/] },
    'empty on a home page': { html: tagged([['ColumnName', ''], ['ColumnType', '首页']]), type: 'home', reports: ['empty/ColumnName'] },
    'placeholders': { html: tagged([['ColumnName', '栏目名称'], ['ColumnDescription', '{$description}'], ['ColumnKeywords', '[!--keywords--]'], ['ColumnType', '<%=type%>']]), reports: ['placeholder/ColumnName', 'placeholder/ColumnDescription', 'placeholder/ColumnKeywords', 'placeholder/ColumnType'] },
    'a leftover in a tag an article does not need': { html: tagged([['ColumnName', '工作动态'], ['ColumnType', '工作动态'], ['ColumnDescription', '${desc}']]), type: 'article', reports: ['placeholder/ColumnDescription'] },
    'free text and numbers as type': { html: tagged(but(column, 'ColumnType', '5')), reports: ['type-unknown/ColumnType'], says: [/“5”/] },
    'type of our own on an article': { html: tagged([['ColumnName', '要闻'], ['ColumnType', '山西要闻']]), type: 'article', reports: ['type-unknown/ColumnType'] },
  },
  cannot: {
    'an application shell whose data failed': { html: tagged([], '<div id="app"></div><p>请稍候</p>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/api/column?id=3', kind: 'request' }] }, because: /api\/column/ },
  },
  inapplicable: {
    'a home page without column tags': { html: tagged([]), type: 'home' },
    'a guide': { html: tagged([]), type: 'guide' },
  },
});
