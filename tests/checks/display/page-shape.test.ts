import check from '../../../checks/display/page-shape.ts';
import { testCheck } from '../../support/test-check.ts';

const wide = '<div id="banner" style="width:1500px;height:50px">通栏</div>';
const inner = (html: string): string => `<div style="width:1000px;margin:0 auto">${html}</div>`;
testCheck(check, {
  type: 'article',
  passes: {
    'an ordinary page': { type: 'home', html: '<div style="width:1000px;height:3000px;margin:0 auto">首页</div>' },
    'a few pixels': '<div style="position:absolute;left:0;width:1212px;height:10px"></div>',
    'what sticks out is cut off': `<style>body{overflow-x:hidden}</style>${inner(wide)}`,
    'a box that scrolls by itself': inner(`<div style="overflow:auto">${wide}</div>`),
    'a fixed width that fits': '<table width="1200"><tr><td>x</td></tr></table>',
    'a long article': '<div style="height:20000px">正文</div>',
    'not beyond the window': '<div style="width:1500px;max-width:100%">x</div>',
    'written in columns from right to left': `<style>html{writing-mode:vertical-rl}</style><div style="width:2600px;height:300px">正文</div>`,
    'off to the left': '<a style="position:absolute;left:-9999px">跳到正文</a>',
  },
  reports: {
    'wider than the window': { html: inner(wide), reports: ['overflow-x/页面宽度'], says: [/比窗口宽 \d+ 像素.*<div id="banner">/] },
    'a table of the text': { html: inner('<div><p>正文</p><table><tr><td><div style="width:1600px">表</div></td></tr></table></div>'), reports: ['overflow-x'], says: [/<table>/] },
    'in quirks mode': { html: `<html><head><title>页</title></head><body>${inner(wide)}</body></html>`, written: true, reports: ['overflow-x'], says: [/窗口宽 1200 像素/] },
    'a long home page': { type: 'home', html: '<div style="height:9000px">首页</div>', reports: ['home-too-long/首页'], says: [/约 10 屏/] },
    'a main part wider than common screens': { html: '<div style="width:1500px">主体</div>', width: 1900, reports: ['fixed-width/页面主体'], says: [/固定为 1500 像素/] },
    'a least width': { html: '<style>body{min-width:1400px}</style><p>x</p>', width: 1900, reports: ['fixed-width'] },
    'an old table layout': { html: '<table width="1440" align="center"><tr><td>x</td></tr></table>', width: 1900, reports: ['fixed-width'] },
  },
  cannot: {
    'a narrow window': { html: inner('<p>正文</p>'), width: 800, because: /窗口太窄/ },
    'without its styles': { html: inner(wide), load: { failed: [{ url: 'https://www.shifan.gov.cn/css/a.css', kind: 'style' }] }, because: /样式文件没有载入/ },
  },
});
