import check from '../../../checks/tags/optional-tag-empty.ts';
import { testCheck } from '../../support/test-check.ts';
import { tagged } from './tagged-page.ts';

testCheck(check, {
  type: 'article',
  passes: {
    none: tagged([]),
    filled: tagged([['Keywords', '停水'], ['Author', '张某'], ['Description', '摘要文字'], ['Image', './W02.jpg'], ['Url', './t2026.html']]),
    'the official one filled beside an empty general one': tagged([['keywords', ''], ['Keywords', '停水']]),
  },
  reports: {
    'all five empty': { html: tagged([['Keywords', ''], ['Author', ' '], ['Description', ''], ['Image', ''], ['Url', null]]), reports: ['empty/Keywords', 'empty/Author', 'empty/Description', 'empty/Image', 'empty/Url'], says: [/关键词/] },
    'the official one empty beside a filled general one': { html: tagged([['keywords', '示范县'], ['Keywords', '']]), reports: ['empty/Keywords'] },
    'lower case only': { html: tagged([['author', '']]), reports: ['empty/Author'] },
  },
  cannot: {
    'an application shell whose script failed': { html: tagged([['Author', '']], '<div id="app"></div><p>…</p>'), load: { failed: [{ url: 'https://www.shifan.gov.cn/js/app.js', kind: 'script' }] }, because: /app\.js/ },
  },
  inapplicable: { 'a column': { html: tagged([['Author', '']]), type: 'column' } },
});
