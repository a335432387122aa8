import type { Worker } from '@playwright/test';
import * as z from 'zod/mini';
import { linkAnswerSchema, type LinkAnswer } from '../../contract/link.ts';
import { directLinksGlobal } from '../../contract/inspect-request.ts';
import type { Profile } from '../../links/profile.ts';

export interface LinkWish {
  readonly profile: Profile;
  /** Whether an answer says something about the link: not where this command itself stood in for the server or kept the request on this machine. */
  readonly counts: (answer: LinkAnswer) => boolean;
}

/**
 * Has the extension's worker check the links of the page in a tab, as the button does, and waits for the end.
 * @returns the answers; null when the network cannot be used, so that nothing may be said of any link
 * @throws when the worker could not do it
 */
export async function askLinks(worker: Worker, tabId: number, wish: LinkWish): Promise<LinkAnswer[] | null> {
  const answer: unknown = await worker.evaluate(async ({ id, profile, name }) => {
    const check = (globalThis as unknown as Record<string, (tabId: number, profile: unknown) => Promise<unknown>>)[name]!;
    return JSON.stringify(await check(id, profile));
  }, { id: tabId, profile: wish.profile as unknown as Record<string, never>, name: directLinksGlobal });
  const answers = z.nullable(z.array(linkAnswerSchema)).parse(JSON.parse(String(answer)));
  return answers && answers.filter((each) => wish.counts(each));
}
