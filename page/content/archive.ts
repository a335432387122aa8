import { dateTimePattern } from '../date-format.ts';
import { closest } from '../dom.ts';
import { listOf } from '../lists/information-list.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';
import { patternOf } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** A page that was archived, and what it says of it. */
export interface Archive {
  /** By what it was recognised, for people. */
  readonly because: string;
  /** 已归档 is shown. */
  readonly isMarked: boolean;
  /** A day is shown beside the mark. */
  readonly hasDate: boolean;
  readonly element: Element | null;
}

/**
 * Whether the page belongs to an archive of the site: by its mark, its trail, its column, its host or its folder.
 * News about archives and the lists of an archive are none. Null when nothing says so.
 */
export const archiveOf: (page: PageView) => Archive | null = derived((page) => {
  const mark = markOf(page);
  if (mark) return { because: '页面写有归档字样', isMarked: true, hasDate: mark.hasDate, element: mark.element };
  const because = belongs(page);
  return because === null ? null : { because, isMarked: false, hasDate: false, element: null };
});

const marks = /(?:本(?:页面?|网页|专题|栏目|网站|站|频道)|该(?:页面|专题|栏目|网站)|此(?:页面|专题|栏目))?(?:内容)?(?:已经?|现已)(?:于[^\n]{0,20})?归档|归档(?:时间|日期)\s?:|^\s*(?:专题|页面|网页|历史)归档\s*$/g;

function markOf(page: PageView): { readonly element: Element; readonly hasDate: boolean } | null {
  const { norm } = page.text;
  let start = 0;
  for (const line of norm.split('\n')) {
    if (line.length <= 80) {
      marks.lastIndex = 0;
      const match = marks.exec(line);
      const at = start + (match?.index ?? 0);
      const element = match ? page.text.pieceAt(at)?.element : null;
      if (match && element && /已|现/.test(match[0]) && page.text.isShown(at) && !closest(element, 'a, nav, footer, li')) {
        // Only what speaks of the page is held to a day of its own: 已归档 may be the state of a file in a table.
        const hasDay = /^[本该此]/.test(match[0]) ? isDated(line) || isDayOfArchiving(norm, start, line.length) : isDated(norm.slice(Math.max(0, at - 60), at + 120));
        return { element, hasDate: hasDay };
      }
    }
    start += line.length + 1;
  }
  return null;
}

/** The lines beside the mark say nothing but a day, or name it; a list below it has days of its own. */
function isDayOfArchiving(norm: string, start: number, length: number): boolean {
  const before = norm.slice(Math.max(0, start - 60), start).split('\n').filter((line) => line.trim() !== '').slice(-1);
  const after = norm.slice(start + length, start + length + 120).split('\n').filter((line) => line.trim() !== '').slice(0, 3);
  if (/归档(?:时间|日期)/.test(before.concat(after).join(' ')) && isDated(before.concat(after).join(' '))) return true;
  return before.concat(after.slice(0, 2)).some((line) => isDated(line) && !/[\u4e00-\u9fa5]{2}/.test(line.replace(/归档|时间|日期|年|月|日|[于在]/g, '')));
}

function isDated(words: string): boolean {
  return dateTimePattern().test(words) || /(?:19|20)\d\d年(?:\d{1,2}月)?/.test(words);
}

function belongs(page: PageView): string | null {
  const tag = (name: string): string => squeezed(page.tags.find((each) => each.name === name)?.content ?? '');
  const isList = listOf(page) !== null && page.type === 'column';
  if (isList) return null;
  for (const words of [tag('columnname'), tag('columntype'), trailOf(page)]) {
    const found = patternOf(page, contextTables.archives, anywhere).exec(words)?.[0];
    if (found) return `栏目或位置是“${found}”`;
  }
  if (/^(?:old|archives?|lishi|history|bak)\d{0,4}\./i.test(page.url.hostname)) return `域名是 ${page.url.hostname}`;
  const folder = folders.exec(page.url.pathname)?.[1];
  return folder ? `地址在 ${folder} 目录下` : null;
}

/** Folder names that mean an archive; `archives/123` is how common software names any article. */
const folders = /\/(ztgd|gdzt|guidang|lsgd|lszt|gdzl|gdym|wqzt|oldweb|oldsite|old_site|lswz|jiuban)\//i;

/** 当前位置：首页 > 专题归档 > … */
function trailOf(page: PageView): string {
  const at = page.text.norm.search(/(?:当前|所在|您的|现在)位置/);
  return at < 0 ? '' : squeezed(page.text.norm.slice(at, at + 120).split('\n').slice(0, 12).join('>'));
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
