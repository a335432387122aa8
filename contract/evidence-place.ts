import * as z from 'zod/mini';
import { placeSchema } from './finding.ts';

/** Name of the function `evidence-place.js` leaves in the isolated world: a request as JSON text in, `EvidencePlace` out. */
export const evidencePlaceGlobal = '__duwangEvidencePlace';

export const evidencePlaceRequestSchema = z.discriminatedUnion('do', [
  /** `covers`: places of personal data on the page. `masked`: the words of the place were kept masked, so the page's own never equal them. */
  z.strictObject({ do: z.literal('show'), place: placeSchema, covers: z.array(placeSchema), masked: z.boolean() }),
  z.strictObject({ do: z.literal('restore') }),
]);

const boxSchema = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Where the place is in the window, in CSS pixels. `changed`, `gone`: not as it was; `hidden`: not rendered; `uncovered`: personal data could not be found again. */
export const evidencePlaceSchema = z.strictObject({
  state: z.enum(['there', 'changed', 'gone', 'hidden', 'uncovered']), box: z.nullable(boxSchema), covers: z.nullable(z.array(boxSchema)),
  width: z.number(), height: z.number(), ratio: z.number(),
});
export type EvidencePlace = z.infer<typeof evidencePlaceSchema>;
