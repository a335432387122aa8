import * as z from 'zod/mini';

export const editFields = ['title', 'date', 'source', 'body'] as const;
export type EditField = (typeof editFields)[number];

/** Where the fields of an edit page are: CSS paths, frames joined by ` >>> `. A field that was not recognised is absent and is not checked. */
const places = z.partialRecord(z.enum(editFields), z.string().check(z.maxLength(1000)));
export type FieldPlaces = z.infer<typeof places>;

/** An edit page of a content system, learnt from one published article. `path` is a pattern: numbers in it stand for any number. */
export const editPageSchema = z.strictObject({ origin: z.string().check(z.maxLength(300)), path: z.string().check(z.maxLength(1000)), places });
export type EditPage = z.infer<typeof editPageSchema>;

/** What a published article says, to recognise its fields by. `body` is its beginning. */
export const articleFactsSchema = z.strictObject({ title: z.string().check(z.maxLength(500)), date: z.nullable(z.string().check(z.maxLength(40))), source: z.nullable(z.string().check(z.maxLength(300))), body: z.string().check(z.maxLength(400)) });
export type ArticleFacts = z.infer<typeof articleFactsSchema>;

/** One thing the light checks saw while somebody was writing. */
export const typingFindingSchema = z.strictObject({
  field: z.enum(editFields), verdict: z.enum(['must', 'check', 'advice']), says: z.string().check(z.maxLength(500)), fix: z.string().check(z.maxLength(500)),
  /** The value to put in its place, where there is one to copy. */
  value: z.nullable(z.string().check(z.maxLength(500))),
});
export type TypingFinding = z.infer<typeof typingFindingSchema>;

/** Name of the function the script of edit pages leaves in the isolated world: an `EditRequest` as JSON text in. */
export const editGlobal = '__duwangEditing';
export const editRequestSchema = z.discriminatedUnion('do', [
  /** Answers with `FieldPlaces`. */
  z.strictObject({ do: z.literal('learn'), article: articleFactsSchema }),
  z.strictObject({ do: z.literal('watch'), places }),
  z.strictObject({ do: z.literal('stop') }),
]);
export type EditRequest = z.infer<typeof editRequestSchema>;
export const fieldPlacesSchema = places;

/** How writing in this tab stands: learnt or not, what is watched, what was seen last. */
export const editStateSchema = z.strictObject({
  /** Of the edit page learnt; null where this page is none that is known. */
  fields: z.nullable(z.array(z.enum(editFields))),
  watching: z.boolean(),
  /** When the fields were last looked at; null before the first look. */
  at: z.nullable(z.int()),
  findings: z.array(typingFindingSchema),
  /** Fields that are not on the page any more. */
  missing: z.array(z.enum(editFields)),
  /** Title of the published article read last, to learn from; null when there is none. */
  article: z.nullable(z.string()),
});
export type EditState = z.infer<typeof editStateSchema>;

/** The page's address as a pattern: every number, and every query, may be another. */
export function editPathOf(url: URL): string {
  const query = [...url.searchParams].map(([name, value]) => `${name}=${/^[\w-]*\d[\w-]*$/.test(value) ? '*' : value}`).sort().join('&');
  return url.pathname.replace(/\d+/g, '*') + (query === '' ? '' : `?${query}`) + (/^#[/!]/.test(url.hash) ? url.hash.replace(/\d+/g, '*') : '');
}
