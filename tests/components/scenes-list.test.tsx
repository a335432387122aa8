import '../../components/style/list.css';
import { checkScenes } from './scenes/check-scenes.ts';
import { lensScenes } from './scenes/lens-scenes.ts';
import { overlayScenes } from './scenes/overlay-scenes.ts';
import { popupScenes } from './scenes/popup-scenes.tsx';

// Only the test may look into the overlay's closed root.
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
  return attach.call(this, { ...init, mode: 'open' });
};

checkScenes([...popupScenes.filter(({ surface }) => surface !== 'options'), ...overlayScenes, ...lensScenes]);
