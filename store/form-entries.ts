import { reading, StoreRefused, write, type Read, type Store } from './database.ts';
import type { Pen } from './pen.ts';

/** What a person entered for a form, by field id. Kept in this browser only: these are drafts of paper, not records. */
export type FormEntries = Readonly<Record<string, string>>;

/** What was entered for a form. @param key form and what it is for, such as `annual 2026 SITE` */
export async function readFormEntries(store: Store, key: string): Promise<FormEntries> {
  return formEntriesOf(reading(store), key);
}

export async function formEntriesOf(tx: Read, key: string): Promise<FormEntries> {
  return (await tx.objectStore('meta').get(`form ${key}`) as FormEntries | undefined) ?? {};
}

/** Puts these fields to what was entered for a form; the others stay. An empty text forgets a field. @throws StoreRefused */
export async function saveFormEntries(pen: Pen, key: string, fields: FormEntries): Promise<void> {
  if (Object.values(fields).some((text) => text.length > 2000)) throw new StoreRefused('rule', 'said.form.long');
  await write(pen.store, async (tx) => {
    const before = (await tx.objectStore('meta').get(`form ${key}`) as FormEntries | undefined) ?? {};
    const after = Object.fromEntries(Object.entries({ ...before, ...fields }).filter(([, text]) => text.trim() !== ''));
    await tx.objectStore('meta').put(after, `form ${key}`);
  });
}
