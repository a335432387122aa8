const fields: Readonly<Record<string, string>> = { visit: 'inspectionId', finding: 'inspectionId', answer: 'inspectionId', inspection: 'siteId', column: 'siteId' };

/** The inspection or the site a record is looked up by; empty where there is none. */
export function belongsTo(entity: string, data: Readonly<Record<string, unknown>>): string {
  const owner = data[fields[entity] ?? ''];
  return typeof owner === 'string' ? owner : '';
}
