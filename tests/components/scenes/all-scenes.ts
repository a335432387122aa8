import { deskScenes } from './desk-scenes.tsx';
import { lensScenes } from './lens-scenes.ts';
import { overlayScenes } from './overlay-scenes.ts';
import { popupScenes } from './popup-scenes.tsx';
import type { Scene } from './scene.ts';
import { serverScenes } from './server-scenes.ts';
import { tourScenes } from './tour-scenes.tsx';
import { writingScenes } from './writing-scenes.ts';

/** Every screen of the product in every state it has. */
export const scenes: readonly Scene[] = [...popupScenes, ...overlayScenes, ...lensScenes, ...writingScenes, ...tourScenes, ...deskScenes, ...serverScenes];
