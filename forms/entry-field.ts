/** One thing a person enters for a form. `unit` goes behind a number; `choices` are ticked as the form prints them. */
export interface EntryField {
  readonly id: string;
  readonly label: string;
  readonly group?: string;
  readonly unit?: string;
  readonly choices?: readonly string[];
}

/** What was entered, by field id; an absent or empty text was not. */
export type Entries = Readonly<Record<string, string>>;

/** What stands in the form: 无 for nothing where the form says so (`nothing`), the unit behind a bare number, boxes for choices. */
export function entered(field: EntryField, entries: Entries, nothing: '' | '无'): string {
  const value = (entries[field.id] ?? '').trim();
  if (field.choices) return field.choices.map((choice) => `${choice === value ? '☑' : '□'} ${choice}`).join('　');
  if (value === '') return nothing;
  return field.unit && /^[\d.,]+$/.test(value) ? `${value} ${field.unit}` : value;
}
