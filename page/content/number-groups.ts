/**
 * The groups people write a number in, as sources of patterns, the longest first where one begins another. What finds the numbers of
 * people and what masks them in every quote read the same ones, so that none is found here and let out there. Bounded, so linear.
 */

/** What stands between two groups of a number. */
const gap = '[ -]{1,2}';

/** A card of 16 to 19 digits: as on the card, the last three apart or not; the issuer's six apart; the first four apart. */
export const cardGroups: readonly string[] = [
  `\\d{4}(?:${gap}\\d{4}){2}${gap}\\d{7}`,
  `\\d{4}(?:${gap}\\d{4}){3}${gap}\\d{1,3}`,
  `\\d{4}(?:${gap}\\d{4}){3}`,
  `\\d{6}${gap}\\d{10,13}`,
  `\\d{4}${gap}\\d{12}${gap}\\d{3}`,
  `\\d{4}${gap}\\d{12}`,
];

/** A citizen's number as region, birth date and the rest. */
export const identityGroups = `\\d{6}([ -])\\d{8}\\1\\d{3}[\\dXx]`;

/** The same however else it is parted, and cut by somebody's clipping: only for masking, where region and birth date speak for it. */
export const identityParts: readonly string[] = [
  ...[[6, 8, 4], [6, 4, 4, 4], [6, 4, 2, 2, 4], [6, 12], [14, 4], [10, 8], [3, 3, 8, 4], [3, 3, 4, 4, 4], [4, 4, 4, 4, 2], [6, 6, 6]]
    .map((sizes) => sizes.map((size, at) => (at < sizes.length - 1 ? `\\d{${size}}` : `\\d{${size - 1}}[\\dXx]`)).join(gap)),
  `\\d{6}${gap}\\d{8}${gap}\\d{1,3}`,
];

/** A mobile number: the three of its network apart, the rest in fours or in one. */
export const mobileGroups: readonly string[] = [`\\d{3}${gap}\\d{4}${gap}\\d{4}`, '\\d{3}-\\d{8}'];

/** The beginning of a card number that somebody's clipping has cut: only for masking, where the words before it speak of a card. */
export const cardBeginning = `\\d{4}(?:${gap}\\d{4}){1,3}(?:${gap}\\d{1,6})?`;
