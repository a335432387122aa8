import { articleOf } from '../../page/article/article.ts';
import { foreignArticle } from '../../page/article/foreign-article.ts';
import type { SourceLabel } from '../../page/article/article-source.ts';
import { bare } from '../../page/article/article-title.ts';
import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import type { PageView } from '../../page/page-view.ts';
import { contentAwaitsScroll } from '../../page/hidden/awaits-scroll.ts';
import { hiddenByWidth, narrowWindow } from '../../page/hidden/narrow-window.ts';
import { isSeenAt } from '../../page/hidden/painted.ts';
import { defineCheck, type CannotCheck, type Report } from '../define-check.ts';
import { entriesOf, patternOf } from '../../page/table.ts';
import { valueState } from '../../page/tags/tag-value.ts';
import { wordTables } from '../../standards/tables/words.ts';
import { labelTables } from '../../standards/tables/labels.ts';

const about = '来源';
const advice = '在标题下方写明“来源：（发布单位或转载媒体的名称）”，例如“来源：示范县人民政府办公室”。';

/** 47号附件一（一）5: 文章页需标明信息来源; 正文四（一）: 发布或转载信息时，应注明来源. */
export default defineCheck({
  id: 'source',
  version: 2,
  title: '内容页标明信息来源',
  cites: ['47-1-1-5', '47z-4-1-5'],
  on: ['article'],
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '内容页没有标明信息来源{{detail}}。', fix: advice },
    empty: { verdict: 'fail', says: '“{{label}}：”后面是空的，没有写明信息来源{{detail}}。', fix: '在“{{label}}：”后补上发布单位或转载媒体的名称{{note}}。' },
    vague: { verdict: 'hint', says: '来源写的是“{{value}}”，看不出是哪个单位。', fix: '改为单位或媒体的全称，例如“来源：示范县人民政府办公室”。' },
  },
  *run(page) {
    const { title, block, sources } = articleOf(page);
    const shown = sources.filter((each) => each.shown);
    const filled = shown.filter((each) => isFilled(page, each));
    const named = filled.filter((each) => !patternOf(page, wordTables.vagueSources, whole).test(bare(each.value)));
    if (named.length > 0) return;
    if (filled.length > 0) {
      const [first] = filled;
      yield { code: 'vague', at: first!.element, quote: quoteOf(page, first!), about, data: { value: first!.value } };
      return;
    }
    const writer = unloadedWriter(page);
    if (writer) return yield { cannot: `脚本或框架未能加载（${writer}），来源可能由它写入，未能判断` };
    const empty = shown.find(({ place, hasPicture }) => place === 'block' && !hasPicture) ?? shown.find(({ hasPicture }) => !hasPicture);
    if (empty) return yield* emptyLabel(empty, page);
    if (shown.length > 0) return yield { cannot: '来源处是图片，是否写明单位请人工查看' };
    if (!title || !block) return yield { cannot: '没有认出正文标题，不能确定来源应在何处，请人工查看' };
    if (!title.shown) return yield { cannot: '正文标题没有显示出来（可能尚在加载），未能判断来源' };
    if (namesTaggedSource(page, block)) return;
    const unseen = contentAwaitsScroll(page);
    if (unseen) return yield { cannot: unseen };
    const unnamed = unexplained(page, seenText(page, block));
    if (unnamed) return yield { cannot: `标题下方有“${unnamed}”，没有“来源”字样，是不是来源请人工查看` };
    const publisher = /发(?:布|文)(?:机构|单位|机关)\s*:?/.test(page.text.norm) ? '（页面上的发布机构、发文机构是公开目录信息，不能代替来源）' : '';
    const hidden = sources.find((each) => isFilled(page, each));
    if (hidden && hiddenByWidth(page, hidden.element)) return yield { cannot: narrowWindow(page) };
    const foreign = foreignArticle(page);
    yield { code: 'missing', ...(foreign ? { verdict: 'review' } : {}), at: title.element, about, data: { detail: foreign ?? (hidden ? `（页面里有“${hidden.label}：${hidden.value}”，但是被隐藏）` : publisher) } };
  },
});

/** A value that stands for none (xxx, 无, a variable of the template) is judged as in the ContentSource tag. */
function isFilled(page: PageView, { value, hasPicture }: SourceLabel): boolean {
  return !hasPicture && bare(value) !== '' && !leftover.test(value) && valueState('ContentSource', value, entriesOf(page, wordTables.templateWords)) === 'filled';
}

/** Variables of the template, or of the script, that were not filled in. */
const leftover = /\{\{|\$\{|^(?:null|undefined|NaN|none)$|<\/?[A-Z_]{3,}|CMSPRO/i;

function quoteOf(page: PageView, { start, end }: SourceLabel): string {
  return page.text.raw.slice(start, end).replace(/\s+/g, ' ').trim();
}

function* emptyLabel(source: SourceLabel, page: PageView): Generator<Report<'empty'> | CannotCheck> {
  if (!page.load.failuresKnown && /\{\{|\$\{/.test(source.value)) return yield { cannot: `来源处是未填入的模板变量“${source.value}”，可能由脚本写入，未能判断` };
  const tag = page.tags.find(({ name, content }) => name === 'contentsource' && content && !leftover.test(content))?.content;
  yield {
    code: 'empty', at: source.element, quote: quoteOf(page, source), about,
    data: { label: source.label, detail: source.value ? `（只有“${source.value}”）` : '', note: tag ? `（ContentSource 标签写的是“${tag}”）` : '' },
  };
}

/** The text of a range, what cannot be seen blanked out. */
function seenText(page: PageView, [from, to]: readonly [number, number]): string {
  let text = page.text.norm.slice(from, to);
  for (const { start, end } of page.text.pieces) {
    if (start >= to) break;
    if (end <= from || isSeenAt(page, start)) continue;
    const [at, until] = [Math.max(start, from) - from, Math.min(end, to) - from];
    text = text.slice(0, at) + ' '.repeat(until - at) + text.slice(until);
  }
  return text;
}

/** The block shows the very name the ContentSource tag gives, though without a label. */
function namesTaggedSource(page: PageView, [from, to]: readonly [number, number]): boolean {
  // The publisher of the disclosure table is no source.
  const shown = bare(seenText(page, [from, to]).replace(/发(?:布|文)(?:机构|单位|机关)\s*:\s*[^\s|]{2,40}/g, ''));
  return page.tags.some(({ name, content }) => name === 'contentsource' && bare(content ?? '').length >= 2 && shown.includes(bare(content!)));
}

/** An office named as the author, or a short text beside the time that is no known particular: perhaps a source without its label. */
function unexplained(page: PageView, block: string): string | null {
  const office = /(?:作者|撰稿|发布者|发布人|录入|上传)\s*:\s*[\u4e00-\u9fa5]{1,20}[局办科室处委部院站队所社网台报](?:中心)?(?=[\s|】]|$)/.exec(block);
  if (office) return office[0];
  const lines = block.split('\n').slice(0, 12);
  const dated = lines.find((line) => /(?:19|20)\d\d\s?[-年/.]\s?\d{1,2}/.test(line));
  if (!dated || dated.length > 160) return null;
  for (const part of dated.split(/\s{1,}|[|【】[\]]/)) {
    if (/^[\u4e00-\u9fa5·《》()]{3,24}$/.test(part) && !patternOf(page, labelTables.particulars, anywhere).test(part)) return part;
  }
  return null;
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
