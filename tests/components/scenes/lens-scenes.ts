import { mountHost } from '../../../components/overlay/host.ts';
import { showLens } from '../../../components/overlay/lens.ts';
import type { LensArea } from '../../../contract/lens.ts';
import { atRest } from '../../support/at-rest.ts';
import type { Scene, SceneState } from './scene.ts';

const whole: readonly LensArea[] = [
  { kind: 'header', selector: '#part-header', by: 'machine', clauses: ['附件1 一、（一）1', '附件1 一、（一）2', '附件1 一、（一）3', '附件1 一、（二）1'], unchecked: '' },
  { kind: 'navigation', selector: '#part-navigation', by: 'both', clauses: ['附件1 二、（一）'], unchecked: '' },
  { kind: 'title', selector: '#part-title', by: 'person', clauses: [], unchecked: '' },
  { kind: 'date', selector: '#part-date', by: 'nobody', clauses: [], unchecked: '发布时间格式：页面源码没有保留，请刷新后再检查' },
  { kind: 'body', selector: '#part-body', by: 'machine', clauses: ['附件1 二、（三）'], unchecked: '表述错误：规则包“示范县卫生健康局机构名称与规范表述（含所属事业单位）”还没有生效' },
  { kind: 'frame', selector: '#part-frame', by: 'nobody', clauses: [], unchecked: '嵌入的外部页面：读网不看其他网站里的内容' },
  { kind: 'footer', selector: '#part-footer', by: 'machine', clauses: ['附件1 一、（三）'], unchecked: '' },
];

/** The coverage lens over a small page of its own: nothing recognised, a few parts, all four kinds of tint with what nobody looked at. */
export const lensScenes: readonly Scene[] = [lens('empty', []), lens('partial', whole.slice(0, 3)), lens('full', whole)];

function lens(state: SceneState, areas: readonly LensArea[]): Scene {
  return {
    screen: 'lens', state, surface: 'page',
    show: async (root, language) => {
      root.innerHTML = `<div style="color-scheme:light;max-width:60rem;margin:0 auto;font:16px/1.8 serif;color:#222;background:#fff;padding:1rem"><header id="part-header"><strong>示范县人民政府</strong></header>
        <nav id="part-navigation" aria-label="导航"><a href="#">首页</a>　<a href="#">新闻</a>　<a href="#">政务公开</a></nav>
        <main><h1 id="part-title">示范县召开全县优化营商环境工作推进会</h1><p id="part-date">发布时间：2026-11-03 09:05</p><div id="part-body">${'<p>会议强调，要进一步优化营商环境，持续深化“放管服”改革，推动各项政策落到实处。</p>'.repeat(4)}</div>
        <p id="part-frame" style="height:6rem;border:1px solid #767676">（这里嵌着别的网站）</p></main><footer id="part-footer">主办：示范县人民政府办公室　网站标识码：4501990001</footer></div>`;
      const host = mountHost(language);
      const shown = showLens(host.root, areas, language);
      await atRest();
      return () => {
        shown.hide();
        host.remove();
        root.replaceChildren();
      };
    },
  };
}
