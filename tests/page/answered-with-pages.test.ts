import { expect, it } from 'vitest';
import { answeredWithPages, type PageInStead } from '../../page/answered-with-pages.ts';

const page = new DOMParser().parseFromString('<!doctype html><html><body></body></html>', 'text/html');
const url = 'http://www.example.gov.cn/js/footer.js';
const missing = (told: readonly PageInStead[], scripts: readonly { readonly url: string; readonly text: string }[]): readonly string[] => answeredWithPages(page, told, scripts).map((one) => one.url);

it.each([
  '<!DOCTYPE html><html></html>', '\uFEFF\r\n<html>', '<!-- 错误页 -->\n<!-- 第二行 -->\r\n  <!doctype html>', '<script>var a;</script>', '<?xml version="1.0"?><html/>', '</div>', '<%@ page %>', '--> x\n<p>没有这个文件</p>',
])('is a page in a script’s stead: %j', (text) => {
  expect(missing([], [{ url, text }])).toEqual([url]);
});

it.each([
  '', 'var a = "<html>";', '<!--\nvar a = 1;\n//-->', '<!-- hide from old browsers\ndocument.write("<p>");\n-->', '/* <html> */ f()', '\r\n\r\ndocument.write("<div>")', '"use strict"', '(function(){})()', '<!-- <html>',
])('is a script, whatever the server calls it: %j', (text) => {
  expect(missing([{ url, kind: 'script' }], [{ url, text }])).toEqual([]);
});

it('a file nobody could read is missing where a file of its name is never written by a program', () => {
  const told = ['/a.js', '/b.mjs?v=2', '/c.JS', '/d.jsp', '/e.js/list', '/f.php?x=.js', '/g'].map((path) => ({ url: `http://static.example.gov.cn${path}`, kind: 'script' as const }));
  expect(missing(told, [])).toEqual(told.slice(0, 3).map((one) => one.url));
});

it('a page of any size is told at once', () => {
  const text = `${' \n'.repeat(200_000)}var a;`;
  expect(missing([], [{ url, text }])).toEqual([]);
  expect(missing([], [{ url, text: `${'<!--\n'.repeat(100_000)}` }])).toEqual([]);
});
