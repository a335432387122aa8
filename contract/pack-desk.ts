import * as z from 'zod/mini';
import { policySchema } from './policy.ts';
import { refusedOneSchema, signatureStateSchema } from './signing-view.ts';
import { packRecordSchema } from './unit-pack.ts';

const id = z.string().check(z.maxLength(100));
const count = z.int().check(z.nonnegative());

/** Messages of the workbench about the unit's packs; part of `deskMessageSchema`. */
export const packMessages = [
  /** Answered by `deskPacksSchema`. */
  z.strictObject({ type: z.literal('desk.packs') }),
  /** `json`: a pack as a file has it. It is judged again before it is kept. */
  z.strictObject({ type: z.literal('desk.pack-keep'), json: z.string().check(z.maxLength(30_000_000)), shared: z.boolean() }),
  z.strictObject({ type: z.literal('desk.pack-state'), edition: id, state: packRecordSchema.shape.state }),
  z.strictObject({ type: z.literal('desk.pack-share'), edition: id }),
  /** Answered by `deskFileSchema`. `template`: an Excel file to begin with; `edition` is not looked at. */
  z.strictObject({ type: z.literal('desk.pack-file'), edition: id, as: z.enum(['json', 'xlsx', 'template']) }),
] as const;

export const deskPacksSchema = z.strictObject({
  packs: z.array(z.strictObject({
    edition: id, code: z.string(), version: z.int(), name: z.string(), from: z.string(), until: z.nullable(z.string()), note: z.string(),
    words: count, confusions: count, allow: count, settings: count, tables: count, hosts: count, struck: count,
    /** Years whose holidays it settles. */
    years: z.array(z.int()),
    state: packRecordSchema.shape.state, by: z.string(), at: z.int(), shared: z.boolean(),
    /** What becomes of it today. */
    effect: z.enum(['in-force', 'replaced', 'not-yet', 'over', 'off', 'removed', 'refused']),
    /** Null where it is not from the server. */
    signature: z.optional(z.nullable(signatureStateSchema)),
  })),
  /** Whether it may go to the unit's server; null where there is none. */
  mayPublish: z.nullable(z.boolean()),
  policy: z.nullable(policySchema),
  /** What the server has and was not taken. */
  refused: z.optional(z.array(refusedOneSchema)),
});
export type DeskPacks = z.infer<typeof deskPacksSchema>;
