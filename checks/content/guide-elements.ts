import { articleOf } from '../../page/article/article.ts';
import { unloadedWriter } from '../../page/article/article-unloaded.ts';
import { contains, rect } from '../../page/dom.ts';
import { guideOf, type Guide, type GuideEntry } from '../../page/content/guide.ts';
import { catchAllsOf } from '../../page/content/guide-materials.ts';
import { guideClasses, type GuideClass } from '../../page/content/guide-words.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, type CannotCheck, type Report } from '../define-check.ts';

type Step = Report<'missing' | 'empty' | 'catch-all'> | CannotCheck;

/** 评分表 办事指南: 要素类别缺失，每发现一类扣2分; 47号正文四（三）4. `about` is the class, so that several guides lacking it count once. */
export default defineCheck({
  id: 'guide-elements',
  version: 1,
  title: '办事指南写明八类要素',
  cites: ['47z-4-3-4'],
  on: ['guide'],
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '办事指南没有“{{about}}”这类要素{{detail}}。', fix: '在指南里加上“{{about}}”一项，写明{{write}}。' },
    empty: { verdict: 'fail', says: '办事指南列了“{{label}}”，但没有内容{{detail}}。', fix: '在“{{label}}”后补上{{write}}。' },
    'catch-all': { verdict: 'review', says: '办理材料里有兜底条款“{{about}}”，办事人看不出要交什么。', fix: '把“{{about}}”改为逐项列明的材料名称；确实没有其他材料的，删去这一条。' },
  },
  *run(page) {
    const guide = guideOf(page);
    const blind = whyBlind(page, guide);
    const unsure: GuideClass[] = [];
    const away: GuideClass[] = [];
    for (const kind of guideClasses) {
      const step = judge(page, guide, kind, blind);
      if (step === 'unknown') unsure.push(kind);
      else if (step === 'elsewhere') away.push(kind);
      else if (step) yield step;
    }
    if (unsure.length > 0) yield { cannot: `“${unsure.join('”“')}”的内容要点开后才显示，或者没有找到，未能判断${blind ? `（${blind}）` : ''}` };
    if (away.length > 0) yield { cannot: `“${away.join('”“')}”在另外的页面，本页未能判断` };
    for (const { element, words } of catchAllsOf(page)) yield { code: 'catch-all', at: element, quote: words, about: words };
  },
});

const write: Readonly<Record<GuideClass, string>> = {
  事项名称: '规范的事项名称', 设定依据: '法律法规或文件的名称和条款', 申请条件: '谁可以申请、要符合哪些条件', 办理材料: '每份材料的名称、份数和要求',
  办理地点: '窗口的详细地址（大厅、楼层、窗口号）', 办理时间: '对外办公的具体时间，例如“工作日 9:00—12:00，13:00—17:00”', 联系电话: '带区号的咨询电话', 办理流程: '从申请到办结的各个步骤',
};

function judge(page: PageView, guide: Guide, kind: GuideClass, blind: string | null): Step | 'unknown' | 'elsewhere' | null {
  const entries = guide.of(kind);
  const filled = entries.filter(({ content }) => content.state === 'filled');
  if (filled.length > 0) {
    const doubt = doubtOf(kind, filled);
    return doubt === null ? null : { code: 'missing', verdict: 'review', at: filled[0]!.element, about: kind, data: { detail: doubt, write: write[kind] } };
  }
  if (kind === '事项名称' && guide.name !== null) return null;
  const strict = entries.filter((each) => each.strict);
  const doubtful = entries.find(({ content }) => content.state === 'doubtful');
  if (doubtful) return emptyAt(kind, doubtful, '，只写了“暂无”或符号，请核对', 'review');
  if (entries.some(({ content }) => content.state === 'elsewhere')) return 'elsewhere';
  if (entries.length > 0) {
    const blank = strict.find(({ content }) => content.state === 'blank');
    if (!blank || entries.some(({ content }) => content.state === 'unknown') || blind) return 'unknown';
    return emptyAt(kind, blank, '');
  }
  if (blind) return 'unknown';
  const hint = guide.hintOf(kind) ?? otherForm(page);
  return { code: 'missing', about: kind, data: { detail: hint ? `（${hint}，请核对是否就是这类要素）` : '', write: write[kind] }, ...(hint ? { verdict: 'review' as const } : {}) };
}

function emptyAt(kind: GuideClass, entry: GuideEntry, detail: string, verdict?: 'review'): Step {
  const label = entry.text.replace(/[:】【]/g, '').trim();
  return { code: 'empty', at: entry.element, quote: entry.text, about: kind, data: { label, detail, write: write[kind] }, ...(verdict ? { verdict } : {}) };
}

/** What stands under the label, but is something else. */
function doubtOf(kind: GuideClass, filled: readonly GuideEntry[]): string | null {
  const texts = filled.map(({ content }) => content.text);
  if (texts.some((text) => text === '')) return null;
  if (kind === '办理时间' && texts.every((text) => timeLimit.test(text) && !hours.test(text))) return `：“${filled[0]!.text.replace(/[:】]/g, '')}”里写的是办理时限（${texts[0]!.slice(0, 20)}），不是对外办公的时间`;
  if (kind === '联系电话' && texts.every((text) => !/\d{3}/.test(text) && !/^(?:详见|见|请)/.test(text))) return `：“${filled[0]!.text.replace(/[:】]/g, '')}”里没有电话号码`;
  return null;
}

const timeLimit = /\d{1,3}\s?个?(?:工作日|自然日|日内|天)|[一二三四五六七八九十]{1,3}个工作日|即时办结|当场办结|当日办结/;
const hours = /\d{1,2}\s?[:点时]|周[一二三四五六日末]|星期|上午|下午|节假日|全天|24\s?小时|工作日(?:内)?(?:办理|上班|办公)/;

/** Few labels and yet a picture, a frame or an attachment: the guide itself may stand there. */
function whyBlind(page: PageView, guide: Guide): string | null {
  const writer = unloadedWriter(page);
  if (writer) return `脚本或框架未能加载：${writer}`;
  const frame = page.frames.find(({ state, element }) => (state === 'cross-origin' || state === 'failed') && page.shown(element) && rect(element).height >= 200 && rect(element).width >= 300);
  if (frame) return '部分内容在不能检查的框架里';
  const known = new Set(guide.entries.filter(({ content }) => content.state === 'filled').flatMap(({ classes }) => classes));
  if (known.size >= 3) return null;
  const body = articleOf(page).body?.element ?? null;
  const picture = page.pictures.find(({ element, state }) => page.shown(element) && (body === null || contains(body, element)) && (state === 'failed' || (rect(element).width >= 400 && rect(element).height >= 300)));
  if (picture) return '指南的内容可能在图片里';
  if (page.links.some(({ url, text }) => isDocument(url) && (body === null || /指南|流程|须知|事项|说明/.test(text)))) return '指南的内容可能在附件里';
  return null;
}

/** Where a full guide may hold the class besides its text. */
function otherForm(page: PageView): string | null {
  if (page.links.some(({ url, text }) => isDocument(url) && /办事指南|服务指南|办理指南|流程图|办事须知/.test(text))) return '页面附有指南或流程图文件';
  const picture = page.pictures.find(({ element }) => page.shown(element) && rect(element).width >= 400 && rect(element).height >= 400);
  return picture ? '页面有大幅图片' : null;
}

function isDocument(url: URL | null): boolean {
  return url !== null && /\.(?:docx?|pdf|xlsx?|wps|ofd|et|rtf|zip|rar|jpe?g|png)$/i.test(url.pathname);
}
