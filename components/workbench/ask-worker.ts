import { useCallback, useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import type { PaperMessage } from '../../contract/paper.ts';
import { useWords } from '../words-context.tsx';
import type { DeskView } from './desk-view.ts';

/** What a part of the workbench asked for: not there yet, there, or refused in words. */
export type Asked<T> = { readonly is: 'asking' } | { readonly is: 'there'; readonly value: T } | { readonly is: 'refused'; readonly message: string };

/** Asks the worker when it is shown and whenever `when` changes; `again` asks anew. A null message asks for nothing. What was there stays until the new answer comes. */
export function useAsked<T>(view: DeskView, message: PaperMessage | null, schema: z.ZodMiniType<T>, when: unknown): { readonly asked: Asked<T>; readonly again: () => void } {
  const words = useWords();
  const [asked, setAsked] = useState<Asked<T>>({ is: 'asking' });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(message);
  useEffect(() => {
    if (message === null) return undefined;
    let gone = false;
    void view.send(message).then((answer) => {
      if (gone) return;
      const parsed = answer.ok ? schema.safeParse(answer.value) : null;
      setAsked(parsed?.success ? { is: 'there', value: parsed.data } : { is: 'refused', message: answer.ok ? words['app.unreachable'] : answer.message });
    });
    return () => {
      gone = true;
    };
  }, [key, when, turn]);
  return { asked, again: useCallback(() => setTurn((count) => count + 1), []) };
}
