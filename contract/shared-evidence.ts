import * as z from 'zod/mini';

/**
 * Evidence on its way through the server (docs/decisions/evidence-pictures.md): the words of a proof first, then its picture under the
 * SHA-256 of its bytes. Routes of their own, because older extensions take no record and no field they do not know.
 */

/** `picture` is what the specification allows one picture (backend 2.4); the others keep one request small and one finding from filling a disk. */
export const evidenceLimits = { request: 20, bytes: 32 * 1024, perFinding: 30, picture: 2 * 1024 * 1024 } as const;

export const pictureTypes = ['image/webp', 'image/png', 'image/jpeg'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** The proofs are judged one by one, so that a bad one does not hold up the rest. */
export const evidenceRequestSchema = z.strictObject({ evidence: z.array(z.unknown()).check(z.minLength(1), z.maxLength(evidenceLimits.request)) });

/** `later`: the finding is not there, or not confirmed there, yet. `refused`: never. */
export const evidenceResultSchema = z.strictObject({ id: z.string(), st: z.enum(['ok', 'later', 'refused']), code: z.optional(z.string()) });
export type EvidenceResult = z.infer<typeof evidenceResultSchema>;
export const evidenceResponseSchema = z.strictObject({ epoch: z.string(), results: z.array(evidenceResultSchema) });
export type EvidenceResponse = z.infer<typeof evidenceResponseSchema>;

/** `sentBy` is the name signed in that sent it; who confirmed stands in the evidence. `evidence` is parsed by itself, so that what a later version writes is passed over. */
export const evidenceRowSchema = z.strictObject({ v: z.int(), id: z.string(), sentBy: z.string(), receivedAt: z.int(), evidence: z.record(z.string(), z.unknown()) });
export type EvidenceRow = z.infer<typeof evidenceRowSchema>;

/** As with the pull of records: `next` goes back unread as `c`; `reset` says that what came from another unit or under other rights is to be dropped. */
export const evidencePageSchema = z.strictObject({ epoch: z.string(), rows: z.array(evidenceRowSchema), next: z.string(), more: z.boolean(), reset: z.boolean() });
export type EvidencePage = z.infer<typeof evidencePageSchema>;

/** Answer to a picture that is there now; `new`: it was not before. */
export const pictureKeptSchema = z.strictObject({ new: z.boolean() });
