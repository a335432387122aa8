import { attrNamesOf, localNameOf } from '../../page/dom.ts';
import { hasMarkScript, partyMarks, type PartyMark } from '../../page/footer/footer-conac.ts';
import { absence, undecidable } from '../../page/footer/footer-absence.ts';
import { footerPlace, hasUnreadablePicture, standing } from '../../page/footer/footer-text.ts';
import { footerMayBeUnwritten } from '../../page/footer/footer-unwritten.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck } from '../define-check.ts';

/** 附件一（二）4: the footer carries the 党政机关网站标识: the red mark, linked to its entry at bszs.conac.cn, visible and loaded. */
export default defineCheck({
  id: 'party-government-mark',
  version: 1,
  title: '底部有党政机关网站标识，链接到标识查询页',
  cites: ['47-1-2-4', 'db-1-104'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '底部没有党政机关网站标识{{note}}', fix: '登录中央编办事业发展中心网站标识管理系统取得本网站的标识代码，加在所有页面底部中间显著位置；标识应链接到 https://bszs.conac.cn/ 上本网站的标识页。' },
    'not-linked': { verdict: 'fail', says: '党政机关网站标识没有链接到标识查询页（bszs.conac.cn）', fix: '给标识图片加上本网站标识页的链接，形如 https://bszs.conac.cn/sitename?method=show&id=（本网站的32位编号）。' },
    'blue-mark': { verdict: 'review', says: '挂的是事业单位（蓝色）标识，不是党政机关（红色）标识，请核对', fix: '核对本网站主办单位的性质；政府网站应加挂红色的党政机关网站标识。' },
    'red-error': { verdict: 'review', says: '党政机关网站标识显示为异常图标（{{file}}），标识可能与网站域名不符或已失效，请核对', fix: '到标识管理系统核对登记的网站名称和域名，改正后重新加挂标识。' },
    'picture-broken': { verdict: 'fail', says: '党政机关网站标识的图片没有显示出来（{{file}}）', fix: '改正图片地址，或使用标识管理系统给出的代码，使标识图片正常显示。' },
    'not-visible': { verdict: 'fail', says: '源代码里有党政机关网站标识，但在本页上不显示', fix: '取消隐藏，使标识在页面底部中间显著位置显示。' },
  },
  *run(page) {
    const state = standing(page, partyMarks(page));
    if (state.good.length === 0) {
      yield* withoutMark(page, state.hidden, standing(page, partyMarks(page)));
      return;
    }
    const best = state.good.find(({ linked }) => linked === true) ?? state.good.find(({ linked }) => linked === null) ?? state.good[0]!;
    if (best.linked === null) yield { cannot: '党政机关网站标识的点击由页面脚本处理，无法断定是否链接到标识查询页' };
    if (best.linked === false) {
      const unwritten = footerMayBeUnwritten(page, 'mark');
      if (unwritten) yield { cannot: `党政机关网站标识的图片没有链接，但${unwritten}，不能断定点击无效` };
      else yield { code: 'not-linked', at: best.element, about: '党政机关网站标识' };
    }
    if (best.colour === 'blue') yield { code: 'blue-mark', at: best.element, about: '党政机关网站标识' };
    if (best.colour === 'error') yield { code: 'red-error', at: best.element, about: '党政机关网站标识', data: { file: fileOf(best) } };
    if (best.picture?.state === 'failed') {
      if (arePicturesBlocked(page)) yield { cannot: '页面上的图片都没有加载，无法断定标识图片能否显示' };
      else if (best.picture.url?.hostname !== page.url.hostname && best.picture.url?.protocol !== 'data:') yield { cannot: `标识图片在 ${best.picture.url?.hostname ?? '别的网站'} 上，这次没有加载出来，无法断定是否一直如此` };
      else yield { code: 'picture-broken', at: best.element, about: '党政机关网站标识', data: { file: fileOf(best) } };
    }
    if (best.picture?.state === 'none') yield* withoutAddress(page, best, best.picture.element);
    if (best.picture?.state === 'undecided') yield { cannot: '党政机关网站标识的图片尚未加载完' };
  },
});

/** A picture without an address: a script may still give it the one it keeps in another attribute. */
function* withoutAddress(page: PageView, { element: at }: PartyMark, picture: Element) {
  if (localNameOf(picture) !== 'img' || footerMayBeUnwritten(page, 'mark') || attrNamesOf(picture).some((name) => /^(?:data-|lazy|original|_src|:src|v-|ng-)/.test(name))) yield { cannot: '党政机关网站标识的图片尚未加载完' };
  else yield { code: 'picture-broken' as const, at, about: '党政机关网站标识', data: { file: '没有图片地址' } };
}

function* withoutMark(page: PageView, hidden: readonly PartyMark[], state: Parameters<typeof absence>[3]) {
  const unwritten = undecidable(page, 'mark');
  if (hidden.length > 0 && unwritten === null) {
    yield { code: 'not-visible' as const, at: hidden[0]!.element, about: '党政机关网站标识' };
    return;
  }
  if (hidden.length === 0 && unwritten === null && hasMarkScript(page) && !page.load.failuresKnown) {
    yield { cannot: '党政机关网站标识由 conac.cn 的脚本写出，不知道该脚本是否加载成功，请刷新页面后再查' };
    return;
  }
  const missing = absence(page, 'mark', '党政机关网站标识', state);
  if ('cannot' in missing) yield missing;
  else if (hasUnreadablePicture(page)) yield { cannot: '底部有没有文字说明、点击由脚本处理的图片，无法断定其中是否有党政机关网站标识' };
  else yield { code: 'missing' as const, verdict: missing.verdict, ...footerPlace(page), about: '党政机关网站标识', data: { note: missing.note } };
}

/** Whether no picture of the page came through: then the viewer's network or settings are at fault, not the site. */
function arePicturesBlocked(page: PageView): boolean {
  const tried = page.pictures.filter(({ state, url }) => (state === 'loaded' || state === 'failed') && url?.protocol !== 'data:');
  return tried.length > 1 && tried.every(({ state }) => state === 'failed');
}

function fileOf({ picture }: PartyMark): string {
  const src = (picture?.src ?? '').split('?')[0]!;
  return src.startsWith('data:') ? '内嵌图片' : src.slice(src.lastIndexOf('/') + 1, src.lastIndexOf('/') + 61);
}
