/**
 * Evidence without personal numbers, for files that leave the machine: identity numbers keep their first six and last two
 * characters, mobile numbers their first three and last four, as government notices on 去标识化 give them. Everything else
 * stays as it was seen. Pure.
 */
export function masked(text: string): string {
  if (!/\d{11}/.test(text)) return text;
  return text
    .replace(/(?<![0-9A-Za-z])(\d{6})((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{2})([0-9][0-9Xx])(?![0-9A-Za-z])/g, '$1**********$3')
    .replace(/(?<![0-9A-Za-z])(\d{6})\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d(\d{2})(?![0-9A-Za-z])/g, '$1*******$2')
    .replace(/(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])/g, '$1****$2');
}
