import * as z from 'zod/mini';
import { editStateSchema } from './edit-page.ts';
import { itemStateSchema } from './rectification.ts';
import { lossSchema } from './loss.ts';
import { managedKeys } from './managed.ts';
import { notCheckedSchema, outcomeSchema } from './finding.ts';
import { profileSchema } from './profile.ts';
import { pageTypeSchema } from './page-type.ts';
import { dutySchema } from './paper.ts';
import { attachmentStateSchema } from './attachment.ts';
import { probeStateSchema } from './probe.ts';
import { answerRecordSchema, decisionSchema, findingRecordSchema, inspectionSchema, siteSchema } from './record.ts';
import { scoreSheetSchema } from './score.ts';
import { settingsSchema } from './settings.ts';

/** How far a record has come: 已保存 (local), waiting to be sent, 已上传 (sent), or refused and kept for a person. */
export const syncMarkSchema = z.enum(['local', 'waiting', 'sent', 'conflict', 'refused']);

/** One finding as a view shows it. */
export const uiFindingSchema = z.strictObject({
  record: findingRecordSchema,
  /** Group of the catalogue: tags, header, footer, date, links, display, columns, content, manual. */
  group: z.string(),
  sync: syncMarkSchema,
  /** Row and tenths it costs (or would cost when confirmed) under the chosen pack; null: 本表不扣分. */
  price: z.nullable(z.strictObject({ row: z.string(), tenths: z.int() })),
  veto: z.boolean(),
  decisions: z.array(decisionSchema),
  /** Why the next ruling on it is somebody else's to make; absent where it is this person's. */
  barred: z.optional(z.enum(['own_review', 'needs_editor'])),
  /** The corrected block to paste, of the latest reading (`patch.html` of the finding); absent where the check makes none. */
  patch: z.optional(z.string()),
  /** Still seen on the page at the latest reading. */
  present: z.boolean(),
});
export type UiFinding = z.infer<typeof uiFindingSchema>;

/** A change the server did not take, with both versions, until a person settles it. */
export const uiConflictSchema = z.strictObject({
  opId: z.string(), entity: z.string(), id: z.string(), code: z.string(), message: z.string(),
  title: z.string(), mine: z.record(z.string(), z.unknown()), theirs: z.nullable(z.record(z.string(), z.unknown())),
  theirName: z.nullable(z.string()), theirAt: z.nullable(z.int()), at: z.int(),
});
export type UiConflict = z.infer<typeof uiConflictSchema>;

export const syncStateSchema = z.strictObject({
  mode: z.enum(['alone', 'signed-out', 'connected', 'offline', 'blocked']),
  server: z.nullable(z.string()), name: z.nullable(z.string()), role: z.nullable(z.string()),
  waiting: z.int(), conflicts: z.int(), lastAt: z.nullable(z.int()),
  /** What is wrong and what to do, in words; null when nothing is. */
  problem: z.nullable(z.string()),
  busy: z.boolean(),
  /** Proofs that wait to be uploaded, and what is wrong with that, in words. Absent: none. */
  proofs: z.optional(z.strictObject({ waiting: z.int(), problem: z.nullable(z.string()) })),
  /** How far the clock here is ahead of the server's (negative: behind), in milliseconds, where that is more than five minutes. */
  ahead: z.optional(z.nullable(z.number())),
  /** So many closings wait for the person to show themselves at the server. */
  stepUp: z.optional(z.int()),
  /** What the unit has set for everybody; null where the server never said. */
  profile: z.optional(z.nullable(profileSchema)),
  /** Keys for packs and forms; null where the server does not sign. `key`: the name of what is trusted and in use; `strange`: of what the server signs with instead; `fixed`: what the unit's policy names. */
  signing: z.optional(z.nullable(z.strictObject({ key: z.nullable(z.string()), strange: z.nullable(z.string()), fixed: z.nullable(z.string()) }))),
});
export type SyncState = z.infer<typeof syncStateSchema>;

/** Everything a popup, panel or overlay shows about one tab. Made by the worker, copied to views; views change nothing in it. */
export const tabStateSchema = z.strictObject({
  tabId: z.int(), url: z.string(), title: z.string(),
  /** government: recorded; preview: judged, never recorded against a site; unsupported: cannot be inspected, see `reason`. */
  scope: z.enum(['government', 'preview', 'unsupported']),
  reason: z.nullable(z.string()),
  /** Of which site this page is a preview, and the address it is judged under; null where nobody said. */
  preview: z.optional(z.nullable(z.strictObject({ from: z.string(), to: z.string(), judged: z.string() }))),
  /** Blocks to paste, filled from the page at its latest reading. */
  paste: z.optional(z.strictObject({ meta: z.string(), date: z.nullable(z.string()), footer: z.string() })),
  /** Writing in a content system. */
  edit: z.optional(editStateSchema),
  running: z.nullable(z.strictObject({ done: z.int(), of: z.int() })),
  /** Why the last run failed, in words; null when it did not. */
  failure: z.nullable(z.string()),
  site: z.nullable(siteSchema),
  inspection: z.nullable(inspectionSchema),
  page: z.nullable(z.strictObject({
    opened: z.boolean(), settledBy: z.enum(['quiet', 'limit', 'failed']), pageType: pageTypeSchema, pageTypeBecause: z.string(), corrected: z.boolean(),
    nodes: z.int(), milliseconds: z.number(), at: z.int(),
    outcomes: z.array(z.strictObject({ id: z.string(), title: z.string(), group: z.string(), outcome: outcomeSchema, reason: z.nullable(z.string()) })),
    notChecked: z.array(notCheckedSchema),
  })),
  /** What `page` and `findings` tell is of a document that stood there before: the one open now was not inspected. */
  earlier: z.optional(z.boolean()),
  findings: z.array(uiFindingSchema),
  /** This page's confirmed deductions, tenths, under the chosen pack; null for packs without points. */
  pageTenths: z.nullable(z.int()),
  /** The same once everything that waits for a person is confirmed, counted as the sheet counts it: rows have ceilings. */
  pageTenthsIf: z.optional(z.nullable(z.int())),
  sheet: z.nullable(scoreSheetSchema),
  /** Pages of this inspection that opened. */
  pagesRead: z.int(),
  overlay: z.boolean(),
  /** The latest link check of this page; null when there was none. */
  links: z.optional(z.nullable(z.strictObject({
    /** waiting: another page's check is on its way; unusable: our own network failed, nothing is said of any link. */
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'unusable']),
    done: z.int(), of: z.int(),
    /** Links by what became of them. */
    ok: z.int(), broken: z.int(), suspicious: z.int(), blocked: z.int(), skipped: z.int(),
    startedAt: z.int(), endedAt: z.nullable(z.int()),
    /** Begun by itself, by the setting. */
    automatic: z.optional(z.boolean()),
    /** When the oldest of its answers was got: some may have been taken over from an earlier check; null while there are none. */
    oldest: z.optional(z.nullable(z.int())),
  }))),
  /** Whether links are checked by themselves: off; on; no-leave: set, but the browser does not allow it; saving: set, but the browser is to save data. */
  automaticLinks: z.optional(z.enum(['off', 'on', 'no-leave', 'saving'])),
  /** 整改 items of this page that are not over. `name`: number, or what it is called before it has one. */
  items: z.optional(z.array(z.strictObject({ id: z.string(), name: z.string(), state: itemStateSchema, says: z.string() }))),
  /** The latest trial of this page's external links; null when there was none. */
  probe: z.optional(z.nullable(probeStateSchema)),
  /** How reading the attachments goes or went; null when nobody asked. */
  attachments: z.optional(z.nullable(attachmentStateSchema)),
  /** The latest comparison with what a search engine is given; null when there was none. */
  cloak: z.optional(z.nullable(z.strictObject({ state: z.enum(['running', 'done', 'refused']), because: z.nullable(z.string()), at: z.int() }))),
  /** The register of the site's columns; absent where there is no site. */
  register: z.optional(z.strictObject({ siteId: z.string(), confirmed: z.int(), proposed: z.int() })),
  /** Guided questions asked on this page, in their order, with the answer that holds and the findings that lead to it. */
  questions: z.optional(z.array(z.strictObject({ id: z.string(), answer: z.nullable(answerRecordSchema), leads: z.int() }))),
  /** Who has checked each clause on this page; absent where it was not read. */
  coverage: z.optional(z.strictObject({
    machine: z.int(), person: z.int(), open: z.int(), notChecked: z.int(),
    clauses: z.array(z.strictObject({
      clause: z.string(), by: z.enum(['machine', 'person', 'not-checked', 'outside', 'inapplicable']), open: z.boolean(), because: z.nullable(z.string()),
      checks: z.array(z.string()), questions: z.array(z.string()),
    })),
  })),
  /** The shift that is on, whose log what is read here goes into; null while none is. */
  duty: z.optional(dutySchema),
  sync: syncStateSchema,
  conflicts: z.array(uiConflictSchema),
  settings: settingsSchema,
  /** Settings the unit's administrator has fixed, and what of that policy could not be used. */
  locked: z.optional(z.array(z.enum(managedKeys))), managedProblems: z.optional(z.array(z.string())),
  /** Who fixed which of them and why, where the unit's server did. */
  lockedBy: z.optional(z.record(z.string(), z.strictObject({ unit: z.string(), by: z.string(), because: z.string() }))),
  /** Whether the browser lets us inspect *.gov.cn without a click. */
  automaticAllowed: z.boolean(),
  /** A full disk or a broken database, in words; what was typed is kept in the view. */
  storageProblem: z.nullable(z.string()),
  /** Records this browser lost, until a person has seen it; absent: none. */
  lost: z.optional(lossSchema),
});
export type TabState = z.infer<typeof tabStateSchema>;
