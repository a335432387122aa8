import * as z from 'zod/mini';
import { pageReportSchema } from './finding.ts';
import { reportScoreSchema } from './score.ts';

/** The machine-readable report `duwang-report/1`: what `npm run inspect --json` writes. */
export const reportSchema = z.strictObject({
  format: z.literal('duwang-report/1'),
  tool: z.strictObject({ version: z.string(), catalogue: z.string() }),
  /** ISO time with the offset of Beijing. */
  startedAt: z.string(),
  pages: z.array(pageReportSchema),
  scores: z.array(reportScoreSchema),
});
export type Report = z.infer<typeof reportSchema>;
