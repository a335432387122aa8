import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { testPassword } from '../../server/support/person.ts';
import type { ExtensionBrowser } from '../fixtures.ts';
import type { View } from '../view.ts';

/**
 * Signs a person in through the server's own page, as the browser's sign-in window or a tab shows it; the server must be connected.
 * @returns the page with the form: it closes by itself
 */
export async function signInThroughPage({ context }: ExtensionBrowser, view: View, name: string): Promise<Page> {
  const window = context.waitForEvent('page');
  const answer = view.ask({ type: 'view.sign-in' });
  const form = await window;
  await form.fill('input[name=name]', name);
  await form.fill('input[name=password]', testPassword);
  await form.locator('form[action="/authorize"] button').click();
  expect(await answer).toMatchObject({ ok: true });
  return form;
}

/** Connects to a server and signs in on it. */
export async function connectAs(browser: ExtensionBrowser, view: View, server: string, name: string): Promise<Page> {
  expect(await view.ask({ type: 'view.connect', server })).toMatchObject({ ok: true });
  return signInThroughPage(browser, view, name);
}
