/**
 * A citizen's number as it may be shown: first two and last three characters (`35*************123`, the form the
 * notices on 去标识化 give). Already masked characters stay masked.
 */
export function maskedIdentity(text: string): string {
  return `${text.slice(0, 2)}${'*'.repeat(Math.max(0, text.length - 5))}${text.slice(-3)}`;
}

/** A card number as it may be shown: first and last four digits. */
export function maskedCard(digits: string): string {
  return `${digits.slice(0, 4)}${'*'.repeat(Math.max(0, digits.length - 8))}${digits.slice(-4)}`;
}

/** A mobile number as it may be shown: `138****1234`. */
export function maskedMobile(digits: string): string {
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/**
 * Three hexadecimal digits that tell two numbers with the same mask apart. Only twelve bits, on purpose: of the tens of
 * millions of numbers that fit a mask, thousands share the mark, so that it cannot be worked back to the number.
 */
export function markOf(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return ((value ^ (value >>> 12) ^ (value >>> 24)) & 0xfff).toString(16).padStart(3, '0');
}
