/** How the subject of a finding ends that stands in a file of the page: it tells it from the same words in the page itself. Part of the record, never changed. */
export function attachmentSubject(name: string): string {
  return ` 附件“${name}”`;
}

const opening = attachmentSubject('').slice(0, -1);

/** Whether what a finding is about stands in a file of the page. */
export function isOfAttachment(about: string): boolean {
  return about.includes(opening);
}
