import * as z from 'zod/mini';
import { signedEntities } from './signature.ts';

/** Why a record is not taken: nobody signed it as it stands, the key is not one this browser trusts, what was signed is something else, or something newer. */
export const doubtSchema = z.enum(['unsigned', 'key', 'altered', 'older']);
export type Doubt = z.infer<typeof doubtSchema>;

/** How the server's signature of a pack or form stands; see store/signing. */
export const signatureStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed'), by: z.string(), at: z.int() }),
  z.strictObject({ kind: z.literal('none') }), z.strictObject({ kind: z.literal('unchecked') }),
  z.strictObject({ kind: z.literal('kept'), doubt: doubtSchema }), z.strictObject({ kind: z.literal('refused'), doubt: doubtSchema }),
]);
export type SignatureView = z.infer<typeof signatureStateSchema>;

/** One that was not taken, by what it says it is. `kept`: what was there before is in use. */
export const refusedOneSchema = z.strictObject({ entity: z.enum(signedEntities), name: z.string(), key: z.string(), doubt: doubtSchema, kept: z.boolean() });
export type RefusedView = z.infer<typeof refusedOneSchema>;
