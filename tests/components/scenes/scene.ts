import type { Language } from '../../../messages/words.ts';

/** The states every screen has. A screen without one of them (nothing can be empty there) leaves it out. */
export type SceneState = 'empty' | 'loading' | 'partial' | 'error' | 'full';

/** One screen of the product in one state, with made-up content: what pictures are made of and what axe looks at. */
export interface Scene {
  /** Name of the contact sheet it stands on. */
  readonly screen: string;
  readonly state: SceneState;
  /** The surface the real page names in `data-surface`; null for pages of the server, which bring their own style. */
  readonly surface: 'popup' | 'panel' | 'desk' | 'options' | 'print' | 'tour' | 'page' | null;
  /** Draws it and resolves when nothing more is on its way. What it returns is called before the next one. */
  readonly show: (root: HTMLElement, language: Language) => Promise<void | (() => void)>;
}
