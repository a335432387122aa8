import { isInnocent, unloadedWriter } from '../../page/article/article-unloaded.ts';
import { attr } from '../../page/dom.ts';
import { formatBeijing } from '../../page/date-format.ts';
import { inFooter } from '../../page/content/guide.ts';
import { lettersOf, type Letter } from '../../page/content/letters.ts';
import { squeezed } from '../../page/normal-text.ts';
import type { PageView } from '../../page/page-view.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';

/** 评分表 互动回应差: 前1年内……存在超过三个月未回应的现象; 47号正文四（四）: 标明开设宗旨、目的和使用方式. */
export default defineCheck({
  id: 'unanswered-letters',
  version: 1,
  title: '公开的来信留言没有超过三个月未答复的，互动栏目写明宗旨和使用方式',
  cites: ['47z-4-4-5'],
  on: ['interaction'],
  stage: 'stable',
  messages: {
    'over-3-months': { verdict: 'fail', says: '“{{about}}”{{received}} 收到，{{state}}，已超过{{limit}}{{doubt}}。', fix: '马上办理并公开答复；确属无效或重复来信的，在状态里写明。' },
    'no-purpose': { verdict: 'hint', says: '互动栏目没有写明开设宗旨、目的和使用方式。', fix: '在栏目开头写明：为什么开设、受理哪些内容、怎样提交、多久答复。', cites: ['47z-4-4-1'] },
  },
  *run(page) {
    const { all: letters, isWhole } = lettersOf(page);
    const writer = unloadedWriter(page);
    const scope = scopeOf(page);
    const months = settingOf(page, settings.lettersMonths);
    if (scope !== 'outside') {
      let seen = 0;
      for (const letter of letters) {
        const report = late(letter, page.now, months, scope === 'doubtful');
        if (report) yield report;
        if ((seen += 1) % 500 === 0) yield pause;
      }
      if (!isWhole) yield { cannot: `来信太多，只看了前 ${letters.length} 件，其余未检` };
      if (letters.length === 0 && writer) yield { cannot: `脚本或框架未能加载（${writer}），来信列表可能由它写入，未能判断` };
      else if (letters.length === 0 && !page.load.failuresKnown && hasOwnScript(page)) yield { cannot: '没有看到来信；不知道页面的脚本是否都加载成功，来信列表可能由脚本写入，请刷新页面后再查' };
      else if (letters.length === 0 && hasLetterWords(page)) yield { cannot: '没有读出来信的日期和办理状态，是否有超期未答复的请人工查看' };
    }
    if (letters.length === 1 || tellsPurpose(page)) return;
    if (writer) yield { cannot: `脚本或框架未能加载（${writer}），栏目说明可能由它写入，未能判断` };
    else yield { code: 'no-purpose', about: '开设宗旨' };
  },
});

/** The report on one letter, or null: sure only when it came within the last year and its own status says that nobody has answered. */
function late(letter: Letter, now: number, months: number, isDoubtful: boolean): Report<'over-3-months'> | null {
  const { state, received, answered, status, element, name, isComplaint } = letter;
  if (state === 'void' || received > now) return null;
  const today = dayOf(now);
  const base = { code: 'over-3-months' as const, at: element, quote: name, about: name };
  const data = { received: formatBeijing(received, false), limit: months === 3 ? '三个月' : ` ${months} 个月` };
  if (state === 'answered') {
    if (answered === null || dayOf(answered) <= monthsAfter(received, months) || monthsAfter(answered, 12) < today) return null;
    return { ...base, verdict: 'review', data: { ...data, state: `${formatBeijing(answered, false)} 才答复`, doubt: '，是否算超期未回应请核对' } };
  }
  if (monthsAfter(received, months) >= today) return null;
  const isOld = monthsAfter(received, 12) < today;
  const doubt = state === 'moving' ? '，是否已经答复请打开核对' : isComplaint || isDoubtful ? '，举报投诉类不计入，请核对' : isOld ? '（一年以前的来信，是否计入请核对）' : '';
  return { ...base, data: { ...data, state: status ? `状态是“${status}”` : '没有答复日期', doubt }, ...(doubt ? { verdict: 'review' as const } : {}) };
}

/** The Beijing day as YYYYMMDD. */
function dayOf(epoch: number): number {
  return Number(formatBeijing(epoch, false).replaceAll('-', ''));
}

/** The Beijing day that many calendar months later, ends of months clamped, as YYYYMMDD. */
function monthsAfter(epoch: number, months: number): number {
  const [year, month, day] = formatBeijing(epoch, false).split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return last.getUTCFullYear() * 10_000 + (last.getUTCMonth() + 1) * 100 + Math.min(day, last.getUTCDate());
}

/** 政务咨询类栏目 only: interviews, surveys, petitions and reports have rules of their own. */
function scopeOf(page: PageView): 'inside' | 'doubtful' | 'outside' {
  const tag = (name: string): string => page.tags.find((each) => each.name === name)?.content ?? '';
  const head = squeezed(`${page.title.split(/[-_|]/)[0]} ${tag('columnname')} ${tag('columntype')}`);
  const asks = /咨询|信箱|来信|留言|问政|热线|信件/.test(head);
  if (/访谈|征集|调查|投票|信访|举报|纪检|检举/.test(head)) return asks ? 'doubtful' : 'outside';
  return /投诉/.test(head) && !asks ? 'doubtful' : 'inside';
}

/** A script file of the site's own that might write the letters. */
function hasOwnScript(page: PageView): boolean {
  return page.all('script').some((script) => {
    const src = attr(script, 'src');
    const url = src ? page.resolve(src, script) : null;
    return url !== null && url.hostname === page.url.hostname && !isInnocent(url.href);
  });
}

function hasLetterWords(page: PageView): boolean {
  return /来信(?:列表|选登|公开|标题|时间|查询)|信件(?:列表|公开|标题|编号)|留言(?:列表|公开|时间)|(?:答复|回复)(?:时间|日期|选登)/.test(page.text.norm.slice(0, 100_000));
}

function tellsPurpose(page: PageView): boolean {
  const { norm } = page.text;
  for (const match of norm.slice(0, 100_000).matchAll(purpose)) {
    const element = page.text.pieceAt(match.index)?.element;
    if (element && !inFooter(page, element)) return true;
  }
  return false;
}

const purpose = /宗旨|目的|须知|使用(?:方式|方法|说明|指南)|(?:写信|来信|留言|信箱|栏目|平台|服务|提问|咨询|操作|填写)(?:说明|指南|流程|介绍|简介|帮助|规则|要求)|注意事项|(?:温馨|友情|特别)提示|受理(?:范围|说明|流程|内容)|(?:^|[\n,。])为了?(?:进一步|更好|方便|畅通|密切|加强|广泛|及时)|欢迎(?:您|广大|社会|各界)|您可以?(?:通过|在此|在这里|点击)|个?工作日内(?:予以|给予|进行)?(?:答复|回复|办理|处理|办结)/g;
