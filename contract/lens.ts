import * as z from 'zod/mini';

/** Parts of a page the lens tells apart. */
export const lensKinds = ['header', 'navigation', 'title', 'date', 'source', 'body', 'list', 'pictures', 'films', 'files', 'forms', 'frame', 'drawing', 'footer'] as const;
export type LensKind = (typeof lensKinds)[number];

/** What the inspector gives: parts of the page as it stands, outermost first, with where each is. */
export const lensPartsSchema = z.array(z.strictObject({ kind: z.enum(lensKinds), selector: z.string().check(z.maxLength(2000)) })).check(z.maxLength(400));
export type LensParts = z.infer<typeof lensPartsSchema>;

/** One part with who has examined it, by which clauses, and what of it nobody has looked at, in words. */
export const lensAreaSchema = z.strictObject({
  kind: z.enum(lensKinds), selector: z.string(), by: z.enum(['machine', 'person', 'both', 'nobody']),
  /** Numbers of the clauses, as people cite them. */
  clauses: z.array(z.string()), unchecked: z.string(),
});
export type LensArea = z.infer<typeof lensAreaSchema>;

/** Name of the function the inspector leaves beside it: the page's parts as `LensParts`. */
export const lensGlobal = '__duwangLensParts';
