import type { AnswerRecord } from '../contract/record.ts';
import type { QuestionSaid } from '../contract/question-said.ts';
import { StoreRefused, write } from './database.ts';
import { nextId } from './arrival.ts';
import type { Pen } from './pen.ts';
import type { Stored } from './schema.ts';
import { ensureDesk, share } from './site.ts';

/** Where a question is answered: `url` null for one that is asked once for the site. */
export interface AskedAt { readonly host: string; readonly rubric: string; readonly url: string | null }

/**
 * Records an answer to a guided question in the site's running inspection. What was said before stays recorded; the newest holds.
 * @throws StoreRefused for 不合格 without a note, or when it could not be saved
 */
export async function answerQuestion(pen: Pen, { host, rubric, url }: AskedAt, { question, holds, count, row, note }: QuestionSaid): Promise<void> {
  if (holds === 'no' && note.trim() === '') throw new StoreRefused('rule', 'said.question.note');
  await write(pen.store, async (tx) => {
    const { inspection } = await ensureDesk(tx, pen, host, rubric);
    const at = pen.now();
    const data: AnswerRecord = {
      id: await nextId(tx.objectStore('answer').index('inspectionId'), inspection.id, at), inspectionId: inspection.id, rubric: '', kind: 'question', row: question, holds, count: holds === 'no' ? count : 0, status: null, probes: null,
      asked: { url, row: holds === 'no' ? row : null }, note: note.trim(), by: pen.by, at,
    };
    const stored: Stored<AnswerRecord> = { id: data.id, data, rev: null, base: null };
    await tx.objectStore('answer').put(stored);
    await share(tx, pen, 'answer', stored);
  });
}
