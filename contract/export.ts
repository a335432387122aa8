import * as z from 'zod/mini';

/**
 * What is exported from the workbench. Forms of one inspection need `inspectionId`; those of a period `period` (`2026-11`, `2026-Q4`,
 * `2026`); those of a site `siteId`; those of the 读网记录 a shift or a day in `period`.
 */
export const exportFormSchema = z.enum([
  'score', 'conformance', 'rectification', 'notice', 'report', 'html', 'csv', 'json',
  'month', 'quarter', 'supervision-quarter', 'supervision-year', 'annual', 'approval', 'migration', 'closed-sites', 'sites', 'columns', 'reading-day', 'reading-month',
]);
export type ExportForm = z.infer<typeof exportFormSchema>;

/** `print`: what the page for printing shows. */
export const exportKindSchema = z.enum(['xlsx', 'docx', 'html', 'csv', 'json', 'print']);
export type ExportKind = z.infer<typeof exportKindSchema>;

const id = z.nullable(z.string().check(z.maxLength(100)));

export const exportRequestSchema = z.strictObject({
  form: exportFormSchema, as: exportKindSchema, inspectionId: id, rubric: z.nullable(z.string().check(z.maxLength(500))), siteId: id, shiftId: id,
  period: z.nullable(z.string().check(z.maxLength(10))),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** How far an export has come. `of` 0: how much there is, is not known yet. */
export interface ExportProgress { readonly stage: 'read' | 'make' | 'pack'; readonly done: number; readonly of: number }

/** Which kinds of file a form can be made as. */
export const exportKinds: Readonly<Record<ExportForm, readonly ExportKind[]>> = {
  score: ['xlsx', 'print'], conformance: ['xlsx', 'print'], rectification: ['xlsx', 'print'], notice: ['docx', 'print'], report: ['docx', 'print'], html: ['html'], csv: ['csv'], json: ['json'],
  month: ['xlsx', 'print'], quarter: ['xlsx', 'print'], 'supervision-quarter': ['xlsx', 'print'], 'supervision-year': ['xlsx', 'print'], annual: ['xlsx', 'print'], approval: ['xlsx', 'print'],
  migration: ['xlsx', 'print'], 'closed-sites': ['xlsx', 'print'], sites: ['xlsx', 'print'], columns: ['xlsx', 'print'], 'reading-day': ['xlsx', 'print'], 'reading-month': ['xlsx', 'print'],
};

/** A request for one form with nothing chosen but what is said. */
export function exportRequest(form: ExportForm, as: ExportKind, part: Partial<Omit<ExportRequest, 'form' | 'as'>> = {}): ExportRequest {
  return { form, as, inspectionId: null, rubric: null, siteId: null, shiftId: null, period: null, ...part };
}
