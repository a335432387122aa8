import { describe, expect, it } from 'vitest';
import type { ProbeSigns } from '../../../contract/probe.ts';
import { noticeIn, outcomeOf, outcomeOfOwnPage } from '../../../page/prompt/leaving-notice.ts';
import { trialsOf } from '../../../page/prompt/probe-trials.ts';

const link = { index: 0, href: 'http://www.qiye.example/', url: 'http://www.qiye.example/', target: 'http://www.qiye.example/' };
const page = new URL('https://www.shifan.gov.cn/');
const signs = (more: Partial<ProbeSigns>): ProbeSigns => ({ refused: null, dialogs: [], shown: null, went: [], prevented: false, leads: null, held: 1, ...more });
const judge = (more: Partial<ProbeSigns>, real = true) => outcomeOf(signs(more), link, page, real);

describe('what a press showed', () => {
  it('knows the wordings of real notices, and not any mention of going', () => {
    for (const text of ['您访问的链接即将离开“示范县人民政府”门户网站，是否继续？', '您正在登陆非政府网站', '您将离开本站', '即将打开外部链接：http://x', '是否继续访问第三方平台']) expect(noticeIn(text), text).not.toBeNull();
    for (const text of ['请先选择地区', '离开学校后的就业去向', '操作成功', '提交网站意见']) expect(noticeIn(text), text).toBeNull();
  });
  it('takes a question as a prompt whatever happens next', () => {
    expect(judge({ dialogs: [{ kind: 'confirm', text: '确定？' }], went: ['http://www.qiye.example/'] })).toBe('prompt');
    expect(judge({ shown: '即将离开本站' })).toBe('prompt');
  });
  it('says no-prompt only where the press really led to the foreign site', () => {
    expect(judge({ leads: 'http://qiye.example/other' })).toBe('no-prompt');
    expect(judge({ prevented: true, went: ['', 'about:blank', 'http://www.qiye.example/'] })).toBe('no-prompt');
    expect(judge({ prevented: true, leads: 'http://www.qiye.example/' })).toBe('unknown');
    expect(judge({ went: ['http://login.other.example/'] })).toBe('unknown');
    expect(judge({ leads: 'https://www.shifan.gov.cn/login' })).toBe('unknown');
    expect(judge({ dialogs: [{ kind: 'alert', text: '请先登录' }], leads: 'http://www.qiye.example/' })).toBe('unknown');
  });
  it('is not sure of a made press where the page tells apart, or held it long', () => {
    expect(judge({ leads: 'http://www.qiye.example/' }, false)).toBe('unknown');
    expect(judge({ leads: 'http://www.qiye.example/', held: 900 })).toBe('unknown');
    expect(judge({ refused: 'words' })).toBe('unknown');
  });
  it('has a page of the site in between read', () => {
    expect(judge({ leads: 'https://www.shifan.gov.cn/jump?url=http%3A%2F%2Fwww.qiye.example%2F' })).toEqual({ read: 'https://www.shifan.gov.cn/jump?url=http%3A%2F%2Fwww.qiye.example%2F' });
    expect([null, { status: 302, redirected: true, text: '' }, { status: 200, redirected: false, text: '您即将离开本网站' }, { status: 200, redirected: false, text: '首页' }, { status: 404, redirected: false, text: '即将离开本网站' }].map(outcomeOfOwnPage))
      .toEqual(['unknown', 'no-prompt', 'prompt', 'unknown', 'unknown']);
  });
  it('presumes others of a group only where all presses agree', () => {
    const other = { ...link, url: 'http://www.b.example/' };
    const plan = { because: null, tellsApart: false, missing: false, groups: [{ press: [link, other], alike: ['http://www.c.example/'] }, { press: [], alike: ['http://www.d.example/'] }] };
    const agreed = trialsOf(plan, new Map([[link.url, 'prompt'], [other.url, 'prompt']] as const));
    expect(agreed.at(-1)).toEqual({ url: 'http://www.c.example/', outcome: 'prompt', presumed: true });
    expect(trialsOf(plan, new Map([[link.url, 'prompt'], [other.url, 'no-prompt']] as const)).at(-1)).toMatchObject({ outcome: 'unknown', presumed: true });
    expect(trialsOf(plan, new Map())).toEqual([]);
  });
});
