import { articleOf } from '../../page/article/article.ts';
import { closest } from '../../page/dom.ts';
import { folded, squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/**
 * 47号正文四（一）5: 确保内容准确无误. Content left over from trials: a headline, the whole of a short text, or an item of a
 * list that is nothing but 测试, xxx, 新建文档 and the like. A text that mentions a test is none.
 */
export default defineCheck({
  id: 'test-text',
  version: 2,
  title: '没有测试内容和占位文字',
  cites: ['47z-4-1-5', 'db-2-9'],
  on: ['article', 'column'],
  // The pages at hand gave no finding: what share of leads is right is not known.
  stage: 'trial',
  messages: {
    placeholder: { verdict: 'review', says: '{{where}}“{{words}}”疑为测试内容或占位文字{{more}}。', fix: '确属测试内容的，删除这条信息（已进入栏目列表的一并删除）；属于正式内容的，补全标题和正文。' },
  },
  *run(page) {
    const seen = new Map<string, { report: Report<'placeholder'>; count: number }>();
    for (const report of [...headlines(page), ...shortBody(page), ...latin(page), ...unfilled(page), ...items(page)]) {
      const had = seen.get(report.about!);
      if (had) had.count += 1;
      else seen.set(report.about!, { report, count: 1 });
    }
    for (const { report, count } of seen.values()) yield { ...report, data: { ...report.data, more: count > 1 ? `，共 ${count} 处` : '' } };
    yield pause;
  },
});

/** How a placeholder begins, marks and spaces aside: a quick look at the first letter, which most headlines do not pass; a unit's own words may begin otherwise. Full-width letters are looked at closely. */
const mayBegin = /^[\s\u200b\ufeff!！?？。,，.、:：;；"'“”‘’()（）[\]【】《》<>…~\-_*#\u2000-\u206f\u00ad\u3000-\u3015\u2212\ufe55]*[这本此仅用内网系功发上栏文新信图附一测tn未x×请在点输标正无可待该哈ua1l此\uff01-\uff5e]/i;

function isPlaceholder(page: PageView, text: string): boolean {
  if (text.length > 80 || (page.policy === null && !mayBegin.test(text))) return false;
  const bare = squeezed(text).replace(/[!！?？。,，.、:：;；"'“”‘’()（）[\]【】《》<>…~\-_*#]+/g, (mark) => (mark === '.' ? '.' : ''));
  return bare.length >= 2 && patternOf(page, wordTables.placeholders, whole).test(bare.replace(/\.$/, ''));
}

function* headlines(page: PageView): Generator<Report<'placeholder'>> {
  if (page.type !== 'article') return;
  const { title } = articleOf(page);
  const tag = page.tags.find(({ name, content }) => name === 'articletitle' && content);
  if (title && isPlaceholder(page, page.text.norm.slice(title.start, title.end))) yield reportOf('文章标题', page.text.raw.slice(title.start, title.end), title.element);
  else if (tag && isPlaceholder(page, tag.content!)) yield reportOf('文章标题标签', tag.content!, tag.element);
  else if (isPlaceholder(page, page.title)) yield reportOf('网页标题', page.title, null);
}

/** A body that says nothing else, whatever its headline. */
function* shortBody(page: PageView): Generator<Report<'placeholder'>> {
  if (page.type !== 'article') return;
  const { body, title } = articleOf(page);
  const known = body ?? (title ? { element: title.element, start: title.end, end: Math.min(title.end + 400, page.text.norm.length) } : null);
  if (!known) return;
  if (body && page.text.norm.slice(body.start, body.end).trim().length > 80) return;
  let at = known.start;
  for (const line of page.text.norm.slice(known.start, known.end).split('\n')) {
    const element = page.text.pieceAt(at + (line.length - line.trimStart().length))?.element;
    if (isPlaceholder(page, line) && page.text.isShown(at) && element && !closest(element, 'a, button, footer, nav, option')) yield reportOf('正文', page.text.raw.slice(at, at + line.length), element);
    at += line.length + 1;
  }
}

/** The filler of templates is never meant. */
function* latin(page: PageView): Generator<Report<'placeholder'>> {
  const at = page.text.norm.search(/lorem\s{1,4}ipsum\s{1,4}dolor/i);
  if (at < 0 || !page.text.isShown(at)) return;
  yield reportOf('页面上', page.text.raw.slice(at, at + 26), page.text.pieceAt(at)?.element ?? null);
}

/** What our own blocks to paste ask to be filled in, and nobody did. */
function* unfilled(page: PageView): Generator<Report<'placeholder'>> {
  for (const { 0: words, index } of page.text.norm.matchAll(/【请(?:填写|补|保留|粘贴)[:：][^【】\n]{1,60}】/g)) {
    if (page.text.isShown(index)) yield reportOf('页面上', page.text.raw.slice(index, index + words.length), page.text.pieceAt(index)?.element ?? null);
  }
}

/** Items of lists and names of attachments. */
function* items(page: PageView): Generator<Report<'placeholder'>> {
  for (const { element, text, url } of page.links) {
    if (text.length < 2 || /^\d+$/.test(text) || !url || !/^https?:$/.test(url.protocol) || !isPlaceholder(page, text) || !page.shown(element)) continue;
    // A short name in a menu is a column.
    if (closest(element, 'nav, header, footer, [class*="nav" i], [class*="menu" i], [class*="pagi" i]')) continue;
    yield reportOf(page.type === 'article' ? '附件或链接' : '列表里的', text, element);
  }
}

function reportOf(where: string, words: string, at: Element | null): Report<'placeholder'> {
  return { code: 'placeholder', at, about: folded(words).slice(0, 60), quote: folded(words), data: { where, words: folded(words).slice(0, 40) } };
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`, 'i');
}
