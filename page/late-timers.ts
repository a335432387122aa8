/**
 * The latest time for which code sets itself a timer, milliseconds from when it runs: `setTimeout(…, 1500)` is 1500, one inside
 * another adds. Timers without a number written there, and those over `most`, are none: they are no part of the loading.
 */
export function latestTimer(code: string, most = 5000, room: Room = { left: 5_000_000 }): number {
  let latest = 0;
  for (const { body, delay } of timersIn(code, room)) {
    const inner = body.includes('setTimeout') ? latestTimer(body, most - delay, room) : 0;
    if (delay + inner <= most) latest = Math.max(latest, delay + inner);
    else if (delay <= most) latest = Math.max(latest, delay);
  }
  return latest;
}

/** Characters that may still be looked at, so that code written to be slow to read is not read to its end. */
interface Room {
  left: number;
}

interface Timer {
  readonly body: string;
  readonly delay: number;
}

/** Calls that stand side by side; those inside another's body are left to whoever reads that. */
function* timersIn(code: string, room: Room): Generator<Timer> {
  const call = /\bsetTimeout\s*\(/g;
  for (let match = call.exec(code); match && room.left > 0; match = call.exec(code)) {
    const from = match.index + match[0].length;
    const end = closingOf(code, from);
    room.left -= (end < 0 ? farthest : end - from) + 1;
    if (end < 0) continue;
    const body = code.slice(from, end);
    const written = /,\s*(\d+(?:\.\d+)?(?:e\d)?)(?:\s*\*\s*(\d{1,4}))?\s*$/i.exec(body);
    if (written) yield { body: body.slice(0, written.index), delay: Number(written[1]) * Number(written[2] ?? 1) };
    if (written) call.lastIndex = end;
  }
}

/** Code between the brackets that is looked through at most. */
const farthest = 50_000;

/** Where the bracket closes that was open at `from`, quoted text passed over; −1 where it does not. */
function closingOf(code: string, from: number): number {
  let depth = 1;
  for (let at = from; at < code.length && at - from < farthest; at += 1) {
    const sign = code[at]!;
    if (sign === '"' || sign === "'" || sign === '`') at = quoteEnd(code, at);
    else if (sign === '(' || sign === '{' || sign === '[') depth += 1;
    else if ((sign === ')' || sign === '}' || sign === ']') && (depth -= 1) === 0) return at;
  }
  return -1;
}

function quoteEnd(code: string, from: number): number {
  for (let at = from + 1; at < code.length; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === code[from]) return at;
  }
  return code.length;
}
