import { describe, expect, it } from 'vitest';
import { hasDisplay, startArguments } from '../../scripts/start-arguments.ts';

describe('arguments of npm start', () => {
  it.each([
    [[], { url: null, headless: false }],
    [['https://www.some.gov.cn/a?b=1'], { url: 'https://www.some.gov.cn/a?b=1', headless: false }],
    [['--headless', 'http://www.some.gov.cn'], { url: 'http://www.some.gov.cn/', headless: true }],
  ])('%j', (args, wanted) => expect(startArguments(args)).toEqual(wanted));

  it.each([
    [['www.some.gov.cn'], '不是网址'],
    [['javascript:alert(1)'], '不是网址'],
    [['file:///etc/passwd'], '不是网址'],
    [['https://a.gov.cn/', 'https://b.gov.cn/'], '一次只能打开一个'],
    [['--window'], '不认识的选项'],
  ])('%j is refused in words', (args, words) => {
    const refused = startArguments(args);
    expect('problem' in refused && refused.problem).toContain(words);
  });
});

describe('display', () => {
  it.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('%s %j', (platform, env, wanted) => expect(hasDisplay(platform, env)).toBe(wanted));
});
