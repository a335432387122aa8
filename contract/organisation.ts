import * as z from 'zod/mini';

/** Levels of government, from the top: a unit stands below one of a higher level, and departments below any. */
export const levels = ['province', 'city', 'county', 'department'] as const;
export const levelSchema = z.enum(levels);
export type Level = z.infer<typeof levelSchema>;

const uuid = z.string().check(z.regex(/^[0-9a-f-]{36}$/));
const unitName = z.string().check(z.trim(), z.minLength(1), z.maxLength(100), z.regex(/^[^\p{C}<>]+$/u));

/** A unit as its own people and those above it see it. `level` is null until somebody says. */
export const organisationSchema = z.strictObject({ orgId: z.string(), parentId: z.nullable(z.string()), name: z.string(), level: z.nullable(levelSchema), people: z.int() });
export const organisationsResponseSchema = z.strictObject({ organisations: z.array(organisationSchema) });

export const organisationRequestSchema = z.strictObject({ parentId: uuid, name: unitName, level: levelSchema });
export const organisationAnswerSchema = z.strictObject({ orgId: z.string() });
export const organisationChangeSchema = z.strictObject({ name: z.optional(unitName), parentId: z.optional(uuid), level: z.optional(levelSchema) });

/** 机构合并: everything of the unit goes over to `into`, its people too, and it is closed. It cannot be undone. */
export const mergeRequestSchema = z.strictObject({ into: uuid });
/** What went over, for the person who did it: records, people, and sites both had registered. */
export const mergeResponseSchema = z.strictObject({ records: z.int(), people: z.int(), sitesJoined: z.int() });

/** GET /v1/organisations/:id/records: one page of the records of a unit, by id. `next` goes back as `after`; null at the end. */
export const recordsQuerySchema = z.strictObject({
  entity: z.string().check(z.regex(/^[a-z-]{1,30}$/)), after: z.optional(uuid), limit: z.optional(z.string().check(z.regex(/^[1-9]\d{0,2}$/))),
});
export const recordsResponseSchema = z.strictObject({
  rows: z.array(z.strictObject({ id: z.string(), rev: z.int(), data: z.record(z.string(), z.unknown()) })), next: z.nullable(z.string()),
});
