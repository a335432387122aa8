/** What only the unit that fills in a form knows. An empty text leaves the line blank, for a pen or a stamp. */
export interface FormHead {
  readonly unit: string;
  readonly publicUrl: string;
  readonly reviewer: string;
  readonly filler: string;
  readonly phone: string;
}

export const blankHead: FormHead = { unit: '', publicUrl: '', reviewer: '', filler: '', phone: '' };
