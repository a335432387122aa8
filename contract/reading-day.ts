import * as z from 'zod/mini';

/** `extra` of the answer to `view.today`: what was read today in this browser, the latest first, and what would come next. */
export const readingDaySchema = z.strictObject({
  pages: z.array(z.strictObject({ url: z.string(), title: z.string(), at: z.int(), host: z.string(), open: z.int(), confirmed: z.int(), opened: z.boolean() })),
  /** Where the next page comes from, in words, and how many of its pages are not read yet; null when there is none. */
  next: z.nullable(z.strictObject({ url: z.string(), from: z.enum(['list', 'register']), left: z.int() })),
});
export type ReadingDay = z.infer<typeof readingDaySchema>;
