/**
 * The name of an exported file: form, whose it is and the day, without what no file system takes. A long name of a site is cut, never
 * the form's: within the 255 bytes most file systems give a name.
 * @param about the site or unit; @param day YYYY-MM-DD; @param as the ending
 */
export function fileName(title: string, about: string, day: string, as: string): string {
  const plain = (text: string, most: number): string => [...text.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_')].slice(0, most).join('').replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[plain(title, 30), plain(about, 35), day].filter((part) => part !== '').join('-')}.${as}`;
}
