/** What can be told of 15 or 18 characters that may be a citizen's number (公民身份号码). */
export interface IdentityNumber {
  /** 18-digit numbers only: whether the last character is the check character of GB 11643. Null for 15 digits, which have none. */
  readonly checks: boolean | null;
}

/**
 * Reads a citizen's number: region of a province, birth date that exists and is not after today, check character.
 * GB 11643-1999: weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, remainder of 11 gives 1 0 X 9 8 7 6 5 4 3 2.
 * @param text 15 digits, or 17 digits and a digit or X; anything else gives null
 * @param now epoch milliseconds
 * @returns null when region or birth date cannot be
 */
export function identityNumberOf(text: string, now: number): IdentityNumber | null {
  if (!/^[1-9]\d{14}(?:\d\d[\dXx])?$/.test(text)) return null;
  if (!provinces.has(text.slice(0, 2)) || text.slice(2, 6) === '0000') return null;
  const long = text.length === 18;
  const born = long ? text.slice(6, 14) : `19${text.slice(6, 12)}`;
  if (!isBirthDate(born, now)) return null;
  return { checks: long ? checksOut(text) : null };
}

/** Whether the first two digits are a province's (GB/T 2260). */
export function isProvince(digits: string): boolean {
  return provinces.has(digits.slice(0, 2));
}

/** Whether the last of 18 characters is the check character of GB 11643. */
export function checksOut(text: string): boolean {
  return checkCharacter(text) === text[17]!.toUpperCase();
}

/** Birth date `YYYYMMDD` that exists, from 1900 to today. */
export function isBirthDate(digits: string, now: number): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  const date = Date.UTC(year, month - 1, day);
  if (year < 1900 || date > now) return false;
  return new Date(date).toISOString().slice(0, 10).replaceAll('-', '') === digits;
}

/** Whether a row of digits ends with its check digit after Luhn (ISO/IEC 7812-1), as bank cards do. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** First two digits of region codes (GB/T 2260), residence permits (81–83) and permanent residents (9x) included. */
const provinces: ReadonlySet<string> = new Set([
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46',
  '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83', '91',
]);

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

function checkCharacter(text: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11]!;
}
