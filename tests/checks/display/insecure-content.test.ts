import check from '../../../checks/display/insecure-content.ts';
import { testCheck } from '../../support/test-check.ts';

const https = 'https://www.shifan.gov.cn/';
const http = 'http://www.shifan.gov.cn/';

testCheck(check, {
  type: 'home',
  passes: {
    'everything encrypted': '<img src="/a.png"><script src="https://www.shifan.gov.cn/a.js"></script><form action="/search"><input name="q"></form>',
    'links are followed, not loaded': '<a href="http://www.other.gov.cn/">甲</a><form method="get" action="/s"></form>',
    'a page that is itself not encrypted': { html: '<img src="http://www.shifan.gov.cn/a.png"><form action="/search"><input name="q"></form>', url: http },
    'the page has the browser upgrade': '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests"><title>甲</title></head><body><img src="http://a.gov.cn/a.png"></body></html>',
    'pictures that wait for scrolling': '<img data-src="http://a.gov.cn/a.png" src="data:,">',
    'namespaces are no resources': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
    'what the public cannot reach is told by internal-address': '<img src="http://192.168.1.9/a.png"><img src="http://oa/a.png">',
    'a link to a foreign site': '<a href="https://www.youtube.com/">视频</a>',
  },
  reports: {
    'parts of the page without encryption': {
      html: '<img src="http://img.shifan.gov.cn/a.png"><img src="http://img.shifan.gov.cn/b.png"><script src="http://js.shifan.gov.cn/a.js"></script><iframe src="http://tv.shifan.gov.cn/"></iframe><p style="background:url(http://bg.shifan.gov.cn/x.gif)">字</p>',
      reports: ['mixed/img.shifan.gov.cn 图片', 'mixed/js.shifan.gov.cn 脚本', 'mixed/tv.shifan.gov.cn 框架页面', 'mixed/bg.shifan.gov.cn 图片'], says: [/共 2 个地址/],
    },
    'a form to an address without encryption': { html: '<form action="http://www.shifan.gov.cn/mail" method="post"><input name="name"></form>', reports: ['insecure-form/www.shifan.gov.cn/mail'] },
    'a password on a page without encryption': { html: '<form action="/login" method="post"><input type="password" name="p"></form>', url: http, reports: ['insecure-form'], says: [/登录表单不加密/] },
    'resources from abroad': { html: '<link rel="stylesheet" href="https://fonts.googleapis.com/css"><script src="https://cdn.jsdelivr.net/npm/vue"></script>', url: https, reports: ['foreign-host/fonts.googleapis.com', 'foreign-host/cdn.jsdelivr.net'] },
    'imported by a style, and fetched ahead': { html: '<style>@import url(https://fonts.googleapis.com/css?family=Roboto);</style><link rel="preload" as="image" href="http://img.shifan.gov.cn/a.png">', reports: ['foreign-host/fonts.googleapis.com', 'mixed/img.shifan.gov.cn 图片'] },
    'more hosts than can be listed': { html: Array.from({ length: 23 }, (_, index) => `<img src="http://i${index}.shifan.gov.cn/a.png">`).join(''), reports: ['mixed/其余 不加密地址', ...Array.from({ length: 20 }, () => 'mixed')], says: [/另有 3 个/] },
  },
  inapplicable: { 'a file': { html: '<p>甲</p>', url: 'file:///a.html' } },
});
