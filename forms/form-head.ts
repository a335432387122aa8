import type { EntryField } from './entry-field.ts';

/** What only the unit that fills in a form knows. An empty text leaves the line blank, for a pen or a stamp. */
export interface FormHead {
  readonly unit: string;
  readonly publicUrl: string;
  readonly reviewer: string;
  readonly filler: string;
  readonly phone: string;
}

export const blankHead: FormHead = { unit: '', publicUrl: '', reviewer: '', filler: '', phone: '' };

/** The cells a person enters once for all forms of the unit. */
export const headFields: readonly EntryField[] = [
  { id: 'unit', label: '填报单位' }, { id: 'publicUrl', label: '公开网址' }, { id: 'reviewer', label: '审核人' }, { id: 'filler', label: '填表人' }, { id: 'phone', label: '联系电话' },
];
