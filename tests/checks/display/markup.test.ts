import check from '../../../checks/display/markup.ts';
import { testCheck } from '../../support/test-check.ts';

const page = (body: string, html = '<!doctype html><html lang="zh-CN">'): string => `${html}<head><title>页</title></head><body>${body}</body></html>`;
const both = (html: string): { html: string; source: string } => ({ html, source: html });

testCheck(check, {
  type: 'article',
  passes: {
    'a clean page': both(page('<div id="a"></div><div id="b">正文</div>')),
    'copies that a carousel made, extensions, empty ids': both(page('<div class="slick-slide"><i id="x"></i></div><div class="slick-slide slick-cloned"><i id="x"></i></div><div id="gtx-trans"></div><div id="gtx-trans"></div><b id=""></b><b id=""></b>')),
    'scripts of statistics put in twice': both(page('<script id="tj">1</script><script id="tj">2</script>')),
    'the same id in a shadow root': both(page('<div id="a"><template shadowrootmode="open"><p id="a">x</p></template></div>')),
    'xml:lang': both(page('<p>x</p>', '<!doctype html><html xml:lang="zh">')),
    'blank lines and a comment before the doctype': both(`\n\n<!-- 模板 -->${page('<p>x</p>')}`),
  },
  reports: {
    'no doctype': { ...both(page('<p>x</p>', '<html lang="zh">')), reports: ['no-doctype/文档类型'] },
    'no language': { ...both(page('<p>x</p>', '<!doctype html><html>')), reports: ['no-lang/html'] },
    'an empty language': { ...both(page('<p>x</p>', '<!doctype html><html lang=" ">')), reports: ['no-lang'] },
    'quirks': { ...both(page('<p>x</p>', '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><html lang="zh">')), written: true, reports: ['quirks/文档类型'], says: [/W3C\/\/DTD HTML 4\.01 Transitional\/\/EN.*怪异模式/] },
    'no doctype, and quirks with it, is one lead': { ...both(page('<p>x</p>', '<html lang="zh">')), written: true, reports: ['no-doctype'] },
    'an id used twice, as two footers do': { ...both(page('<div id="_ideConac">a</div><div id="_ideConac">b</div><div id="_ideConac">c</div>')), reports: ['duplicate-id/_ideConac'], says: [/用了 3 次/] },
    'many ids used twice': {
      ...both(page(Array.from({ length: 30 }, (_, index) => `<i id="n${index}"></i><b id="n${index}"></b>`).join(''))),
      reports: ['duplicate-id/其余标识', ...Array.from({ length: 20 }, () => 'duplicate-id')], says: [/n20、n21.*n29/],
    },
    'bad nesting': { ...both(page('<div><b><i>x</b></i></div></div><a href="1">x<a href="2">y</a>')), reports: ['bad-nesting/crossed i b', 'bad-nesting/stray div', 'bad-nesting/inside-itself a'], says: [/<i> 与外层的 <b> 交叉/, /有 1 个 <\/div> 没有对应的开始标签（第一处在第 1 行）/, /<a> 里又套了 <a>/] },
    'an element that is never closed': { ...both(page('<div>\n<div>x</div>')), reports: ['bad-nesting/unclosed div'], says: [/从第 1 行起的范围内/] },
    'a whole page embedded in a page': { ...both(page('<html><head></head><body>底部</body></html>')), reports: ['bad-nesting/repeated html', 'bad-nesting/repeated head', 'bad-nesting/repeated body'] },
    'many faults of nesting': {
      html: page(''), source: page(Array.from({ length: 46 }, (_, index) => `</${['div', 'span', 'ul', 'ol', 'dl', 'em', 'b', 'i', 'u', 's', 'a', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'form', 'label', 'nav', 'main', 'font'][index % 23]}>`).join('')),
      reports: Array.from({ length: 21 }, () => 'bad-nesting'), says: [/有 2 个 <\/div>/],
    },
  },
  cannot: {
    'no source': { html: page('<p>x</p>'), source: null, because: /标签嵌套未检/ },
  },
});
