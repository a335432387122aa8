/** What a key asks for in a list of findings. */
export type KeyAction = 'next' | 'previous' | 'confirm' | 'dismiss' | 'later' | 'note' | 'undo' | 'locate' | 'help' | 'escape';

const actions: Readonly<Record<string, KeyAction>> = {
  j: 'next', ArrowDown: 'next', k: 'previous', ArrowUp: 'previous', 1: 'confirm', 2: 'dismiss', 3: 'later', e: 'note', u: 'undo', l: 'locate', '?': 'help', '？': 'help', Escape: 'escape',
};

/**
 * The action of a key press, or null where the key is not ours: while an input method is composing, with a modifier,
 * or inside a field a person types in (Escape works there too). Enter is left to the focused button itself.
 */
export function keyAction(event: KeyboardEvent): KeyAction | null {
  if (!isOurs(event)) return null;
  const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
  if (action === 'escape') return action;
  return takesKeys(event.composedPath()[0] ?? null) ? null : action;
}

/** A single letter or sign pressed outside of every field, in lower case; null where the key is not ours. */
export function plainKey(event: KeyboardEvent): string | null {
  return isOurs(event) && event.key.length === 1 && !takesKeys(event.composedPath()[0] ?? null) ? event.key.toLowerCase() : null;
}

/** Whether an input method has the key: it is nobody else's, Escape included. Some report only the old key code 229 for the key that ends the composition. */
export function isComposed(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

function isOurs(event: KeyboardEvent): boolean {
  if (isComposed(event) || event.defaultPrevented) return false;
  return !event.ctrlKey && !event.metaKey && !event.altKey;
}

function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:input|textarea|select)$/.test(target.localName);
}
