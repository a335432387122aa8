import { render } from 'preact';
import { TourApp, type TourResult } from '../../../components/tour-app.tsx';
import { atRest, until } from '../../support/at-rest.ts';
import { articleFindings, someTab } from '../tab-state.ts';
import type { Scene, SceneState } from './scene.ts';

const html = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>示范县人民政府</title></head><body style="background:#fff;color:#222"><main><h1>示范县人民政府</h1><p id="place">发布时间：2026/11/03 9:05</p></main></body></html>';

/** The tour beside a small page of its own. */
export const tourScenes: readonly Scene[] = (['empty', 'loading', 'partial', 'error', 'full'] as const).map(tour);

function tour(state: SceneState): Scene {
  const result: TourResult = { findings: state === 'empty' ? [] : articleFindings().slice(0, state === 'partial' ? 1 : 7), passed: 35, unchecked: state === 'partial' ? [{ name: '死链', reason: '浏览器还没有允许访问各网站' }] : [], elementOf: () => null };
  return {
    screen: 'tour', state, surface: 'tour',
    show: async (root, language) => {
      render(<TourApp settings={{ ...someTab().settings, language }} locked={false} html={state === 'loading' || state === 'error' ? null : html} failure={state === 'error' ? '示范网页没有读到' : null}
        inspect={async () => result} change={async () => undefined} copy={async () => true} leave={() => undefined} />, root);
      await atRest();
      if (state === 'empty' || state === 'partial' || state === 'full') await until('the page was checked', () => root.querySelector('.tour-say [aria-busy]') === null);
      if (state === 'full') for (let step = 1; step < 5; step += 1) {
        root.querySelector<HTMLElement>('.tour-move .primary')!.click();
        await atRest();
      }
      return () => render(null, root);
    },
  };
}
