import * as z from 'zod/mini';

/** Who made an exception to a rule of the unit, when (epoch ms) and why. */
export const exceptionSchema = z.strictObject({ because: z.string(), by: z.string(), at: z.int() });
export type Exception = z.infer<typeof exceptionSchema>;

/** What the unit has set for everybody's extension: answered by GET /v1/profile, kept beside the records of the account. */
export const profileSchema = z.strictObject({
  /** Whether people may rule on findings of their own. */
  ownReview: z.boolean(),
  /** Why they may; null where they may not, or where nobody said. */
  exception: z.nullable(exceptionSchema),
  /** Whether the administrator also has a reviewer's rights. */
  administratorInspects: z.boolean(),
});
export type Profile = z.infer<typeof profileSchema>;
