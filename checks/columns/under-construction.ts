import { attr, closest, queryAll, textOf } from '../../page/dom.ts';
import { listOf } from '../../page/lists/information-list.ts';
import { folded, normalText, squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';

/**
 * 47号附件一（三）5: 不得以“正在建设中”“正在改版中”“正在升级中”等理由保留空白栏目.
 * Only a line that says nothing else counts, or the words of a box that opens on a click; never a sentence about a
 * building project, and never a headline.
 */
export default defineCheck({
  id: 'under-construction',
  version: 1,
  title: '没有以“正在建设中”等理由保留的空白栏目',
  cites: ['47-1-3-5', 'db-3-11'],
  on: ['column', 'home'],
  stage: 'stable',
  messages: {
    placeholder: { verdict: 'fail', says: '{{where}}写着“{{words}}”{{doubt}}。', fix: '尽快补上内容；暂时不能保障的栏目从页面和导航里撤下，不要用“正在建设中”占位。' },
  },
  *run(page) {
    const seen = new Set<string>();
    for (const partOf of [linesOf, alertsOf, picturesOf]) for (const report of partOf(page)) {
      if ('pause' in report) {
        yield report;
        continue;
      }
      if (seen.has(report.about!)) continue;
      seen.add(report.about!);
      yield report;
    }
    yield pause;
  },
});

const greeting = '(?:对不起|很抱歉|抱歉|不好意思|温馨提示|提示|尊敬的(?:用户|网友|访客)(?:您好)?|您好)?[,:!。]*';
const column = '(?:您(?:所)?访问的)?(?:该|本|此|当前|网站(?:的)?|网站此|平台)?(?:栏目|页面|网页|频道|专栏|专题|版块|板块|内容|信息|网站|子站|栏目内容|页面内容)?';
const service = '(?:该|本|此|当前)?(?:平台|功能|模块|系统|服务|应用|业务)';
const waiting = '(?:[,。.…·!~\\s-]|敬请期待|敬请谅解|敬请关注|请(?:您)?(?:稍[后候]|耐心等待|稍等)(?:再?(?:来|试|访问|查看|浏览))?|有不便之处|给您带来(?:的)?不便|不便之处|带来不便|谢谢(?:您的)?(?:关注|理解|支持)?|感谢(?:您的)?(?:关注|理解|支持)|暂无内容|即将(?:上线|开通|推出|开放)){0,8}';
const english = /^(?:(?:this )?(?:page|site|column|section)? ?(?:is )?(?:currently )?under construction|coming soon)[.!… ]*$/i;
const bare = /^敬请期待[.…!。]*$/;
/** For a quick look that most lines do not pass. */
function anywhere(activity: string): RegExp {
  return new RegExp(`${activity}|under construction|coming soon|敬请期待`, 'i');
}

function excuse(activity: string): RegExp {
  return new RegExp(`^${greeting}${column}${doing(activity)}${waiting}$`);
}

function serviceExcuse(activity: string): RegExp {
  return new RegExp(`^${greeting}${service}${doing(activity)}${waiting}$`);
}

function doing(activity: string): string {
  return `(?:(?:正在|正|还在|尚在|处于|在)(?:${activity})(?:之)?(?:中|阶段|当中)?|(?:${activity})(?:之)?中)`;
}

type Kind = 'column' | 'service' | null;

function kindOf(page: PageView, words: string): Kind {
  const tight = squeezed(words).replace(/^[([{【“"'*·•>\-—]+|[)\]}】”"'*]+$/g, '');
  if (tight.length === 0 || tight.length > settingOf(page, settings.excuseLongest)) return null;
  const { activities } = wordTables;
  if (patternOf(page, activities, excuse).test(tight) || english.test(folded(words))) return 'column';
  return patternOf(page, activities, serviceExcuse).test(tight) || bare.test(tight) ? 'service' : null;
}

/** Lines of shown text, no links, that are the excuse and nothing else. A page that has its list besides is for a person to judge. */
function* linesOf(page: PageView): Generator<Report<'placeholder'> | typeof pause> {
  const list = listOf(page);
  const hasList = list !== null && list.dates > 0;
  const longest = settingOf(page, settings.excuseLongest);
  const mayExcuse = patternOf(page, wordTables.activities, anywhere);
  let start = 0;
  for (const [index, line] of page.text.norm.split('\n').entries()) {
    if (index % 2000 === 1999) yield pause;
    const at = start + (line.length - line.trimStart().length);
    start += line.length + 1;
    const words = line.trim();
    if (words.length < 4 || words.length > longest || !mayExcuse.test(words)) continue;
    const kind = kindOf(page, words);
    if (!kind || !page.text.isShown(at)) continue;
    const element = page.text.pieceAt(at)?.element;
    if (!element || closest(element, 'a, option, button, footer, marquee')) continue;
    const sure = kind === 'column' && (page.type === 'home' || !hasList);
    yield reportOf(element, '页面上', words, sure ? null : kind === 'service' ? '，是否因此没有内容请查看' : '，但是另有信息列表，请查看');
  }
}

/** `alert('该栏目正在建设中')` and the like, at the link or button that opens it; a column's name with （建设中） after it. */
function* alertsOf(page: PageView): Generator<Report<'placeholder'> | typeof pause> {
  const pressed = new Set<Element>();
  for (const { node } of page.roots) for (const element of queryAll(node, '[onclick], a[href^="javascript:" i]')) pressed.add(element);
  const mayExcuse = patternOf(page, wordTables.activities, anywhere);
  for (const element of pressed) {
    const code = normalText(`${attr(element, 'onclick') ?? ''};${attr(element, 'href') ?? ''}`);
    if (!mayExcuse.test(code) || !/alert|msg|tip|confirm|toast|dialog|open|message/i.test(code)) continue;
    const words = [...code.matchAll(/(['"])((?:(?!\1)[^\\]){4,80})\1/g)].map((match) => match[2]!).find((each) => kindOf(page, each) !== null);
    if (!words || !page.shown(element)) continue;
    const name = folded(textOf(element) ?? '').slice(0, 40);
    yield reportOf(element, name ? `点“${name}”弹出的提示` : '点击后弹出的提示', words, kindOf(page, words) === 'column' ? null : '，是否因此没有内容请查看');
  }
  yield pause;
  for (const { element, text } of page.links) {
    const marked = /^(.{2,16})[(（【[](?:正在)?(?:建设|改版|升级|维护|完善)中[)）】\]]$/.exec(text);
    if (marked && page.shown(element)) yield reportOf(element, '链接', text, '，请打开查看');
  }
}

/** Pictures that say it instead of a text. */
function* picturesOf(page: PageView): Generator<Report<'placeholder'>> {
  for (const { element } of page.pictures) {
    const words = folded(attr(element, 'alt') ?? attr(element, 'title') ?? '');
    if (words.length >= 3 && kindOf(page, words) !== null && page.shown(element)) yield reportOf(element, '图片', words, '，请查看');
  }
}

function reportOf(element: Element, where: string, words: string, doubt: string | null): Report<'placeholder'> {
  return { code: 'placeholder', at: element, about: folded(words), ...(doubt === null ? {} : { verdict: 'review' as const }), data: { where, words: folded(words), doubt: doubt ?? '' } };
}
