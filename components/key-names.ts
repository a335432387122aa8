/** What a key does, as the help sheet lists it. */
export type HelpKey =
  | 'next' | 'previous' | 'open' | 'confirm' | 'dismiss' | 'later' | 'inapplicable' | 'note' | 'undo' | 'locate' | 'nextPage' | 'lens' | 'yes' | 'no' | 'notHere'
  | 'into' | 'out' | 'verify' | 'closeItem' | 'returnItem' | 'select' | 'search' | 'forward' | 'backward' | 'move' | 'press' | 'back';

/** The keys of each, as they stand on the keyboard. */
export const keyNames: Readonly<Record<HelpKey, readonly string[]>> = {
  next: ['J', '↓'], previous: ['K', '↑'], open: ['Enter'], confirm: ['1'], dismiss: ['2'], later: ['3'], inapplicable: ['4'], note: ['E'], undo: ['U'], locate: ['L'], nextPage: ['N'], lens: ['C'],
  yes: ['1'], no: ['2'], notHere: ['3'], into: ['→'], out: ['←', 'Esc'], verify: ['V'], closeItem: ['1'], returnItem: ['2'], select: ['X'], search: ['/'], forward: ['→', 'Enter'], backward: ['←'],
  move: ['Tab', 'Shift+Tab'], press: ['Enter', 'Space'], back: ['Esc'],
};
