import { expect, it } from 'vitest';
import { scenes } from './scenes/all-scenes.ts';
import { withoutStates } from './scenes/without-states.ts';

const five = ['empty', 'loading', 'partial', 'error', 'full'] as const;
const screens = [...new Set(scenes.map(({ screen }) => screen))];

it('every screen has its empty, loading, partial, error and full state among the scenes, or says why there is none', () => {
  expect(screens.length).toBeGreaterThan(40);
  const lost = screens.flatMap((screen) => five.filter((state) => !scenes.some((scene) => scene.screen === screen && scene.state === state) && (withoutStates[screen]?.[state] ?? '').length < 6).map((state) => `${screen} ${state}`));
  expect(lost).toEqual([]);
});

it('no reason is given for what is there, or for a screen that is gone', () => {
  const idle = Object.entries(withoutStates).flatMap(([screen, reasons]) => Object.keys(reasons).filter((state) => !screens.includes(screen) || scenes.some((scene) => scene.screen === screen && scene.state === state)).map((state) => `${screen} ${state}`));
  expect(idle).toEqual([]);
});

it('no scene is drawn twice', () => {
  const names = scenes.map(({ screen, state }) => `${screen} ${state}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
