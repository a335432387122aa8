import * as z from 'zod/mini';
import { columnKindSchema, columnSchema, siteSchema } from './record.ts';

/** Messages between the workbench's 栏目登记 and the worker; `desk.` ones, answered like the others of contract/workbench. */
const id = z.string().check(z.maxLength(100));
const count = z.int().check(z.nonnegative());

export const columnEditSchema = z.strictObject({
  /** Null: a new entry. */
  id: z.nullable(id), name: z.string().check(z.maxLength(500)), url: z.string().check(z.maxLength(4000)), kind: columnKindSchema,
  state: columnSchema.shape.state, because: z.string().check(z.maxLength(500)),
});
export type ColumnEditHere = z.infer<typeof columnEditSchema>;

/** A file to read a register from: at most 6 MB as base64. */
const file = z.string().check(z.maxLength(6 * 1024 * 1024));

export const columnMessages = [
  /** Answered by `columnSitesSchema`. */
  z.strictObject({ type: z.literal('desk.column-sites') }),
  /** Answered by `columnRegisterSchema`. */
  z.strictObject({ type: z.literal('desk.columns'), siteId: id }),
  /** Answered by the edits that take it back, as `columnUndoSchema`. */
  z.strictObject({ type: z.literal('desk.columns-write'), siteId: id, edits: z.array(columnEditSchema).check(z.maxLength(2000)) }),
  /** Reads a workbook and writes nothing; answered by `columnImportSchema`. */
  z.strictObject({ type: z.literal('desk.columns-read'), siteId: id, base64: file }),
  /** 附件4 of the confirmed columns; answered by a file. */
  z.strictObject({ type: z.literal('desk.columns-export'), siteId: id }),
] as const;

export const columnSitesSchema = z.array(z.strictObject({ site: siteSchema, confirmed: count, proposed: count }));
export type ColumnSites = z.infer<typeof columnSitesSchema>;

export const columnRegisterSchema = z.strictObject({
  site: siteSchema,
  columns: z.array(z.strictObject({
    record: columnSchema,
    /** What the newest reading of the column in a running inspection says; `unknown` where nobody read it or it could not be judged. */
    seen: z.enum(['updated', 'stale', 'empty', 'unknown']),
  })),
});
export type ColumnRegister = z.infer<typeof columnRegisterSchema>;

export const columnUndoSchema = z.array(columnEditSchema);

export const columnImportSchema = z.strictObject({
  sheet: z.string(), edits: z.array(columnEditSchema),
  /** Those of `edits` that the register has already, unchanged. */
  same: count,
  problems: z.array(z.strictObject({ cell: z.string(), says: z.string(), left: z.boolean() })),
});
export type ColumnImport = z.infer<typeof columnImportSchema>;
