import * as z from 'zod/mini';

/**
 * A unit's own rules as data: names and formulations that must be written so, words known to be mistaken, words never
 * reported, settings that replace a built-in one with a reason, entries added to or dropped from a built-in table, hosts that need no prompt, and built-in hosts that count no more. Strict: an unknown key is an error.
 */
export const packLimits = { entries: 50_000, letters: 100, settings: 200, tables: 5000, calendar: 200, partBytes: 180_000 } as const;

/** Printable, no control characters, no white space at the ends. */
const line = (most: number) => z.string().check(z.maxLength(most), z.regex(/^(?![\s\u00a0\u3000])[^\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]*(?<![\s\u00a0\u3000])$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const severitySchema = z.enum(['review', 'hint']);

/** What must be written so. `name`: no other letter may stand in it; `text`: another word may be meant. `allow`: other right ways to write it. */
export const unitWordSchema = z.strictObject({
  text: line(packLimits.letters).check(z.minLength(1)), kind: z.enum(['name', 'text']), source: line(200).check(z.minLength(1)), severity: severitySchema,
  allow: z.array(line(packLimits.letters).check(z.minLength(1))).check(z.maxLength(50)),
});
export type UnitWord = z.infer<typeof unitWordSchema>;

/** A word that is always a mistake for another. */
export const unitConfusionSchema = z.strictObject({
  wrong: line(packLimits.letters).check(z.minLength(2)), right: line(packLimits.letters).check(z.minLength(1)), source: line(200).check(z.minLength(1)), severity: severitySchema,
});
export type UnitConfusion = z.infer<typeof unitConfusionSchema>;

/** A built-in setting (standards/settings.ts) replaced, and why. */
export const unitSettingSchema = z.strictObject({ id: z.string().check(z.maxLength(100)), value: z.int(), reason: line(500).check(z.minLength(1)) });
export type UnitSetting = z.infer<typeof unitSettingSchema>;

/** An entry added to or dropped from a built-in table (standards/tables.ts), and why. */
export const unitTableSchema = z.strictObject({ table: z.string().check(z.maxLength(100)), text: line(253).check(z.minLength(1)), change: z.enum(['add', 'drop']), reason: line(500).check(z.minLength(1)) });
export type UnitTable = z.infer<typeof unitTableSchema>;

/** A line of a year's arrangement of holidays (国务院办公厅的通知): days off, or a weekend on which people work; both ends included. */
export const unitCalendarSchema = z.strictObject({
  year: z.int().check(z.minimum(2000), z.maximum(2100)), kind: z.enum(['off', 'work']), name: line(30).check(z.minLength(1)), from: day, to: day, source: line(200).check(z.minLength(1)),
});
export type UnitCalendar = z.infer<typeof unitCalendarSchema>;

/** A word that is never reported. */
export const unitAllowSchema = line(packLimits.letters).check(z.minLength(1));

/** A host that needs no prompt, in lower case, without scheme or path. */
export const unitHostSchema = z.string().check(z.maxLength(253), z.regex(/^(?:[a-z0-9\u0080-\uffff](?:[a-z0-9-\u0080-\uffff]*[a-z0-9\u0080-\uffff])?\.)+[a-z0-9\u0080-\uffff-]{2,}$/));

/** A host of the built-in table that counts no more for this unit, and why. */
export const unitStruckSchema = z.strictObject({ host: unitHostSchema, reason: line(200).check(z.minLength(1)) });
export type UnitStruck = z.infer<typeof unitStruckSchema>;

const head = {
  /** Chosen by the unit: what is the same over all versions. */
  code: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)), version: z.int().check(z.positive(), z.maximum(999_999)), name: line(100).check(z.minLength(1)),
  /** First and last day in force in Beijing; null: for ever. */
  from: day, until: z.nullable(day), note: line(500),
};

/** A whole pack, as a file has it. */
export const unitPackSchema = z.strictObject({
  format: z.literal('duwang-pack/1'), ...head,
  words: z.array(unitWordSchema), confusions: z.array(unitConfusionSchema), allow: z.array(unitAllowSchema),
  settings: z.array(unitSettingSchema).check(z.maxLength(packLimits.settings)), trustedHosts: z.array(unitHostSchema).check(z.maxLength(1000)),
  /** All three absent where there is none, so that who knows nothing of it takes the pack too. */
  struckHosts: z.optional(z.array(unitStruckSchema).check(z.maxLength(300))),
  tables: z.optional(z.array(unitTableSchema).check(z.maxLength(packLimits.tables))),
  calendar: z.optional(z.array(unitCalendarSchema).check(z.maxLength(packLimits.calendar))),
});
export type UnitPack = z.infer<typeof unitPackSchema>;

const id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/**
 * One part of a pack as a shared record: a large pack is several, so that each fits a message. `edition` is the id of the first
 * part; a pack is there when all `parts` are. Only `state` may change, and the first part's counts.
 */
export const packRecordSchema = z.strictObject({
  id, edition: id, part: z.int().check(z.nonnegative()), parts: z.int().check(z.positive(), z.maximum(200)), ...head,
  words: z.array(unitWordSchema), confusions: z.array(unitConfusionSchema), allow: z.array(line(packLimits.letters)), settings: z.array(unitSettingSchema), trustedHosts: z.array(unitHostSchema), struckHosts: z.optional(z.array(unitStruckSchema)), tables: z.optional(z.array(unitTableSchema)),
  /** In the first part only. */
  calendar: z.optional(z.array(unitCalendarSchema)),
  state: z.enum(['on', 'off', 'removed']), by: z.string().check(z.maxLength(500)), at: z.int().check(z.nonnegative()),
});
export type PackRecord = z.infer<typeof packRecordSchema>;
export type PackState = PackRecord['state'];
