import { createOverlay } from '../../../components/overlay/control.ts';
import highlightStyle from '../../../components/style/highlight.css?inline';
import type { FindingRecord } from '../../../contract/record.ts';
import type { UiFinding } from '../../../contract/ui-state.ts';
import { atRest } from '../../support/at-rest.ts';
import { someFinding } from '../tab-state.ts';
import type { Scene, SceneState } from './scene.ts';

/** Nothing to mark, one place, and all four kinds with what has no words to mark, what moved and what has no place. */
export const overlayScenes: readonly Scene[] = [overlay('empty', 0), overlay('partial', 1), overlay('full', 9)];

const found = (selector: string | null, quote: string, record: Partial<FindingRecord>, more: { readonly veto?: boolean; readonly group?: string } = {}): UiFinding =>
  someFinding({ price: null, group: 'links', ...more, record: { ...record, at: selector === null ? null : { selector, quote, box: [0, 0, 10, 10] } } });

/** What each says is true of `page` below, and its quote stands there: the marks lie on the very words. */
const findings: readonly UiFinding[] = [
  found('#date', '2026/11/03 9:05', { check: 'publish-time', code: 'separator', about: '2026/11/03', says: '发布时间写作“2026/11/03 9:05”，不是“YYYY-MM-DD HH:MM”的格式。', fix: '改为“2026-11-03 09:05”。', cites: ['47-1-1-5'] }, { group: 'date' }),
  found('#hidden', '真人娱乐', { check: 'hidden-link', code: 'keyword-spam', about: '真人娱乐', says: '正文里有指向博彩网站的链接“真人娱乐”，疑似被篡改。', fix: '立即删去，并检查网站有没有被入侵。', cites: ['47-2-2-2'] }, { veto: true }),
  found('#wording', '截止目前', { verdict: 'review', check: 'wording', code: 'confusable', about: '截止目前', says: '“截止目前”疑为“截至目前”。', fix: '改为“截至目前”。', cites: ['47z-4-1-5'] }, { group: 'content' }),
  found('#files', '相关附件', { check: 'empty-link', code: 'empty-href', about: '相关附件', says: '链接“相关附件”没有地址，点了没有反应。', fix: '补上地址，或去掉这个链接。', cites: ['47-2-2-2'] }),
  found('#picture', '图解', { verdict: 'review', check: 'internal-address', code: 'preview', about: 'http://preview.shifanxian.gov.cn/', says: '链接“图解”指向 preview.shifanxian.gov.cn，像是预览环境的地址。请点开确认公众能否打开。', fix: '改为正式发布的地址。', cites: ['47-2-2-2'] }),
  found('#more', '点击这里', { verdict: 'hint', check: 'link-text', code: 'vague', about: '点击这里', says: '链接文字“点击这里”看不出去向。', fix: '写明去向，例如“查看政策原文”。', cites: ['47-2-2-2'] }),
  found('#photo', 'hui.svg', { check: 'image-not-shown', code: 'failed', about: 'hui.svg', says: '图片“hui.svg”没有显示出来。', fix: '补传图片，或去掉它。', cites: ['47-2-2-2'] }, { group: 'display' }),
  found(null, '', { check: 'article-tags', code: 'missing', about: 'ContentSource', says: '缺少内容页标签 ContentSource（内容来源）。', fix: '在 <head> 中补上完整的内容页标签。', cites: ['47-3-3'] }, { group: 'tags' }),
  found('#footer', '网站标识码：4501990001', { says: '页面底部的网站标识码与首页不同。', fix: '改为首页上的标识码。', check: 'frame-differs', code: 'code' }, { group: 'footer' }),
];

const page = `<main style="color-scheme:light;max-width:52rem;margin:2rem auto;font:16px/1.8 serif;color:#222;background:#fff;padding:1rem"><h1>示范县召开全县优化营商环境工作推进会</h1><p id="date">发布时间：2026/11/03 9:05　来源：示范县人民政府办公室</p>
  <p id="wording">会议指出，截止目前，全县已有 38 项高频事项实现“一件事一次办”，办理时限平均压缩四成。</p>
  <p>会议强调，要进一步优化营商环境，持续深化“放管服”改革，推动各项政策落到实处。政策原文请<a id="more" href="#">点击这里</a>，读懂政策看<a id="picture" href="#">图解</a>。</p>
  <p id="hidden">会议要求，各乡镇、各部门要压实责任，建立台账，<a href="#" style="color:#222;text-decoration:none">真人娱乐</a>逐项销号，年底前完成整改。</p>
  <p id="photo" title="hui.svg" style="height:7rem;margin:0;border:1px solid #999;background:#f2f2f2"></p>
  <p><a id="files" tabindex="0" style="color:#06c">相关附件</a></p>
  <p id="footer">主办单位：示范县人民政府办公室　网站标识码：4501990002</p></main>`;

/** The overlay over a small page of its own; the style of the marks stands in the page as the worker puts it in. */
function overlay(state: SceneState, count: number): Scene {
  return {
    screen: 'overlay', state, surface: 'page',
    show: async (root, language) => {
      root.innerHTML = page;
      const style = document.createElement('style');
      style.textContent = highlightStyle;
      document.head.append(style);
      const show = createOverlay(async () => ({ ok: true }));
      show({ do: 'show', findings: findings.slice(0, count), locate: null, rubric: 'guangxi-2017@1', language, styled: true });
      await atRest();
      return () => {
        show({ do: 'close' });
        style.remove();
        root.replaceChildren();
      };
    },
  };
}
