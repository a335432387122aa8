import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { DeskApp } from '../../components/workbench/desk-app.tsx';
import { createDeskStore } from '../../components/workbench/desk-store.ts';
import { FirstDesk } from '../../components/workbench/first-desk.tsx';
import { takeOver } from '../../components/workbench/first-desk-names.ts';
import { takePlace } from '../../entrypoints/workbench/take-place.ts';
import { atRest } from '../support/at-rest.ts';
import { someDesk, type DeskWorld } from './desk-data.ts';

document.documentElement.lang = 'zh-CN';
const holders: HTMLElement[] = [];
afterEach(() => {
  for (const holder of holders.splice(0)) {
    render(null, holder);
    holder.remove();
  }
});

function holder(): HTMLElement {
  const element = document.createElement('div');
  document.body.append(element);
  holders.push(element);
  return element;
}

/** The whole workbench at its list, and the first list with the same records. */
async function both(part: Partial<DeskWorld> = {}) {
  const { view } = someDesk(part);
  const store = createDeskStore(view);
  const [whole, first] = [holder(), holder()];
  render(<DeskApp store={store} view={view} />, whole);
  await store.actions.open(null);
  await atRest();
  const { list: known, sheets } = store.getState();
  const list = { ...known!, inspections: known!.inspections.map((line) => ({ ...line, sheet: sheets.get(line.inspection.id) ?? null })) };
  const asked: string[] = [];
  render(<FirstDesk list={list} language={list.own.language} onBegin={() => asked.push('begin')} onSettings={() => asked.push('settings')} />, first);
  await atRest();
  return { store, view, whole, first, list, asked };
}

it.each([['somebody who may write', {}], ['somebody who may only look', { mayWrite: false }]])('the first list is what the whole workbench draws: %s', async (_, part) => {
  const { whole, first } = await both(part);
  expect(first.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
  for (const part of ['header', 'main']) expect(first.querySelector(part)!.outerHTML).toBe(whole.querySelector(part)!.outerHTML);
});

it('the workbench takes its place in one go: what had the focus has it again, and what was asked for stands open', async () => {
  const { store, view, first, asked } = await both();
  const link = first.querySelector<HTMLAnchorElement>('tbody a')!;
  const begin = [...first.querySelectorAll('button')].find(({ className }) => className === 'act')!;
  begin.click();
  expect(asked).toEqual(['begin']);
  link.focus();
  first.addEventListener(takeOver, () => render(null, first), { once: true });
  takePlace(first, () => render(<DeskApp store={store} view={view} />, first));
  expect(first.querySelector('tbody a')).not.toBe(link);
  expect(document.activeElement).toBe(first.querySelector('tbody a'));
  await atRest();
  const opened = holder();
  render(<DeskApp store={store} view={view} begin />, opened);
  await atRest();
  expect(opened.querySelector('form.begin')).not.toBeNull();
});

it('something else was chosen: the first list gives way to a word that it is being read', async () => {
  const { first, list } = await both();
  render(<FirstDesk list={null} language={list.own.language} onBegin={() => undefined} onSettings={() => undefined} />, first);
  await atRest();
  expect(first.querySelector('table')).toBeNull();
  expect(first.querySelector('main [aria-busy="true"]')!.textContent).not.toBe('');
});
