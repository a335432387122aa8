import { Refused, refusals } from '../refusal.ts';

/** Deeper than any record of ours; shallow enough for recursive code. */
const deepest = 32;

/**
 * Parses JSON from strangers.
 * @throws Refused `not_json`, `too_deep`, or `bad_request` for a key that would reach an object's prototype.
 */
export function parseJson(text: string): unknown {
  if (depthOf(text) > deepest) throw new Refused(refusals.tooDeep);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(refusals.notJson);
  }
  if (reachesPrototype(value)) throw new Refused(refusals.badRequest);
  return value;
}

/** Counts brackets outside strings, before anything is built from the text. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charCodeAt(place);
    if (quoted) {
      if (sign === 0x5c) place += 1; // backslash: the next character is not a closing quote
      else if (sign === 0x22) quoted = false;
    } else if (sign === 0x22) quoted = true;
    else if (sign === 0x7b || sign === 0x5b) most = Math.max(most, depth += 1);
    else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return most;
}

function reachesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  for (const part of Object.values(value)) if (reachesPrototype(part)) return true;
  return false;
}
