import * as z from 'zod/mini';
import { presetSchema } from './preset.ts';

/** Who made an exception to a rule of the unit, when (epoch ms) and why. */
export const exceptionSchema = z.strictObject({ because: z.string(), by: z.string(), at: z.int() });
export type Exception = z.infer<typeof exceptionSchema>;

/** The settings of the extension a unit may fix through its server. The address of the server itself is the browser policy's. */
export const fixedValuesSchema = z.strictObject({
  automatic: z.optional(z.boolean()), automaticLinks: z.optional(z.boolean()), preset: z.optional(presetSchema), showHints: z.optional(z.boolean()), showScore: z.optional(z.boolean()),
  rubric: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,60}@\d{1,6}$/))),
});
export type FixedValues = z.infer<typeof fixedValuesSchema>;

/** What one unit has fixed, who did and why. */
export const fixedSchema = z.strictObject({ values: fixedValuesSchema, unit: z.string(), by: z.string(), because: z.string(), at: z.int() });
export type Fixed = z.infer<typeof fixedSchema>;

/** What the unit has set for everybody's extension: answered by GET /v1/profile, kept beside the records of the account. */
export const profileSchema = z.strictObject({
  /** Whether people may rule on findings of their own. */
  ownReview: z.boolean(),
  /** Why they may; null where they may not, or where nobody said. */
  exception: z.nullable(exceptionSchema),
  /** Whether the administrator also has a reviewer's rights. */
  administratorInspects: z.boolean(),
  /** Settings fixed by the unit and those above it, the highest first: of several that fix one, the first holds. Absent where none does. */
  fixed: z.optional(z.array(fixedSchema)),
});
export type Profile = z.infer<typeof profileSchema>;
