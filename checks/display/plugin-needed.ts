import { articleOf } from '../../page/article/article.ts';
import { embeddedOf, type Embedded } from '../../page/display/embedded.ts';
import { readableAddress } from '../../contract/readable-address.ts';
import type { PageView } from '../../page/page-view.ts';
import { attr, idOf, localNameOf } from '../../page/dom.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/**
 * 47号附件四（2）: 要最大限度减少用户额外安装组件、控件或插件. What stands in the live document counts, not what scripts may try in old browsers;
 * words count where they tell the visitor of this page what to install or use, not in the text of an article.
 */
export default defineCheck({
  id: 'plugin-needed',
  version: 1,
  title: '不需要另外安装控件、插件就能使用',
  cites: ['47-4-2', 'db-1-118'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    flash: { verdict: 'fail', says: '页面上有 Flash 内容（{{address}}），现在的浏览器都不能显示。', fix: '改用图片、HTML5 动画或 MP4 视频；不再需要的删掉。', cites: ['47-4-2', 'db-1-118', '47-1-1-4'] },
    activex: { verdict: 'fail', says: '页面用了{{kind}}（{{address}}），要另外安装，多数浏览器不能用。', fix: '改用浏览器自带的功能实现；确实需要的，在页面上提供下载和安装说明。', cites: ['47-4-2', 'db-1-118', '47-1-1-4'] },
    'install-prompt': { verdict: 'review', says: '页面提示“{{words}}”，要求用户另外安装控件、插件或软件。', fix: '核对是否确实需要：能不用的去掉；确实需要的，在提示旁边提供可用的下载链接和安装说明。' },
    'browser-locked': { verdict: 'review', says: '页面提示“{{words}}”，限定用 IE 浏览器，对其他常用浏览器的兼容性存疑。', fix: '让页面在常用浏览器中都能正常使用后，去掉这句提示。', cites: ['47-1-1-4', '47-4-2'] },
  },
  *run(page) {
    for (const embedded of embeddedOf(page)) {
      if (embedded.replaced) continue;
      yield* reportOf(embedded);
    }
    yield pause;
    yield* sayings(page);
  },
});

function* reportOf({ element, needs, address, tiny }: Embedded): Generator<Report<'flash' | 'activex'>> {
  const readable = readableAddress(address);
  const about = readable || (attr(element, 'classid') ?? '').slice(0, 60) || `<${localNameOf(element)}>${idOf(element)}`;
  // A control of no size is called by a script, which may well have another way in other browsers.
  const unsure = tiny ? { verdict: 'review' as const } : {};
  switch (needs) {
    case 'flash':
      // Flash of no size copied texts or counted visits; nothing is missing without it.
      if (!tiny) yield { code: 'flash', at: element, about, quote: about, data: { address: about } };
      break;
    case 'activex': case 'media-player': case 'applet':
      yield { code: 'activex', at: element, about, quote: about, ...unsure, data: { address: about, kind: kinds[needs] } };
  }
}

const kinds = { activex: ' ActiveX 控件', 'media-player': '播放器控件', applet: ' Java 小程序' } as const;

const asksToInstall = String.raw`(?:请(?:您)?(?:先|务必|首先)?|需要?(?:您)?(?:先)?|须(?:先)?|必须(?:先)?|(?:如果?|若)?(?:您)?(?:还)?(?:没有|未|尚未)|点(?:击|此)(?:这里)?|首次(?:使用|登录|访问)[^。;\n]{0,12})(?:正确)?(?:下载|安装)(?:并?(?:下载|安装|运行|启用))?[^。;!?\n]{0,14}?`;
const upgrade = /APP|手机|微信|小程序/i;
const ie = String.raw`(?:\bIE\b|IE(?=\d|浏览)|Internet\s?Explorer|微软\s?IE)`;
const locked = new RegExp(String.raw`(?:建议|推荐|请|须|必须|只(?:能|支持)|仅支持)[^。;!?\n]{0,16}?${ie}[^。;!?\n]{0,30}`, 'i');

function promptsOn(page: PageView) {
  return [
    { code: 'install-prompt', pattern: patternOf(page, contextTables.plugins, install), unless: upgrade },
    { code: 'browser-locked', pattern: locked, unless: patternOf(page, contextTables.otherBrowsers, anyCase) },
  ] as const;
}

function install(things: string): RegExp {
  return new RegExp(`${asksToInstall}(?:${things})`, 'i');
}

function anyCase(words: string): RegExp {
  return new RegExp(words, 'i');
}

/** A longer line is a text, not a prompt (characters). */
const longestLine = 160;
const most = 20;

/** What the page says to its visitor in a short line; the text of an article is about something else. */
function* sayings(page: PageView): Generator<Report<'install-prompt' | 'browser-locked'> | typeof pause> {
  const { norm } = page.text;
  const body = page.type === 'article' ? articleOf(page).body : null;
  const prompts = promptsOn(page);
  const said = new Set<string>();
  let lines = 0;
  for (let start = 0; start < norm.length && said.size < most;) {
    const newline = norm.indexOf('\n', start);
    const end = newline < 0 ? norm.length : newline;
    const from = start;
    start = end + 1;
    lines += 1;
    if (lines % 500 === 0) yield pause;
    if (end - from > longestLine || end - from < 4 || (body && from >= body.start && from < body.end)) continue;
    const line = norm.slice(from, end);
    if (!/[装IEi]/.test(line)) continue;
    for (const { code, pattern, unless } of prompts) {
      const match = pattern.exec(line);
      const words = match?.[0].replace(/\s+/g, ' ').trim().slice(0, 60);
      if (!match || !words || said.has(words) || unless.test(line) || !page.text.isShown(from + match.index)) continue;
      said.add(words);
      yield { code, at: page.text.pieceAt(from + match.index)?.element ?? null, about: words, quote: line.trim().slice(0, 110), data: { words } };
    }
  }
}
