import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import type { ReviewMessage } from '../../contract/review.ts';
import { unreachable } from '../unreachable.ts';
import type { DeskView } from './desk-view.ts';
import { shaped } from './own-answers.ts';

/** What the worker answered, or why it did not, in words. */
export type Told<T> = { readonly value: T; readonly refusal: null } | { readonly value: null; readonly refusal: string };

/** Asks the worker and checks the answer. Without a schema any answer will do. Never rejects. */
export async function askReview<T>(view: DeskView, message: ReviewMessage, schema: z.ZodMiniType<T>): Promise<Told<T>> {
  const answer = await view.review(message);
  if (!answer.ok) return { value: null, refusal: answer.message };
  const parsed = shaped(schema, answer.value);
  return parsed.success ? { value: parsed.data, refusal: null } : { value: null, refusal: unreachable() };
}

/** Does something; null when it is done, else why not. */
export async function doReview(view: DeskView, message: ReviewMessage): Promise<string | null> {
  const answer = await view.review(message);
  return answer.ok ? null : answer.message;
}

/** What the worker says, asked anew whenever `turn` changes; the last answer stays in view until the next is there. */
export function useReview<T>(view: DeskView, message: ReviewMessage | null, schema: z.ZodMiniType<T>, turn: unknown): { readonly value: T | null; readonly refusal: string | null; readonly again: () => void } {
  const [told, setTold] = useState<Told<T> | null>(null);
  const [round, setRound] = useState(0);
  const key = JSON.stringify(message);
  useEffect(() => {
    let over = false;
    if (message) void askReview(view, message, schema).then((answer) => {
      if (!over) setTold(answer);
    });
    return () => {
      over = true;
    };
  }, [key, turn, round]);
  return { value: told?.value ?? null, refusal: told?.refusal ?? null, again: () => setRound((before) => before + 1) };
}
