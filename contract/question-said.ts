import * as z from 'zod/mini';

/** What a person says to one guided question: `yes` is 合格, `no` 不合格 (with a note, and for rows of a form the number of cases), null takes it back. */
export const questionSaidSchema = z.strictObject({
  question: z.string().check(z.maxLength(100)), holds: z.nullable(z.enum(['yes', 'no', 'inapplicable'])),
  count: z.int().check(z.nonnegative()), row: z.nullable(z.string().check(z.maxLength(100))), note: z.string().check(z.maxLength(2000)),
});
export type QuestionSaid = z.infer<typeof questionSaidSchema>;
