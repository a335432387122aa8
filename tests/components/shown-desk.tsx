import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/desk.css';
import { DeskApp } from '../../components/workbench/desk-app.tsx';
import { createDeskStore } from '../../components/workbench/desk-store.ts';
import { atRest } from '../support/at-rest.ts';
import { inspection, someDesk, type DeskWorld } from './desk-data.ts';

document.documentElement.lang = 'zh-CN';
export const holder = document.createElement('div');
document.body.append(holder);

/** The workbench over a made-up world, with this inspection open. */
export async function show(part: Partial<DeskWorld> = {}, id: string | null = inspection.id) {
  const desk = someDesk(part);
  const store = createDeskStore(desk.view);
  render(<DeskApp store={store} view={desk.view} />, holder);
  await store.actions.open(id);
  await atRest();
  return { ...desk, store };
}

export const button = (words: string, within: ParentNode = holder): HTMLButtonElement => [...within.querySelectorAll('button')].find((each) => each.textContent === words || each.getAttribute('aria-label') === words)!;

export async function press(key: string): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await atRest();
}

export async function click(element: HTMLElement): Promise<void> {
  element.click();
  await atRest();
}
