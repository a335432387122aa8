import * as z from 'zod/mini';

/**
 * A sentence for a person as data: its key in the catalogue (messages/said-zh-cn.ts) and the facts that stand in it. So it
 * can wait in a store or cross to another part, and be said in whichever language is chosen then. A fact may be a sentence
 * itself. See messages/said.ts.
 */
export type Said = readonly [key: string, ...facts: readonly Fact[]];
export type Fact = string | number | NestedSaid;
/** A sentence within a sentence; an interface, because a tuple cannot name itself. */
export interface NestedSaid extends ReadonlyArray<Fact> { readonly 0: string }

/** What was kept may be of an older version, or damaged. */
export const saidSchema: z.ZodMiniType<Said> = z.tuple([z.string()], z.lazy((): z.ZodMiniType<Fact> => fact));
const fact: z.ZodMiniType<Fact> = z.union([z.string(), z.number(), saidSchema as z.ZodMiniType<NestedSaid>]);
