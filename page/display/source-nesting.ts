/**
 * Faults of nesting that only the source shows: the parser repairs them silently, so the live document has none.
 */
export interface NestingFault {
  /** unclosed: a start tag without its end; stray: an end without a start; crossed: `<b><i></b></i>`; repeated: a second html, head or body; inside-itself: a in a, form in form. */
  readonly kind: 'unclosed' | 'stray' | 'crossed' | 'repeated' | 'inside-itself';
  readonly name: string;
  /** For `crossed`: the element whose end came too early. */
  readonly other?: string;
  readonly times: number;
  /** 1-based line of the first one. */
  readonly line: number;
}

type Pause = { readonly pause: true };

/** Elements whose end tag may not be left out. All others close by themselves or have no end. */
const mustClose = new Set('a article aside b big blockquote button center code del div dl em fieldset figure font footer form h1 h2 h3 h4 h5 h6 header i ins label main nav ol pre s section select small span strike strong sub sup table u ul'.split(' '));
/** Elements whose inside is no markup. */
const opaque = new Set('script style textarea title xmp iframe noembed noframes noscript svg math template'.split(' '));
const single = new Set(['html', 'head', 'body']);
const selfExcluding = new Set(['a', 'form', 'button']);
/** A page deeper than this is no page but an attack; what was found so far stands. */
const deepest = 2000;

/**
 * Reads a source's tags once, left to right, in linear time; pauses every few hundred tags.
 * Faults come grouped by kind and name in order of first appearance.
 */
export function* nestingFaults(source: string): Generator<Pause, readonly NestingFault[]> {
  const faults = new Map<string, { kind: NestingFault['kind']; name: string; other?: string; times: number; at: number }>();
  const add = (kind: NestingFault['kind'], name: string, at: number, other?: string): void => {
    const key = `${kind} ${name} ${other ?? ''}`;
    const had = faults.get(key);
    if (had) had.times += 1;
    else faults.set(key, { kind, name, times: 1, at, ...(other === undefined ? {} : { other }) });
  };
  const open: { name: string; at: number }[] = [];
  const depth = new Map<string, number>();
  const seen = new Set<string>();
  // Offsets are those of the lower-case text: a few letters grow when lowered.
  const lower = source.toLowerCase();
  let tags = 0;
  // What is cut off in the middle of a tag, comment or script says nothing about what is still open.
  let cutOff = false;
  let at = lower.indexOf('<');
  while (at >= 0 && open.length < deepest && !cutOff) {
    tags += 1;
    if (tags % 300 === 0) yield { pause: true };
    if (lower.startsWith('<!--', at)) {
      const end = lower.indexOf('-->', at + 2);
      cutOff = end < 0;
      at = lower.indexOf('<', end + 3);
      continue;
    }
    const found = tagAt(lower, at);
    if (!found) {
      // A bare `<` in the text, or a tag whose end is missing.
      cutOff = /[a-z/]/.test(lower.charAt(at + 1)) && lower.indexOf('>', at) < 0;
      at = lower.indexOf('<', at + 1);
      continue;
    }
    const { name, end } = found;
    if (found.ends) close(name, at);
    else if (opaque.has(name)) {
      // <svg/> and the like have no inside.
      const closer = lower.charCodeAt(end - 1) === slash && /^(?:svg|math)$/.test(name) ? end : lower.indexOf(`</${name}`, end);
      cutOff = closer < 0;
      at = lower.indexOf('<', closer === end ? end : closer + name.length + 2);
      continue;
    } else if (single.has(name)) {
      if (seen.has(name)) add('repeated', name, at);
      seen.add(name);
    } else if (mustClose.has(name)) {
      if (selfExcluding.has(name) && (depth.get(name) ?? 0) > 0) {
        add('inside-itself', name, at);
        // The parser ends the first one here.
        remove(open.findLastIndex((each) => each.name === name));
      }
      open.push({ name, at });
      depth.set(name, (depth.get(name) ?? 0) + 1);
    }
    at = lower.indexOf('<', end + 1);
  }
  if (at < 0 && !cutOff) for (const { name, at: from } of open) add('unclosed', name, from);
  return [...faults.values()].map(({ at: from, ...fault }) => ({ ...fault, line: lineAt(lower, from) }));

  function close(name: string, from: number): void {
    if (!mustClose.has(name)) return;
    if ((depth.get(name) ?? 0) === 0) return add('stray', name, from);
    const top = open.at(-1)!;
    if (top.name === name) return remove(open.length - 1);
    const index = open.findLastIndex((each) => each.name === name);
    // Whether the inner one is closed later (crossed) or never (unclosed) shows at its own end.
    const inner = open[index + 1]!;
    if (isClosedSoon(inner.name, from)) add('crossed', inner.name, from, name);
    remove(index);
  }

  function remove(index: number): void {
    const [gone] = open.splice(index, 1);
    if (gone) depth.set(gone.name, depth.get(gone.name)! - 1);
  }

  /** `<b><i></b></i>`: the end tag of the inner one follows within the next few tags. */
  function isClosedSoon(name: string, from: number): boolean {
    const near = lower.slice(from, from + 300);
    const next = near.indexOf(`</${name}`);
    const again = near.indexOf(`<${name}`);
    return next >= 0 && (again < 0 || again > next);
  }
}

const slash = 47;
/**
 * A whole tag, quoted values respected, a second quote after a value ignored. Every sign can be read in one way only, so it stays linear; left to the
 * regular-expression engine because that is quick on a fresh page, where a loop over the signs is not yet compiled. The engine remembers every
 * step it took, so it is given only so many; a longer tag is read by `endOfLong`.
 */
const tag = /<(\/?)([a-z][a-z0-9:-]*)(?:=\s*"[^"]*"|=\s*'[^']*'|[^>=]|=(?!\s*["'])){0,4000}>/y;
const start = /<(\/?)([a-z][a-z0-9:-]*)/y;
const quoted = /=\s*(?:"[^"]*"|'[^']*')/y;
const unclosedQuote = /=\s*["']/y;

/** The tag that begins here and the place of its `>`; null for a bare `<` and for a tag whose end is missing. */
function tagAt(lower: string, at: number): { readonly ends: boolean; readonly name: string; readonly end: number } | null {
  tag.lastIndex = at;
  const whole = tag.exec(lower);
  if (whole) return { ends: whole[1] === '/', name: whole[2]!, end: tag.lastIndex - 1 };
  start.lastIndex = at;
  const begun = start.exec(lower);
  const end = begun ? endOfLong(lower, start.lastIndex) : -1;
  return begun && end >= 0 ? { ends: begun[1] === '/', name: begun[2]!, end } : null;
}

/** The same reading as `tag`, one value after another, for a tag of any length; -1 where it has no end. */
function endOfLong(lower: string, from: number): number {
  const bare = /[>=]/g;
  for (let at = from; ;) {
    bare.lastIndex = at;
    const sign = bare.exec(lower);
    if (!sign) return -1;
    if (sign[0] === '>') return sign.index;
    quoted.lastIndex = unclosedQuote.lastIndex = sign.index;
    if (quoted.test(lower)) at = quoted.lastIndex;
    else if (unclosedQuote.test(lower)) return -1;
    else at = sign.index + 1;
  }
}

function lineAt(source: string, offset: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < offset; at = source.indexOf('\n', at + 1)) line += 1;
  return line;
}
