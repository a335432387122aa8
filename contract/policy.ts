import * as z from 'zod/mini';

/** What a unit's packs in force change of the built-in rules on the day of an inspection. */
export const policySchema = z.strictObject({
  /** `code@version` of every pack in force, sorted. */
  packs: z.array(z.string().check(z.maxLength(60))),
  /** Settings replaced, by id; of several packs the one named last in `packs` holds. */
  settings: z.array(z.strictObject({ id: z.string().check(z.maxLength(100)), value: z.int(), pack: z.string().check(z.maxLength(60)), reason: z.string().check(z.maxLength(500)) })),
  /** Entries added to or dropped from a built-in table (standards/tables.ts), in the order of `packs`. */
  tables: z.array(z.strictObject({ id: z.string().check(z.maxLength(100)), text: z.string().check(z.maxLength(253)), change: z.enum(['add', 'drop']), pack: z.string().check(z.maxLength(60)), reason: z.string().check(z.maxLength(500)) })),
  trustedHosts: z.array(z.string().check(z.maxLength(253))),
  /** Built-in hosts that count no more; of several packs the one named last holds. */
  struckHosts: z.array(z.strictObject({ host: z.string().check(z.maxLength(253)), pack: z.string().check(z.maxLength(60)), reason: z.string().check(z.maxLength(500)) })),
});
export type Policy = z.infer<typeof policySchema>;

/** By what a finding was judged: kept with it, so that it can be read years later. */
export const versionsSchema = z.strictObject({
  /** Build's checks and built-in data: `2026-11-21+3f2a`. */
  standards: z.string().check(z.maxLength(40)),
  /** `code@version` of the unit's packs that were in force. */
  packs: z.array(z.string().check(z.maxLength(60))),
  /** `rule@version` of the settings and tables the check is judged by; absent in records of versions before this was kept. */
  editions: z.optional(z.array(z.string().check(z.maxLength(110))).check(z.maxLength(100))),
  /** Rules of the unit that this very finding rests on, in words. */
  used: z.array(z.string().check(z.maxLength(800))),
});
export type Versions = z.infer<typeof versionsSchema>;
