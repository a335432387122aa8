import * as z from 'zod/mini';
import { placeSchema } from './finding.ts';

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * What proves one finding, taken when it was confirmed. Kept in this browser; `hash` is the SHA-256 of all the rest as canonical
 * JSON, and stands in the inspection's chain.
 */
export const evidenceSchema = z.strictObject({
  id: z.string(), findingId: z.string(), inspectionId: z.nullable(z.string()),
  url: z.string(), title: z.string(),
  /** When it was taken, epoch milliseconds, and who confirmed. */
  at: z.int(), by: z.string(),
  /** Answer of the server to the page: of this load where a picture was taken, else of the last reading; null where not known. */
  status: z.nullable(z.int()),
  says: z.string(), about: z.string(), quote: z.string(), cites: z.array(z.string()), place: z.nullable(placeSchema),
  check: z.string(), checkVersion: z.int(), toolVersion: z.string(), catalogue: z.string(),
  /** The crop of the screen. `mark`: the place in it, x, y, width, height in pixels of the picture; `covered`: boxes with personal data painted over. */
  picture: z.nullable(z.strictObject({
    sha256: hash, mime: z.string(), width: z.int(), height: z.int(), bytes: z.int(),
    mark: z.tuple([z.int(), z.int(), z.int(), z.int()]), covered: z.int(),
  })),
  /** Why there is no picture, in words; null where there is one. */
  without: z.nullable(z.string()),
  hash,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A link of an inspection's chain: what was written in one transaction, bound to everything before by `prev`. */
export const linkSchema = z.strictObject({
  inspectionId: z.string(), seq: z.int().check(z.positive()), at: z.int(), by: z.string(),
  /** Kind and id of each record, with the SHA-256 of what can never change in it. */
  records: z.array(z.tuple([z.string(), z.string(), hash])),
  prev: z.string(), hash,
});
export type Link = z.infer<typeof linkSchema>;

/** What a walk over the chain found. `trouble` is empty where every link and record is as it was written. */
export const chainReportSchema = z.strictObject({
  links: z.int(), records: z.int(), head: z.nullable(hash), trouble: z.array(z.string()),
  /** Records of the inspection that other browsers wrote: their chains are there. */
  elsewhere: z.int(),
});
export type ChainReport = z.infer<typeof chainReportSchema>;
