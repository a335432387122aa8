import check from '../../../checks/tags/tag-outside-head.ts';
import { testCheck } from '../../support/test-check.ts';
import { article, site, tagged } from './tagged-page.ts';

const inHead = tagged([...site, ...article]);
const moved = inHead.replace('<head>', '<head><div>统计</div>');
const inBody = tagged([], '<meta name="PubDate" content="2026-11-03 09:20"><p>正文</p>');

testCheck(check, {
  type: 'article',
  passes: {
    'in the head': { html: inHead, source: inHead },
    'moved by the browser, in the head of the source': { html: moved, source: moved },
    'written by a script after load': { html: inBody, source: '<html><head></head><body><div id="app"></div></body></html>' },
    'a copy of it in the head': { html: inBody, source: inBody.replace('</head>', '<meta name="PubDate" content="2026-11-03 09:20"></head>') },
    'names that are not the standard’s': { html: '<meta name="ContentStart"><meta name="keywords" content="x">', source: '<html><head></head><body><meta name="ContentStart"><meta name="keywords" content="x"></body></html>' },
  },
  reports: {
    'in the body': { html: inBody, source: inBody, reports: ['in-source-body/PubDate'], says: [/<head>…<\/head> 之外/] },
    'in source only': { html: '<p>x</p>', source: '<html><head></head><body><meta name="sitename" content="x"></body></html>', reports: ['in-source-body/SiteName'] },
  },
  cannot: { 'no source': { html: inBody, source: null, because: /源码未缓存/ } },
});
