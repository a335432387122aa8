import * as z from 'zod/mini';

/**
 * The trial of external links: does pressing one warn before the visitor leaves? What comes from the page's own world
 * (`probeSignsSchema`) is untrusted input, as is everything a content script says.
 */
const address = z.string().check(z.maxLength(4000));
const words = z.string().check(z.maxLength(500));

/** One link to be pressed, as it stands on the page. */
export const probeLinkSchema = z.strictObject({
  /** Place in the list of all that may be pressed (page/prompt/pressable). */
  index: z.int(),
  /** Of a list to choose from: which of its options; absent for what is pressed. */
  option: z.optional(z.int()),
  /** `href` as written, of an option its `value`; null where it has none. Tells whether the element at `index` is still the one meant. */
  href: z.nullable(address),
  /** Where it leads, resolved, without fragment: what the trial is recorded under. */
  url: address,
  /** Where it leads in the end: the address inside a redirector's parameter, else `url`. */
  target: address,
});
export type ProbeLink = z.infer<typeof probeLinkSchema>;

/** Links written the same way: some are pressed, the others are presumed to behave alike. */
export const probeGroupSchema = z.strictObject({ press: z.array(probeLinkSchema).check(z.maxLength(12)), alike: z.array(address) });
export const probePlanSchema = z.strictObject({
  /** Why nothing may be pressed on this page, in words; null when it may. */
  because: z.nullable(words),
  groups: z.array(probeGroupSchema),
  /** Scripts of the page tell a real press from a made one: then only a real one says something. */
  tellsApart: z.boolean(),
  /** Scripts that did not load and may have held the prompt: without them going straight on proves nothing. */
  missing: z.boolean(),
});
export type ProbePlan = z.infer<typeof probePlanSchema>;

/** What pressing one link showed, before any judgement. */
export const probeSignsSchema = z.strictObject({
  /** Why it was not pressed: `gone` (not there any more), `password`, `unsaved`, `words`, `old-browser`; null when it was. */
  refused: z.nullable(z.enum(['gone', 'password', 'unsaved', 'words', 'old-browser', 'hidden'])),
  dialogs: z.array(z.strictObject({ kind: z.enum(['confirm', 'alert', 'prompt', 'dialog']), text: words })).check(z.maxLength(20)),
  /** Words of a notice that became visible. */
  shown: z.nullable(words),
  /** Addresses the press tried to go to, in order. */
  went: z.array(address).check(z.maxLength(20)),
  /** The page itself called the press off. */
  prevented: z.boolean(),
  /** Where the link itself would lead after the press; null when its address was taken away or is none. */
  leads: z.nullable(address),
  /** How long the page's handlers held the press, milliseconds: a dialog we could not catch waits for a person. */
  held: z.number(),
});
export type ProbeSigns = z.infer<typeof probeSignsSchema>;

/** What pressing an external link in the page's own world showed; `presumed`: taken over from a link written the same way. */
export const promptTrialSchema = z.strictObject({
  /** The link's address, resolved. */
  url: address,
  outcome: z.enum(['prompt', 'no-prompt', 'unknown']),
  presumed: z.boolean(),
});

/** The trial of external links: on a person's press only, so a page usually has none. */
export const probeFactsSchema = z.strictObject({
  trials: z.readonly(z.array(promptTrialSchema)),
  /** Why no trial could be made on this page, for people; null when it was made. */
  because: z.nullable(words),
});

/** A page of the site itself to which a press led, read once: whether it is a notice on leaving. */
export const ownPageSchema = z.strictObject({ status: z.int(), redirected: z.boolean(), text: z.string().check(z.maxLength(20_000)) });
export type OwnPage = z.infer<typeof ownPageSchema>;

/** How a trial stands, for views. */
export const probeStateSchema = z.strictObject({
  state: z.enum(['running', 'done', 'refused']), done: z.int(), of: z.int(),
  /** Links by what the trial says of them, presumed ones included. */
  prompt: z.int(), without: z.int(), unknown: z.int(),
  /** Why nothing was pressed; null when something was. */
  because: z.nullable(z.string()),
  at: z.int(),
});
export type ProbeState = z.infer<typeof probeStateSchema>;
