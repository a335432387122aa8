// What the workbench does once its list stands: one piece of code, fetched then.
import { browser } from 'wxt/browser';
import { changesPort } from '../../contract/changes-port.ts';
import { deskAnswerSchema, type DeskAnswer } from '../../contract/workbench.ts';
import { wordsOf } from '../../messages/words.ts';
import { findingsPart, knowOwnRubrics, readHere, type Asked } from './read-here.ts';

export { findingsPart };
export { runExport } from './export/run-export.ts';

/** Reads the answer here where that can be, else sends the message and checks the answer. */
export async function send(message: Asked): Promise<DeskAnswer> {
  const here = await readHere(message);
  if (here) return here;
  try {
    const answer = deskAnswerSchema.safeParse(await browser.runtime.sendMessage(message));
    return answer.success ? answer.data : { ok: false, message: wordsOf('zh-CN')['app.unreachable'] };
  } catch {
    return { ok: false, message: wordsOf('zh-CN')['app.unreachable'] };
  }
}

/** The unit's own forms, so that a name is shown as the form it means. Where they cannot be read the built-in ones are known. */
export async function knowRubrics(): Promise<void> {
  await knowOwnRubrics().catch((error: unknown) => console.error('读网 工作台', error));
}

/** Calls back when records changed. Many changes at once need one look. */
export function hear(refresh: () => void): void {
  let asked: ReturnType<typeof setTimeout> | undefined;
  const port = browser.runtime.connect({ name: changesPort });
  port.onMessage.addListener(() => {
    clearTimeout(asked);
    asked = setTimeout(refresh, 400);
  });
  port.onDisconnect.addListener(() => setTimeout(() => { hear(refresh); refresh(); }, 250));
}
