import * as z from 'zod/mini';
import { attachmentsSchema } from './attachment.ts';
import { cloakFactsSchema } from './cloak.ts';
import { linkAddressSchema, linkAnswerSchema } from './link.ts';
import { pageTypeSchema } from './page-type.ts';
import { policySchema } from './policy.ts';
import { probeFactsSchema } from './probe.ts';

/** A built-in host the unit has struck, why, and where it says so. */
const struckSchema = z.strictObject({ host: z.string(), why: z.string(), by: z.string() });

/** Name of the function the inspector leaves in the isolated world, called through scripting.executeScript with an InspectRequest as JSON text (the browser drops nulls from objects passed as arguments). */
export const inspectorGlobal = '__duwangInspect';

/** Hosts the unit goes by beyond the built-in table, and those of the table it does not. */
export const unitHostsSchema = z.strictObject({ trusted: z.array(z.string()), struck: z.array(struckSchema) });

/** What the worker asks of the inspector. */
export const inspectRequestSchema = z.strictObject({
  /** Comes back with every message of this run. Null asks for the report as the answer, with no message sent: for patrols and the command line. */
  run: z.nullable(z.string().check(z.minLength(1), z.maxLength(100))),
  url: z.nullable(z.string()), now: z.nullable(z.int()), type: z.nullable(pageTypeSchema), preview: z.boolean(),
  site: z.nullable(z.strictObject({
    name: z.nullable(z.string()), code: z.nullable(z.string()),
    homeHeader: z.nullable(z.array(z.string())), homeFooter: z.nullable(z.array(z.string())), frameExempt: z.array(z.string()),
    /** The register of columns: what a person confirmed, and addresses that are none. */
    columns: z.optional(z.array(z.strictObject({ url: z.string(), name: z.string(), category: z.nullable(z.string()), kind: z.string() }))),
    removedColumns: z.optional(z.array(z.string())),
  })),
  /** What became of the page's addresses, where they were asked for; null or absent when nobody asked. */
  answers: z.optional(z.nullable(z.array(linkAnswerSchema))),
  /** Why there are no answers although somebody asked, for people. */
  answersBecause: z.optional(z.nullable(z.string().check(z.maxLength(4000)))),
  /** The page as the server sent it, one character a byte, where the caller has it (the command line); else the browser's cache is asked. */
  source: z.optional(z.nullable(z.string().check(z.maxLength(4_000_000)))),
  /** What pressing external links showed, and how the page differs for a search engine; null or absent when nobody tried. */
  probe: z.optional(z.nullable(probeFactsSchema)), cloak: z.optional(z.nullable(cloakFactsSchema)),
  /** Hosts the unit counts as government sites or its own, beyond those the rules name. */
  trusted: z.optional(z.array(z.string())),
  /** Built-in hosts that count no more. */
  struck: z.optional(z.array(struckSchema)),
  /** What the page's attachments say; null or absent when nobody had them read. */
  attachments: z.optional(z.nullable(attachmentsSchema)),
  /** What the unit's packs in force change; null or absent when there are none. */
  policy: z.optional(z.nullable(policySchema)),
});
export type InspectRequest = z.infer<typeof inspectRequestSchema>;

/** Name of the function the inspector leaves beside it: the page's addresses as `LinkAddress[]`. */
export const addressesGlobal = '__duwangAddresses';

/** Name of the function that asks once from the page itself, with the visitor's cookies: `visitorRequestSchema` as JSON text in, `LinkAttempt` out. */
export const visitorGlobal = '__duwangVisit';
export const visitorRequestSchema = z.strictObject({ url: z.string(), kind: linkAddressSchema.shape.kind, firstByte: z.number(), body: z.number() });

/** Name of the function in the worker by which the command line checks a tab's links: tab id and profile in, `LinkAnswer[]` out, null where our own network failed. */
export const directLinksGlobal = '__duwangCheckLinks';

/** Name of the function the inspector leaves beside it: which external links may be pressed, as a `ProbePlan`. Given the unit's hosts (`unitHostsSchema`) as JSON text, or nothing. */
export const probePlanGlobal = '__duwangProbePlan';

/** Name of the function that reads a page of this very origin once, without following redirects: its address in, `OwnPage` out, null where it cannot be read. */
export const ownPageGlobal = '__duwangOwnPage';

/** Name of the function in the worker by which the command line compares with a search engine: address of the page in, `CloakFacts` out. */
export const directCloakGlobal = '__duwangCloak';

/** Name of the function the inspector leaves beside it: places to look at for a guided question, as JSON text of kinds in, `Place[]` out. */
export const candidatesGlobal = '__duwangCandidates';
