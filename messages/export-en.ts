import type { exportZhCn } from './export-zh-cn.ts';

/** The texts of exports and of the page for printing in English; part of messages/en.ts. The forms keep their official names. */
export const exportEn: { readonly [Key in keyof typeof exportZhCn]: (typeof exportZhCn)[Key] extends (...facts: infer Facts) => string ? (...facts: Facts) => string : string } = {
  'export.form.score': 'Score sheet', 'export.form.conformance': 'Conformance table (对标情况表)', 'export.form.rectification': 'Rectification list', 'export.form.notice': 'Rectification notice', 'export.form.report': 'Monitoring report',
  'export.form.html': 'Report as one web page that opens offline', 'export.form.csv': 'All problems', 'export.form.json': 'Machine-readable report',
  'export.form.month': 'Monthly table (附件7)', 'export.form.quarter': 'Quarterly table (附件8)', 'export.form.supervision-quarter': 'Quarterly supervision report (附件9)', 'export.form.supervision-year': 'Yearly supervision report (附件10)',
  'export.form.annual': 'Yearly work report (附件11)', 'export.form.approval': 'Approval form (附件3)', 'export.form.migration': 'Migration table (附件4)', 'export.form.closed-sites': 'Closed sites (附件5)',
  'export.form.sites': 'Register of sites (基本信息表)', 'export.form.columns': 'Register of columns (栏目（系统）基本信息表)', 'export.form.reading-day': 'Reading log', 'export.form.reading-month': 'Reading log, monthly',
  'export.as.xlsx': 'Excel', 'export.as.docx': 'Word', 'export.as.html': 'Web page', 'export.as.csv': 'CSV', 'export.as.json': 'JSON', 'export.as.print': 'Print / PDF',
  'export.do': (form, as) => `Export ${form} ${as}`,
  'export.stage.read': () => 'Reading the records',
  'export.stage.make': (done, of) => (of === 0 ? 'Making the form' : done === 0 ? `Making the form, ${of} problems` : `Making the form, ${done} of ${of}`),
  'export.stage.pack': () => 'Writing the file',
  'export.done': (name, kilobytes, seconds) => `Exported: ${name} (${kilobytes} KB, ${seconds} s). Handed to the browser to save. If there is no file, or the browser says the download was cancelled, blocked or failed, allow it or free some disk space and save once more; the content stays the same.`,
  'export.again': 'Save once more', 'export.retry': 'Try again', 'export.stopped': 'Cancelled, nothing was exported.',
  'export.refused.inspection': 'Choose an inspection first.', 'export.refused.unscored': 'This form has no points; export the 对标情况表 instead.', 'export.refused.print': 'Export this report as a file and print that.', 'export.refused.period': 'Choose a month, quarter or year first.', 'export.refused.day': 'Choose a day or month first.', 'export.refused.site': 'Choose a site first.', 'export.refused.year': 'Choose a year first.',
  'export.refused.memory': 'Not enough memory; nothing was exported. Close other tabs, or export by column or by period.', 'export.refused.start': 'Nothing was exported: the program for it did not start. Reload the page and try again.',
  'export.more': 'Monthly, quarterly and yearly reports and registers are under “Reports”',
  'print.do': 'Print or save as PDF', 'print.hint': 'Choose “Save as PDF” as the destination in the print window for a PDF file.', 'print.unknown': 'The address names no form. Go back to the workbench and try again.',
};
