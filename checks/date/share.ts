import { articleOf } from '../../page/article/article.ts';
import { shareNeedsScript, shareOf } from '../../page/article/article-share.ts';
import { unloadedShareService, unloadedShareWriter } from '../../page/article/article-unloaded.ts';
import { foreignArticle } from '../../page/article/foreign-article.ts';
import { contentAwaitsScroll } from '../../page/hidden/awaits-scroll.ts';
import { narrowWindow } from '../../page/hidden/narrow-window.ts';
import { defineCheck } from '../define-check.ts';

/** 47号附件一（一）5: 文章页……具备转载分享功能. */
export default defineCheck({
  id: 'share',
  version: 2,
  title: '内容页具备转载分享功能',
  cites: ['47-1-1-5', 'db-1-100'],
  on: ['article'],
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '内容页没有转载分享功能{{detail}}。', fix: '在正文下方加上分享按钮（如微信、微博），点击后能把本页地址转发出去。' },
  },
  *run(page) {
    const share = shareOf(page);
    if (share.works) {
      const service = unloadedShareService(page);
      if (service !== null && shareNeedsScript(page)) yield { cannot: `有分享按钮，但是它们没有地址，要靠脚本（${service}）才有反应，${page.load.failuresKnown ? '它没有加载' : '不知道它是否加载成功'}，未能判断，请点击试一试` };
      return;
    }
    const writer = unloadedShareWriter(page);
    if (writer) return yield { cannot: `脚本或框架未能加载（${writer}），分享按钮可能由它写入，未能判断` };
    const { title, body } = articleOf(page);
    if (!title && !body) return yield { cannot: '没有认出正文，不能确定分享功能应在何处，请人工查看' };
    if (share.container && page.load.failed.some(({ kind }) => kind === 'style')) return yield { cannot: '有分享组件的位置，但是样式文件未能加载，图标可能由它显示，未能判断' };
    if ((share.container || share.script) && !page.load.failuresKnown) return yield { cannot: share.container ? '有分享组件的位置，但是没有按钮，组件可能未能加载，未能判断' : '有分享组件的脚本，但是没有按钮，脚本可能未能加载，未能判断' };
    if (share.narrow) return yield { cannot: narrowWindow(page) };
    if (share.kept) return yield { cannot: '有分享组件，但是没有显示，网页自己的样式并没有隐藏它，可能是浏览器里的拦截插件隐藏的，请停用拦截插件后再查' };
    if (share.code) return yield { cannot: '页面装有微信转发代码，只在微信中起作用，是否具备分享功能请人工查看' };
    const unseen = contentAwaitsScroll(page);
    if (unseen) return yield { cannot: unseen };
    const foreign = foreignArticle(page);
    yield { code: 'missing', ...(foreign ? { verdict: 'review' } : {}), at: share.container ?? title?.element ?? body?.element ?? null, about: '分享', data: { detail: share.container ? '：有分享组件的位置，但是没有显示按钮' : foreign ?? '' } };
  },
});
