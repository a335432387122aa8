import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleFacts, EditField } from '../../../contract/edit-page.ts';
import { editPathOf } from '../../../contract/edit-page.ts';
import { fieldText } from '../../../editing/field-text.ts';
import { learnFields } from '../../../editing/learn-fields.ts';
import { lightFindings, type Written } from '../../../editing/light-checks.ts';
import { watchFields } from '../../../editing/watch-fields.ts';
import { until } from '../../support/at-rest.ts';

const article: ArticleFacts = { title: '示范县召开秋冬季重点项目推进会', date: '2026-11-20 09:30', source: '示范县融媒体中心', body: '11月20日，示范县召开秋冬季重点项目推进会，研究部署下一阶段工作。' };
const now = Date.parse('2026-11-21T10:00:00+08:00');
const page = new URL('http://10.1.2.3:8080/cms/edit.do?id=12');

const holder = document.createElement('div');
document.body.append(holder);
let end = new AbortController();
afterEach(() => {
  end.abort();
  end = new AbortController();
  holder.replaceChildren();
});

/** An edit page as content systems make them: table of fields, an editor in a frame. */
async function editPage(body = `<p>${article.body}</p>`): Promise<Document> {
  holder.innerHTML = `<form><input type="hidden" name="title" value="${article.title}"><input name="docTitle" value="${article.title}"><input name="keyword" value=""><input name="pubTime" value="2026-11-20 09:30:00">
    <select name="origin"><option>请选择</option><option selected>示范县融媒体中心</option></select><iframe id="ueditor_0"></iframe></form>`;
  const frame = holder.querySelector('iframe')!;
  await new Promise((done) => setTimeout(done, 0));
  frame.contentDocument!.body.innerHTML = body;
  frame.contentDocument!.body.contentEditable = 'true';
  return frame.contentDocument!;
}

describe('learning the fields of an edit page', () => {
  it('recognises what says the same, the seen field before its hidden copy, the editor in its frame', async () => {
    await editPage();
    expect(learnFields(document, article)).toEqual({ title: 'input[name="docTitle"]', body: '#ueditor_0 >>> body', date: 'input[name="pubTime"]', source: 'select[name="origin"]' });
  });

  it('leaves out what it cannot tell', async () => {
    await editPage('<p>另一篇文章的正文，与已发布的不同。</p>');
    expect(learnFields(document, { ...article, date: null, source: '别处' })).toEqual({ title: 'input[name="docTitle"]' });
  });

  it('contenteditable in the page and mark-up in a text field', () => {
    holder.innerHTML = `<input id="t" value=" ${article.title} "><textarea name="content">&lt;p&gt;${article.body}&lt;/p&gt;</textarea>`;
    expect(learnFields(document, article)).toEqual({ title: '#t', body: 'textarea[name="content"]' });
    holder.innerHTML = `<div contenteditable="true" id="rich"><p>${article.body}</p><div contenteditable="true">x</div></div>`;
    expect(learnFields(document, article)).toEqual({ body: '#rich' });
  });

  it('an editor that switches its frame to writing as a whole (designMode), seen before the text field it keeps', async () => {
    const inner = await editPage();
    inner.body.removeAttribute('contenteditable');
    inner.designMode = 'on';
    holder.querySelector('form')!.insertAdjacentHTML('beforeend', `<textarea name="content" style="display:none">&lt;p&gt;${article.body}&lt;/p&gt;</textarea>`);
    expect(learnFields(document, article).body).toBe('#ueditor_0 >>> body');
  });

  it.each([
    ['http://cms.example.com/edit.do?id=12&channel=a', '/edit.do?channel=a&id=*'], ['http://cms.example.com/#/article/55/edit', '/#/article/*/edit'], ['http://cms.example.com/wcm/2026/11/edit?doc=9f8e7d', '/wcm/*/*/edit?doc=*'],
  ])('%s is the pattern %s', (url, path) => expect(editPathOf(new URL(url))).toBe(path));
});

it('paragraphs in an editor’s frame are lines: two numbers one under the other are not one long number', async () => {
  const inner = await editPage('<p>1101011990</p><p>03070134</p>');
  expect(fieldText(inner.body)).toMatch(/^1101011990\s*\n\s*03070134\s*$/);
  expect(lightFindings({ body: fieldText(inner.body) }, now, page)).toEqual([]);
  expect(lightFindings({ body: '110101199003070134' }, now, page)).toHaveLength(1);
});

describe('watching', () => {
  const looks = (places: Parameters<typeof watchFields>[1]) => {
    const seen: { written: Written; missing: readonly EditField[] }[] = [];
    watchFields(document, places, end.signal, (written, missing) => seen.push({ written, missing }));
    return seen;
  };

  it('looks once writing has paused, in the frame too, and leaves no trace in the page', async () => {
    const inner = await editPage();
    const places = learnFields(document, article);
    const before = [holder.innerHTML, inner.documentElement.outerHTML];
    const seen = looks(places);
    expect(seen).toHaveLength(1);
    expect([holder.innerHTML, inner.documentElement.outerHTML]).toEqual(before);
    const title = holder.querySelector<HTMLInputElement>('[name="docTitle"]')!;
    for (const letter of '新的标题') {
      title.value += letter;
      title.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await until('it has looked', () => seen.length > 1);
    expect(seen).toHaveLength(2);
    expect(seen[1]!.written.title).toBe(`${article.title}新的标题`);
    inner.body.append(inner.createElement('img'));
    await until('it has looked', () => seen.at(-1)!.written.pictures?.length === 1);
  });

  it('never looks while an input method is composing', async () => {
    await editPage();
    const seen = looks({ title: 'input[name="docTitle"]' });
    const title = holder.querySelector<HTMLInputElement>('[name="docTitle"]')!;
    title.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    title.value = 'shi fan';
    title.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    // Longer than the pause after which it looks, and than its own beat.
    await new Promise((done) => setTimeout(done, 3500));
    expect(seen).toHaveLength(1);
    title.value = '示范';
    title.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await until('it has looked', () => seen.length === 2);
    expect(seen[1]!.written.title).toBe('示范');
  });

  it('says which fields are gone, and finds an editor that is made anew', async () => {
    await editPage();
    const seen = looks(learnFields(document, article));
    holder.querySelector('iframe')!.remove();
    await until('it has looked', () => seen.at(-1)!.missing.includes('body'));
    const frame = document.createElement('iframe');
    frame.id = 'ueditor_0';
    holder.querySelector('form')!.append(frame);
    await new Promise((done) => setTimeout(done, 0));
    frame.contentDocument!.body.innerHTML = '<p>新的正文</p>';
    await until('it has looked', () => seen.at(-1)!.written.body?.trim() === '新的正文');
  });
});

describe('the light checks', () => {
  const says = (written: Written): readonly string[] => lightFindings(written, now, page).map(({ field, verdict, says }) => `${field} ${verdict} ${says}`);

  it('has nothing to say of a text that is right, and looks at no field it does not know', () => {
    expect(says({ title: article.title, date: '2026-11-20 09:30', source: article.source!, body: article.body, links: [{ text: '中国政府网', href: 'https://www.gov.cn/' }, { text: '附件', href: '/files/1.doc' }], pictures: [{ src: '/a.jpg', alt: '会议现场' }] })).toEqual([]);
    expect(says({})).toEqual([]);
  });

  it.each<[string, Written, RegExp]>([
    ['an empty title', { title: ' ' }, /title must 标题是空的/], ['a title left over from a trial', { title: '测试标题1' }, /title must .*测试内容/],
    ['an empty date', { date: '' }, /date must 发布时间是空的/], ['a day without its hour', { date: '2026-11-20' }, /date must .*没有时和分/], ['slashes', { date: '2026/11/20 9:30' }, /date must .*不是 YYYY-MM-DD/],
    ['a day there is not', { date: '2026-02-30 09:30' }, /date must .*不是真实存在/], ['seconds', { date: '2026-11-20 09:30:00' }, /date advice .*多了秒/], ['a day to come', { date: '2026-12-20 09:30' }, /date check .*晚于现在/],
    ['a source not chosen', { source: '--请选择--' }, /source must/], ['no text', { body: ' ' }, /body must 正文是空的/],
    ['a link without an address', { body: 'x', links: [{ text: '附件', href: null }] }, /body must 链接“附件”没有地址/], ['a link to the content system', { body: 'x', links: [{ text: '通知', href: 'http://10.1.2.3:8080/p/1.html' }] }, /body must .*内部地址/],
    ['a picture from the clipboard', { body: 'x', pictures: [{ src: 'file:///C:/Users/a/1.png', alt: '图' }] }, /body must .*本机上/], ['a picture without words', { body: 'x', pictures: [{ src: '/1.png', alt: '' }] }, /body advice .*替代文字/],
    ['a personal number', { body: '联系人身份证号 110101199003070134' }, /body check .*\*{3,}/],
  ])('%s', (_, written, expected) => {
    const found = says(written);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
    expect(found[0]).not.toContain('110101199003070134');
  });

  it('gives the date as it should be, to copy; a browser’s own field of dates is right as it is', () => {
    expect(lightFindings({ date: '2026/11/20 9:30' }, now, page)[0]!.value).toBe('2026-11-20 09:30');
    expect(says({ date: '2026-11-20T09:30' })).toEqual([]);
  });
});
