import type { ReadingDay } from '../../../contract/reading-day.ts';
import type { TabState } from '../../../contract/ui-state.ts';
import { states } from '../states.ts';
import { someTab } from '../tab-state.ts';
import { list } from './popup-scenes.tsx';
import type { Scene } from './scene.ts';

const at = Date.parse('2026-11-21T09:30:00+08:00');
const cms = 'http://cms.shifan.example.com/edit.do?id=12';
const editing = { ...someTab().settings, preset: 'editing' as const };
const edit = (part: Partial<NonNullable<TabState['edit']>>): TabState['edit'] => ({ fields: ['title', 'date', 'source', 'body'], watching: true, at, findings: [], missing: [], article: '示范县召开秋冬季重点项目推进会', ...part });
const page = (index: number): ReadingDay['pages'][number] => ({ url: `http://www.shifanxian.gov.cn/xwzx/content_${index}.html`, title: index === 2 ? '' : `关于印发《示范县优化营商环境三年行动实施方案》的通知（之${index + 1}）`, at: at - index * 240_000, host: 'www.shifanxian.gov.cn', open: index % 3, confirmed: index % 2, opened: index !== 4 });
const mapped = { from: 'http://cms.shifan.example.com/', to: 'http://www.shifanxian.gov.cn/', judged: 'http://www.shifanxian.gov.cn/xwzx/content_12.html' };

/** The editors' preview and writing, and the panel of somebody who reads many pages in a row. */
export const writingScenes: readonly Scene[] = [
  list('popup-preview', 'popup', 'empty', someTab({ ...states['preview']!(), preview: null })),
  list('popup-preview', 'popup', 'loading', someTab({ url: cms, scope: 'preview', preview: mapped, running: { done: 30, of: 62 }, findings: [], page: null })),
  list('popup-preview', 'popup', 'partial', someTab({ url: cms, scope: 'preview', preview: mapped, findings: [], settings: editing })),
  list('popup-preview', 'popup', 'error', someTab({ url: cms, scope: 'preview', preview: mapped, failure: states['failed']!().failure, page: null, findings: [] })),
  list('popup-preview', 'popup', 'full', someTab({ url: cms, scope: 'preview', preview: mapped, settings: editing, paste: { meta: '<meta name="SiteName" content="示范县人民政府">\n<meta name="PubDate" content="2026-11-20 09:30">', date: '2026-11-20 09:30', footer: '主办：示范县人民政府办公室　网站标识码：4500000001' } })),
  list('popup-writing', 'popup', 'empty', someTab({ url: cms, scope: 'preview', settings: editing, findings: [], page: null, edit: edit({ fields: null, watching: false, at: null, article: null }) })),
  list('popup-writing', 'popup', 'loading', someTab({ url: cms, scope: 'preview', settings: editing, findings: [], page: null, edit: edit({ at: null }) })),
  list('popup-writing', 'popup', 'partial', someTab({ url: cms, scope: 'preview', settings: editing, findings: [], page: null, edit: edit({ fields: ['title', 'body'], missing: ['body'] }) })),
  list('popup-writing', 'popup', 'full', someTab({ url: cms, scope: 'preview', settings: editing, findings: [], page: null, edit: edit({ findings: [
    { field: 'date', verdict: 'must', says: '发布时间“2026/11/20 9:30”不是 YYYY-MM-DD HH:mm。', fix: '改为 2026-11-20 09:30。', value: '2026-11-20 09:30' },
    { field: 'body', verdict: 'check', says: '正文里有一串像身份证号的数字 1101**********3074。', fix: '确需公开的，遮盖后再发布。', value: null },
    { field: 'body', verdict: 'advice', says: '图片没有替代文字。', fix: '写明图片内容。', value: null },
  ] }) })),
  list('popup-writing', 'popup', 'error', someTab({ url: cms, scope: 'preview', settings: editing, findings: [], page: null, edit: edit({ fields: null, watching: false, at: null }) }), 'list', -1, null, '这个编辑页里没有与“示范县召开秋冬季重点项目推进会”相同的标题、时间、来源或正文。请打开这篇文章的编辑页，等编辑器载入后再试。'),
  list('panel-reading', 'panel', 'loading', someTab({ running: { done: 12, of: 62 }, findings: [], page: null }), 'list', -1, { pages: [page(0)], next: null }), list('panel-reading', 'panel', 'error', someTab({ failure: states['failed']!().failure, page: null, findings: [] }), 'list', -1, { pages: [page(4)], next: null }),
  list('panel-reading', 'panel', 'empty', someTab(), 'list', -1, { pages: [], next: null }),
  list('panel-reading', 'panel', 'partial', someTab(), 'list', -1, { pages: [page(0)], next: { url: 'http://www.shifanxian.gov.cn/zwgk/', from: 'register', left: 3 } }),
  list('panel-reading', 'panel', 'full', someTab(), 'list', -1, { pages: Array.from({ length: 60 }, (_, index) => page(index)), next: { url: 'http://www.shifanxian.gov.cn/xwzx/content_61.html', from: 'list', left: 14 } }),
];
