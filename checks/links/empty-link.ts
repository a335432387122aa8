import { controlReason } from '../../page/links/link-control.ts';
import { subjectOf } from '../../page/links/link-subject.ts';
import type { Link, PageView } from '../../page/page-view.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';

type Code = 'empty-href' | 'hash-only' | 'void-without-handler';

/** Distinct texts of one code reported one by one; the others follow in one finding that names them, so that nothing is lost. */
const most: Readonly<Record<Code, number>> = { 'empty-href': 60, 'hash-only': 20, 'void-without-handler': 20 };

/**
 * 47号附件二（二）: 确保所有链接有效可用，避免产生“错链”“断链”.
 * Handlers set by a script cannot be seen from here, so `#` and `javascript:` links are leads at most, and none at all where
 * the link is a control by its looks: tab, menu, slide arrow, close, share, print. Same words are one finding: one template.
 */
export default defineCheck({
  id: 'empty-link',
  version: 1,
  title: '没有点了没反应的空链接',
  cites: ['47-2-2-3', '47-2-1-2'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'empty-href': { verdict: 'fail', says: '链接“{{subject}}”没有地址（{{href}}），点了不会到达任何页面{{times}}。', fix: '填上目标页面的地址；暂时没有目标的，去掉链接只留文字。' },
    'hash-only': { verdict: 'review', says: '链接“{{subject}}”的地址只有“{{href}}”，点了多半没有反应{{times}}。', fix: '点一下看看：没有反应的，填上目标页面的地址或去掉链接；能展开、切换内容的，标为误报。' },
    'void-without-handler': { verdict: 'review', says: '链接“{{subject}}”的地址是“{{href}}”，没有看到点击后要做什么{{times}}。', fix: '点一下看看：没有反应的，填上目标页面的地址或去掉链接；能打开内容的，标为误报。' },
  },
  *run(page) {
    const found = new Map<string, { code: Code; subject: string; link: Link; times: number; unsure: boolean }>();
    for (const [index, link] of page.links.entries()) {
      if (index % 20 === 19) yield pause;
      const code = codeOf(link);
      if (!code || !isOffered(page, link)) continue;
      const control = controlReason(page, link, code === 'void-without-handler');
      if (control !== null && (code !== 'empty-href' || control === 'handler')) continue;
      const subject = subjectOf(link);
      const key = `${code} ${subject}`;
      const had = found.get(key);
      if (!had) found.set(key, { code, subject, link, times: 1, unsure: control !== null });
      else found.set(key, { ...had, times: had.times + 1, unsure: had.unsure && control !== null });
    }
    const counts = new Map<Code, number>();
    const rest = new Map<Code, string[]>();
    for (const { code, subject, link, times, unsure } of found.values()) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > most[code]) rest.set(code, [...(rest.get(code) ?? []), subject]);
      else yield reportOf(code, subject, link, times, unsure);
    }
    for (const [code, subjects] of rest) {
      const more = subjects.length > 60 ? `等 ${subjects.length} 种` : '';
      yield { code, about: '其余空链接', data: { subject: `${subjects.slice(0, 60).map((each) => each.slice(0, 30)).join('”“')}${more}`, href: '同上', times: `（另有 ${subjects.length} 种文字的同类链接）` } };
    }
  },
});

function reportOf(code: Code, subject: string, { element, href }: Link, times: number, unsure: boolean): Report<Code> {
  const shown = (href ?? '').trim() === '' ? 'href=""' : (href ?? '').trim().slice(0, 60);
  return {
    code, at: element, about: subject, ...(code === 'empty-href' && unsure ? { verdict: 'review' as const } : {}),
    data: { subject, href: shown, times: times > 1 ? `（同样的链接共 ${times} 处）` : '' },
  };
}

function codeOf({ href }: Link): Code | null {
  if (href === null) return null;
  const given = href.replace(/[\s\u00a0\u3000\u200b]+/g, '').toLowerCase();
  if (given === '' || /^https?:\/*$/.test(given)) return 'empty-href';
  if (/^#+$|^#(?:none|nogo|nolink|null|void|undefined|!|\/)$/.test(given)) return 'hash-only';
  return /^about:blank#?$|^javascript:(?:void\(?['"]?(?:0|null)?['"]?\)?|undefined|null|false|\{\}|;|return(?:false)?)*;*$/.test(given) ? 'void-without-handler' : null;
}

/** Something a visitor sees and may press: rendered, with text or a picture. */
function isOffered(page: PageView, link: Link): boolean {
  return page.shown(link.element) && !subjectOf(link).startsWith('<');
}
