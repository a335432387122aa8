import { articleOf } from '../../page/article/article.ts';
import { closest } from '../../page/dom.ts';
import { folded, squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';
import { contextTables } from '../../standards/tables/context.ts';

/**
 * 47号正文二（二）2: 严禁涉密信息上网. A mark counts where a document carries it: alone on a line (机密★10年, 内部资料 注意保存; a level without
 * its star only over the text's first words),
 * or at the end of the headline. A person decides. A text about marks, a menu, an examination paper after its day and a
 * journal with its 准印证 are none.
 */
export default defineCheck({
  id: 'secrecy-marking',
  version: 1,
  title: '没有带密级或内部标志的内容',
  cites: ['47z-2-2-2', 'db-3-1'],
  on: 'every-page',
  // The pages at hand carry no such mark: what share of leads is right is not known.
  stage: 'trial',
  messages: {
    'classified-mark': { verdict: 'review', says: '{{where}}有“{{mark}}”字样，疑为涉密或内部文件的标志。', fix: '立即核对这份内容能否公开：不能公开的先撤下，并按保密规定报告；已经解密或可以公开的，去掉标志。' },
  },
  *run(page) {
    // Most pages have none of the words: then the article need not be taken apart for them.
    if (`${page.title}\n${page.text.norm}`.search(anyMark) < 0) return;
    if (isAboutMarks(page)) return;
    const seen = new Set<string>();
    for (const report of marksOf(page)) {
      if (seen.has(report.about!)) continue;
      seen.add(report.about!);
      yield report;
    }
    yield pause;
  },
});

const anyMark = /绝\s{0,6}密|机\s{0,6}密|秘\s{0,6}密|内\s{0,6}部|注\s{0,6}意\s{0,6}保|不\s{0,6}得\s{0,6}外\s{0,6}传/g;
const longestMark = 30;
const longestLine = 120;
/** With the star of GB/T 9704 and a time limit, perhaps with the document's number after it. */
const starred = /^[([【]?(?:绝密|机密|秘密)[★☆✭✩⭐](?:长期|永久|\d{0,2}(?:年|个月|月|天|日)?)[)\]】]?(?:$|[^启考使用前]{0,12}[〔[(]\d{4}[)\]〕]\d{1,5}号$)/;
/** The level alone, as it stands above the number or the headline of a document that lost its star. */
const lone = /^[([【]?(?:绝密|机密|秘密)[)\]】]?$/;
const inTitle = /[(（【[](?:绝密|机密|秘密|内部(?:资料|文件|材料|参考|传阅)[^)）】\]]{0,10})[)）】\]]$/;

function* marksOf(page: PageView): Generator<Report<'classified-mark'>> {
  const { norm } = page.text;
  let done = -1;
  for (const { index } of norm.matchAll(anyMark)) {
    const before = norm.slice(Math.max(0, index - longestLine), index);
    const after = norm.slice(index, index + longestLine);
    const start = index - before.length + before.lastIndexOf('\n') + 1;
    if (start === done) continue;
    done = start;
    const end = after.includes('\n') ? index + after.indexOf('\n') : index + after.length;
    if (end - start >= longestLine) continue;
    const mark = squeezed(norm.slice(start, end));
    if (mark.length > longestMark || !(starred.test(mark) || lone.test(mark) || patternOf(page, wordTables.classified, marked).test(mark))) continue;
    const element = page.text.pieceAt(index)?.element;
    if (!element || closest(element, 'a, nav, option, button, label, footer, th, h2, h3, h4, h5, h6')) continue;
    if (!isOfDocument(page, start, mark)) continue;
    yield { code: 'classified-mark', at: element, about: mark, quote: mark, data: { where: page.text.isShown(index) ? '页面上' : '页面的隐藏部分', mark } };
  }
  const { title } = articleOf(page);
  const words = title ? squeezed(norm.slice(title.start, title.end)) : squeezed(page.title);
  const found = inTitle.exec(words);
  if (found) yield { code: 'classified-mark', at: title?.element ?? null, about: folded(found[0]), quote: words, data: { where: '标题里', mark: found[0] } };
}

/** The star says it anywhere; the words alone only at the head of the document. */
function isOfDocument(page: PageView, start: number, mark: string): boolean {
  if (/[★☆✭✩⭐]/.test(mark)) return true;
  const { title, body } = articleOf(page);
  if (lone.test(mark)) return page.type === 'article' && isAboveDocument(page, start, mark);
  const head = Math.min(title?.start ?? Number.POSITIVE_INFINITY, body?.start ?? Number.POSITIVE_INFINITY);
  // Before the document there are menus; far behind its head there are tables and samples.
  return start >= head - 300 && start <= (body?.start ?? head) + 600;
}

/** Between the headline and the first words of the text, or right over the headline: where a document carries its level. */
function isAboveDocument(page: PageView, start: number, mark: string): boolean {
  const { title, body } = articleOf(page);
  if (!title || !body || body.start < title.start) return false;
  const heading = squeezed(page.text.norm.slice(title.start, title.end));
  if (heading.includes(squeezed(mark).replace(/[()[\]【】]/g, ''))) return false;
  return start >= title.start - 30 && page.text.norm.slice(body.start, Math.max(body.start, start)).trim() === '';
}

/** Rules, lessons and samples show marks as examples; journals printed with permission carry 内部资料 by law; papers are open after the examination. */
function isAboutMarks(page: PageView): boolean {
  const { title } = articleOf(page);
  const words = squeezed(`${page.title} ${title ? page.text.norm.slice(title.start, title.end) : ''}`);
  return patternOf(page, contextTables.aboutSecrecy, anywhere).test(words) || patternOf(page, contextTables.permitted, anywhere).test(page.text.norm) || /国家秘密(?:的)?标志|密级标[志识注]|标注(?:为|成)?["“]?(?:绝密|机密|秘密)/.test(page.text.norm);
}

/** A mark alone in its line, with brackets or a final mark. */
function marked(marks: string): RegExp {
  return new RegExp(`^[([【《]?(?:${marks})[)\\]】》]?[!！。]?$`);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
