import * as z from 'zod/mini';

const count = z.int().check(z.nonnegative());

/** Whose records a database held, and how many, as last noted. `server` and `name` are null for what was recorded alone. */
export const workSchema = z.strictObject({ server: z.nullable(z.string()), name: z.nullable(z.string()), sites: count, inspections: count, unsent: count });
export type Work = z.infer<typeof workSchema>;

/** Records of this browser are gone, without anybody having taken them away: said until a person has seen it (backend T32). */
export const lossSchema = z.strictObject({
  /** When it was noticed, epoch ms. */
  at: z.int(),
  /** Whether the settings and the account in use went with them, or stand as they were earlier. */
  settings: z.boolean(),
  /** What was lost; those that held nothing are left out. `left`: the database stands as it was earlier, with so much in it; null: nothing is left. */
  works: z.array(z.strictObject({ was: workSchema, left: z.nullable(workSchema) })),
});
export type LostWork = z.infer<typeof lossSchema>['works'][number];
export type Loss = z.infer<typeof lossSchema>;
