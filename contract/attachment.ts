import * as z from 'zod/mini';

const short = z.string().check(z.maxLength(300));
const count = z.int().check(z.nonnegative());

/** What an attachment says that concerns two checks, personal numbers masked. Its text itself is never kept. */
export const attachmentFactsSchema = z.strictObject({
  /** As `linkKey` has it. */
  url: z.string().check(z.maxLength(4000)),
  /** Why it was not read, or what of it was not, for people; null when it was read whole. */
  because: z.nullable(short),
  /** Whether any of it was read. */
  read: z.boolean(),
  slips: z.array(z.strictObject({
    code: z.enum(['mandated-near-miss', 'confusable', 'duplicated-character', 'punctuation']), found: short, right: short, difference: short, source: short, hint: z.boolean(), pack: z.nullable(short),
    /** The words around it, redacted. */
    context: short, count,
  })).check(z.maxLength(300)),
  numbers: z.array(z.strictObject({ kind: z.enum(['identity-18', 'identity-15', 'identity-wrong-check', 'card', 'masked-identity', 'masked-mobile']), masked: short, mark: short, doubt: short, shown: count })).check(z.maxLength(200)),
  /** Different full mobile numbers in lines that begin with a person's name; `masked` is one of them. */
  mobiles: z.strictObject({ count, masked: short }),
});
export type AttachmentFacts = z.infer<typeof attachmentFactsSchema>;

/** The page's attachments as they were read on a person's press. */
export const attachmentsSchema = z.array(attachmentFactsSchema).check(z.maxLength(100));

/** A file the page offers. */
export const offeredFilesSchema = z.array(z.strictObject({ url: z.string().check(z.maxLength(4000)), name: short })).check(z.maxLength(500));
export type OfferedFiles = z.infer<typeof offeredFilesSchema>;

/** How reading goes on a page: shown on its button. */
export const attachmentStateSchema = z.strictObject({ state: z.enum(['running', 'done', 'refused']), done: count, of: count, unread: count, because: z.nullable(short), at: z.int() });
export type AttachmentState = z.infer<typeof attachmentStateSchema>;

/** Name of the function the inspector leaves: the files a page offers, as `OfferedFiles`. */
export const offeredFilesGlobal = '__duwangFiles';

/** To the page of the extension that reads files; answered by `readerAnswerSchema`. */
export const readerMessageSchema = z.strictObject({ type: z.literal('reader.read'), url: z.string() });
export const readerAnswerSchema = z.union([
  z.strictObject({ text: z.string(), left: z.nullable(z.string()), bytes: count }),
  z.strictObject({ because: z.string(), bytes: count }),
]);
export type ReaderAnswer = z.infer<typeof readerAnswerSchema>;
