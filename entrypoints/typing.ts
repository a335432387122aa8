import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { editGlobal, editRequestSchema, type EditField, type FieldPlaces, type TypingFinding } from '../contract/edit-page.ts';
import { wordsAnswerSchema, type ContentMessage } from '../contract/messages.ts';
import { learnFields } from '../editing/learn-fields.ts';
import { lightFindings, type Written } from '../editing/light-checks.ts';
import { watchFields } from '../editing/watch-fields.ts';
import { slicesOf } from '../page/content/word-slips.ts';

/** Injected into edit pages on request. Leaves one function in the isolated world, which the page cannot see, and nothing in the page. */
export default defineUnlistedScript(() => {
  const world = globalThis as unknown as Record<string, unknown>;
  if (world[editGlobal]) return;
  let watching: AbortController | null = null;
  world[editGlobal] = (input: string): FieldPlaces | null => {
    const request = editRequestSchema.parse(JSON.parse(input));
    if (request.do === 'learn') return learnFields(document, request.article);
    watching?.abort();
    watching = null;
    if (request.do === 'stop') return null;
    const mine = new AbortController();
    watching = mine;
    watchFields(document, request.places, mine.signal, (written, missing) => void look(written, missing, mine.signal));
    return request.places;
  };
});

let turn = 0;

async function look(written: Written, missing: readonly EditField[], signal: AbortSignal): Promise<void> {
  const mine = turn += 1;
  const findings = [...lightFindings(written, Date.now(), new URL(location.href)), ...await slipsIn(written)];
  // Somebody has gone on writing meanwhile.
  if (mine !== turn || signal.aborted) return;
  const message: ContentMessage = { type: 'capture.typing', findings: findings.slice(0, 200), missing: [...missing] };
  // The extension may have been taken away under the page: then nobody is told any more.
  await Promise.resolve(browser.runtime?.sendMessage(message)).catch(() => undefined);
}

/** Wording, compared by the worker with the words in force. Where it does not answer nothing is said. */
async function slipsIn({ title = '', body = '' }: Written): Promise<readonly TypingFinding[]> {
  const slices = [['title', title] as const, ...slicesOf(body).slice(0, 60).map(([start, end]) => ['body', body.slice(start, end)] as const)].filter(([, text]) => text.trim() !== '');
  if (slices.length === 0) return [];
  const answer = wordsAnswerSchema.safeParse(await Promise.resolve(browser.runtime?.sendMessage({ type: 'page.words', slices: slices.map(([, text]) => text) } satisfies ContentMessage)).catch(() => null));
  if (!answer.success || !answer.data) return [];
  return answer.data.slips.flatMap((slips, index) => slips.map(({ found, right, difference, hint }): TypingFinding => ({
    field: slices[index]![0], verdict: hint ? 'advice' : 'check', says: `“${found.slice(0, 60)}”疑为“${right.slice(0, 60)}”${difference === '' ? '' : `：${difference.slice(0, 100)}`}。`, fix: `核对后改为“${right.slice(0, 60)}”。`, value: right.slice(0, 500) || null,
  })));
}
