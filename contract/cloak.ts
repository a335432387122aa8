import * as z from 'zod/mini';

const short = z.string().check(z.maxLength(500));

/** What a page says to whom it was given, as far as planted content shows. Of the HTML as sent, scripts and comments left out. */
export const pageOutlineSchema = z.strictObject({
  title: short, keywords: short, description: short,
  /** Hosts of other sites that its links and frames lead to, each with the words of the first link. */
  hosts: z.array(z.strictObject({ host: short, url: short, text: short })).check(z.maxLength(500)),
  /** Planted words (赌博, 色情 and the like) with the sentence they stand in. */
  words: z.array(z.strictObject({ word: short, where: short })).check(z.maxLength(100)),
});
export type PageOutline = z.infer<typeof pageOutlineSchema>;

/** The page as a search engine is given it, beside what a reader is given. Asked for by the worker on a person's press only. */
export const cloakFactsSchema = z.strictObject({
  /** Why it could not be compared, for people; null when it was. */
  because: z.nullable(z.string().check(z.maxLength(300))),
  /** Every answer given to the search engine's name; what counts is in all of them. */
  spider: z.array(pageOutlineSchema).check(z.maxLength(3)),
  /** Every answer given to an ordinary browser. */
  reader: z.array(pageOutlineSchema).check(z.maxLength(3)),
});
export type CloakFacts = z.infer<typeof cloakFactsSchema>;
