import type { ExportForm } from '../../../contract/export.ts';
import { annualWorkFields } from '../../../forms/annual-work-fields.ts';
import { approvalFields } from '../../../forms/approval-form.ts';
import type { EntryField } from '../../../forms/entry-field.ts';
import { closingFields } from '../../../forms/migration-forms.ts';
import { siteFields } from '../../../forms/site-form.ts';
import { supervisionIndicators } from '../../../forms/supervision-indicators.ts';

/** One form of the reports: what must be chosen for it, and what a person enters. */
export interface ReportForm {
  readonly form: ExportForm;
  readonly period: 'month' | 'quarter' | 'year' | null;
  /** `optional`: without a site it is about all of them. */
  readonly site: 'needed' | 'optional' | null;
  readonly fields: readonly EntryField[];
  /** Key under which entries are kept, for this site and period. */
  readonly key: (site: string, period: string) => string;
}

const indicators: readonly EntryField[] = supervisionIndicators.map(({ id, group, part, name }) => ({ id, label: name, group: part ? `${group}·${part}` : group }));

/** The forms of a period or a site, in the order of the attachments. */
export const reportForms: readonly ReportForm[] = [
  { form: 'month', period: 'month', site: null, fields: [], key: () => 'head' },
  { form: 'quarter', period: 'quarter', site: null, fields: [], key: () => 'head' },
  { form: 'supervision-quarter', period: 'quarter', site: null, fields: indicators, key: (_, period) => `supervision ${period}` },
  { form: 'supervision-year', period: 'year', site: null, fields: indicators, key: (_, period) => `supervision ${period}` },
  { form: 'annual', period: 'year', site: 'needed', fields: Object.entries(annualWorkFields).map(([id, field]) => ({ id, ...field })), key: (site, period) => `annual ${period} ${site}` },
  { form: 'sites', period: null, site: 'optional', fields: siteFields.filter(({ id }) => id !== 'name' && id !== 'host'), key: (site) => `site ${site}` },
  { form: 'columns', period: null, site: 'needed', fields: [], key: (site) => `site ${site}` },
  { form: 'approval', period: null, site: 'needed', fields: approvalFields, key: (site) => `approval ${site}` },
  { form: 'migration', period: null, site: 'needed', fields: closingFields.slice(0, 3), key: (site) => `closing ${site}` },
  { form: 'closed-sites', period: null, site: 'needed', fields: closingFields, key: (site) => `closing ${site}` },
];
