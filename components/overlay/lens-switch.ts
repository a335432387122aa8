import type { LensArea } from '../../contract/lens.ts';
import type { Language } from '../../messages/words.ts';
import { isComposed, plainKey } from '../keys.ts';
import { showLens, type Lens } from './lens.ts';

/** The lens of one overlay: shown while its key is held, or until it is pressed again. */
export interface LensSwitch {
  readonly toggle: () => void;
  /** The parts are here: drawn if they are still wanted. */
  readonly take: (areas: readonly LensArea[]) => void;
  readonly off: () => void;
  /** Something was decided: what is shown next is asked for anew. */
  readonly forget: () => void;
}

/** Held longer than this, letting go hides it, milliseconds. */
const held = 400;

/**
 * @param root the layer that has the keyboard; its C key is the lens's
 * @param changed told when the lens comes and goes; @param ask gets the parts: they come to `take`
 */
export function lensSwitch(root: HTMLElement, language: Language, changed: (on: boolean) => void, ask: () => void): LensSwitch {
  let lens: Lens | null = null;
  let areas: readonly LensArea[] | null = null;
  let wanted = false;
  let pressedAt: number | null = null;

  const draw = (): void => {
    if (!wanted || !areas) return;
    lens?.hide();
    lens = showLens(root, areas, language);
    changed(true);
  };
  const off = (): void => {
    wanted = false;
    lens?.hide();
    lens = null;
    changed(false);
  };
  const on = (): void => {
    wanted = true;
    if (areas) draw();
    else ask();
  };
  root.addEventListener('keydown', (event) => {
    // A dialog over the card has its own keys.
    if (root.querySelector('dialog[open]')) return;
    if (event.key === 'Escape' && wanted && !isComposed(event)) {
      off();
      // The overlay itself stays: only the lens was on top of it.
      event.stopPropagation();
      event.preventDefault();
      return;
    }
    if (event.repeat || plainKey(event) !== 'c') return;
    event.preventDefault();
    if (wanted) return off();
    pressedAt = event.timeStamp;
    on();
  }, true);
  root.addEventListener('keyup', (event) => {
    if (event.key.toLowerCase() !== 'c' || pressedAt === null) return;
    const long = event.timeStamp - pressedAt > held;
    pressedAt = null;
    if (long) off();
  });
  return {
    off, toggle: () => (wanted ? off() : on()),
    take: (next) => {
      areas = next;
      wanted = true;
      draw();
    },
    forget: () => {
      areas = null;
    },
  };
}
