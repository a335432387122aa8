import * as z from 'zod/mini';
import { presetSchema } from './preset.ts';
import { editPageSchema } from './edit-page.ts';
import { previewHostSchema } from './preview-host.ts';

/** A host the unit has entered: lower case, ASCII form, no port; `why` in the unit's own words. */
export const trustedHostSchema = z.strictObject({ host: z.string().check(z.regex(/^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/), z.maxLength(253)), why: z.string().check(z.maxLength(100)) });
export type TrustedHost = z.infer<typeof trustedHostSchema>;

/** A built-in host that counts no more as what the table says; `why` is required. */
export const struckHostSchema = z.strictObject({ host: trustedHostSchema.shape.host, why: z.string().check(z.minLength(1), z.maxLength(100)) });
export type StruckHostSetting = z.infer<typeof struckHostSchema>;

/** What the person set in this browser. Stored with a version; see store/migrations. */
export const settingsSchema = z.strictObject({
  version: z.literal(1),
  /** Inspect pages of *.gov.cn by itself as they load (needs the host permission). */
  automatic: z.boolean(),
  /** Pack used for new inspections: `id@version`. */
  rubric: z.string(),
  /** Name written on decisions while no server account is signed in. */
  readerName: z.string(),
  /** The unit's shared server, or null: alone, offline, for ever. */
  server: z.nullable(z.string()),
  /** The first-run card was dismissed. */
  introduced: z.boolean(),
  language: z.enum(['zh-CN', 'en']),
  /** Check the links of a government page by itself once it was read and stays in front (needs leave to ask any host). */
  automaticLinks: z.boolean(),
  /** Hosts outside gov.cn that the unit counts as government sites or its own, everything below each included. */
  trustedHosts: z.array(trustedHostSchema).check(z.maxLength(300)),
  /** Hosts of the built-in table the unit does not go by. */
  struckHosts: z.array(struckHostSchema).check(z.maxLength(300)),
  /** The way of using the product that was chosen; null: none, everything as set below. */
  preset: z.nullable(presetSchema),
  /** Suggestions stand in the list; else behind a line that tells how many there are. */
  showHints: z.boolean(),
  /** The running score of the inspection stands under the list. */
  showScore: z.boolean(),
  /** Pictures of evidence go to the unit's server, so that colleagues and the unit that mends see them. */
  uploadPictures: z.boolean(),
  /** Hosts whose pages are previews of a site: judged under the site's address, never recorded. */
  previewHosts: z.array(previewHostSchema).check(z.maxLength(100)),
  /** Edit pages of content systems whose fields were learnt. */
  editPages: z.array(editPageSchema).check(z.maxLength(50)),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  version: 1, automatic: false, rubric: 'guangxi-2017@1', readerName: '', server: null, introduced: false, language: 'zh-CN',
  automaticLinks: false, trustedHosts: [], struckHosts: [], preset: null, showHints: true, showScore: true, uploadPictures: true, previewHosts: [], editPages: [],
};
