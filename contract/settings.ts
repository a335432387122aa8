import * as z from 'zod/mini';

/** What the person set in this browser. Stored with a version; see store/migrations. */
export const settingsSchema = z.strictObject({
  version: z.literal(1),
  /** Inspect pages of *.gov.cn by itself as they load (needs the host permission). */
  automatic: z.boolean(),
  /** Pack used for new inspections: `id@version`. */
  rubric: z.string(),
  /** Name written on decisions while no server account is signed in. */
  readerName: z.string(),
  /** The unit's shared server, or null: alone, offline, for ever. */
  server: z.nullable(z.string()),
  /** The first-run card was dismissed. */
  introduced: z.boolean(),
  language: z.enum(['zh-CN', 'en']),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  version: 1, automatic: false, rubric: 'guangxi-2017@1', readerName: '', server: null, introduced: false, language: 'zh-CN',
};
