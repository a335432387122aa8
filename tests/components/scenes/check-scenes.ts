import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import type { Language } from '../../../messages/words.ts';
import type { Scene } from './scene.ts';

const session = cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> };
const scheme = (value: 'light' | 'dark'): Promise<unknown> => session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });

/** axe-core finds nothing on any of these screens: in Chinese and English, and in both schemes what depends on colour. */
export function checkScenes(scenes: readonly Scene[], languages: readonly Language[] = ['zh-CN', 'en']): void {
  const root = document.createElement('div');
  let leave: void | (() => void);
  beforeAll(() => void document.body.append(root));
  afterEach(async () => {
    leave?.();
    leave = undefined;
    await scheme('light');
  });
  describe.each([...languages])('%s', (language) => {
    it.each(scenes.map((scene) => [`${scene.screen} ${scene.state}`, scene] as const))('%s', async (_, scene) => {
      document.documentElement.lang = language;
      document.title = '读网';
      if (scene.surface !== null) document.documentElement.dataset['surface'] = scene.surface;
      leave = await scene.show(root, language);
      const found: string[] = [];
      for (const value of ['light', 'dark'] as const) {
        await scheme(value);
        // What does not depend on colour is the same in both. Of three hundred like rows the first are looked at: each costs axe a tenth of a second.
        const { violations } = await axe.run({ include: [['html']], exclude: [['.row:nth-child(n+30)']] }, value === 'light' ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] });
        found.push(...violations.map(({ id, nodes }) => `${value} ${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`));
      }
      expect(found).toEqual([]);
    }); // long lists take axe a while on a busy machine
  });
}
