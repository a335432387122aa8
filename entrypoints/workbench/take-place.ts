import { takeOver } from '../../components/workbench/first-desk-names.ts';

/** Draws the workbench where the first list stands, in one go: nothing flickers, and what had the focus has it again. */
export function takePlace(root: HTMLElement, draw: () => void): void {
  const held = pressable(root).indexOf(document.activeElement as HTMLElement);
  root.dispatchEvent(new Event(takeOver));
  draw();
  if (held !== -1) pressable(root)[held]?.focus();
}

function pressable(root: HTMLElement): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('a, button, [tabindex]')];
}
