import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { type Language, wordsOf } from '../../../messages/words.ts';
import type { Scene } from './scene.ts';

const session = cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> };
const scheme = (value: 'light' | 'dark'): Promise<unknown> => session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
/** The browser's own text size, in pixels: media queries in em follow it. */
const textSize = (standard: number): Promise<unknown> => session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
const room = (width: number): Promise<unknown> => page.viewport(width, 900);

/** Width of the window each surface is met in, for text of twice the size: a popup grows with its text, up to what browsers allow. */
const widths: Readonly<Record<NonNullable<Scene['surface']>, number>> = { popup: 800, panel: 400, desk: 1280, options: 1280, print: 1280, tour: 1280, page: 1280 };

/**
 * On none of these screens does axe-core find anything, and none has to be moved sideways: at 320 pixels and with text of twice the size.
 * axe runs every rule in both languages, and what depends on colour in both schemes: Chinese in the light, English in the dark. Colours know
 * no language, and they are nine tenths of the time. A screen that has one language is looked at in both schemes.
 */
export function checkScenes(scenes: readonly Scene[], languages: readonly Language[] = ['zh-CN', 'en']): void {
  const root = document.createElement('div');
  let leave: void | (() => void);
  beforeAll(() => void document.body.append(root));
  afterEach(async () => {
    leave?.();
    leave = undefined;
    await scheme('light');
  });
  afterAll(async () => {
    await textSize(16);
    await room(1280);
  });
  const both = languages.length === 1;
  describe.each([...languages])('%s', (language) => {
    it.each(scenes.map((scene) => [`${scene.screen} ${scene.state}`, scene] as const))('%s', async (_, scene) => {
      document.documentElement.lang = language;
      document.title = '读网';
      if (scene.surface !== null) document.documentElement.dataset['surface'] = scene.surface;
      leave = await scene.show(root, language);
      // Content that no longer fits what the screen reads would be looked at as its error, and in the wrong language.
      const found: string[] = scene.state !== 'error' && root.textContent.includes(wordsOf(language)['app.unreachable']) ? ['the made-up content is not what the screen reads'] : [];
      const told = [...root.querySelectorAll('[role="alert"] p, p[role="alert"]')].map(({ textContent }) => textContent.trim());
      found.push(...new Set(told.filter((text, at) => text !== '' && told.indexOf(text) !== at).map((text) => `told twice: ${text}`)));
      const app = scene.state === 'full' ? root.querySelector<HTMLElement>('.app') : null;
      const spoken = app?.closest<HTMLElement>('[lang]')?.lang;
      if (app && spoken !== language) found.push(`speaks ${spoken ?? 'nothing'} where ${language} was chosen`);
      for (const value of both ? ['light', 'dark'] as const : language === 'en' ? ['dark'] as const : ['light'] as const) {
        await scheme(value);
        // Of three hundred like rows the first are looked at: each costs axe a tenth of a second.
        const { violations } = await axe.run({ include: [['html']], exclude: [['.row:nth-child(n+30)'], ['tbody > tr:nth-child(n+30)']] }, both && value === 'dark' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {});
        found.push(...violations.map(({ id, nodes }) => `${value} ${id}: ${nodes.map(({ html }) => html).join(' ').slice(0, 300)}`));
      }
      await room(320);
      found.push(...overflowing('320 px wide'), ...unseen(root));
      await room(scene.surface === null ? 1280 : widths[scene.surface]);
      await textSize(32);
      found.push(...overflowing('text at 200 %'));
      await textSize(16);
      await room(1280);
      expect(found).toEqual([]);
    });
  });
}

/** Whether the page has to be moved sideways, with the innermost elements that reach furthest. */
function overflowing(when: string): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const over = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.wide, .lines'));
  return [`${when}: ${scrollWidth} > ${clientWidth}: ${over.filter((element) => !over.some((other) => other !== element && element.contains(other))).slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(' | ')}`];
}

/** Tables of which a cell is out of sight in a narrow window, and cells that do not say of what they are: a number nobody sees, or nobody can name. */
function unseen(root: Element): readonly string[] {
  return [...root.querySelectorAll<HTMLElement>('table.cards, table.form-table')].flatMap((table) => {
    const room = table.parentElement!;
    const nameless = [...table.querySelectorAll<HTMLElement>('tbody td')].filter((cell) => !cell.dataset['label']);
    return [...(room.scrollWidth > room.clientWidth + 1 ? [`320 px wide, a table reaches out of sight: ${room.outerHTML.slice(0, 120)}`] : []), ...nameless.slice(0, 1).map((cell) => `a cell without the name of its column: ${cell.outerHTML.slice(0, 120)}`)];
  });
}
