import * as z from 'zod/mini';
import { exceptionSchema, fixedValuesSchema } from '../../contract/profile.ts';
import { levelSchema } from '../../contract/organisation.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { AuditLine } from '../repo/audit-lines.ts';

type Told = Pick<AuditLine, 'action' | 'result' | 'units'>;

/**
 * The result of a line in words. The line itself keeps what was written; what is none of our ways to write it (a name, a number,
 * a line of another version) is shown as it is: nothing is left out.
 */
export function resultSaid(words: ServerWords, line: Told): string {
  return saidOf(words, line) ?? codeSaid(words, line.result) ?? line.result;
}

function saidOf(words: ServerWords, { action, result, units }: Told): string | null {
  switch (action) {
    case 'purge': return purged(words, result);
    case 'settings.change': return settingsSaid(words, result);
    case 'settings.fix': return fixedSaid(words, result);
    case 'organisation.add': return unitSaid(words, /^(?<level>\S+) (?<name>.+)$/su.exec(result), units);
    case 'organisation.change': return unitSaid(words, /^(?<above>\S+) (?<level>\S+) (?<name>.+)$/su.exec(result), units);
    case 'organisation.merge': {
      const [, into, rest] = /^([0-9a-f-]{36}) (.+)$/u.exec(result) ?? [];
      const counts = rest === undefined ? null : countsSaid(words, rest);
      return into === undefined || counts === null ? null : joined(words, [words['told.into'](nameOf(words, units, into)), counts]);
    }
    case 'user.change': {
      const [, role, disabled, to] = /^([a-z]+) (true|false)(?: ([0-9a-f-]{36}))?$/u.exec(result) ?? [];
      const known = role === undefined ? null : codeSaid(words, role);
      if (known === null) return null;
      return joined(words, [known, words[disabled === 'true' ? 'told.disabled' : 'told.enabled'], ...(to === undefined ? [] : [words['told.movedTo'](nameOf(words, units, to))])]);
    }
    case 'sync.push': case 'evidence.add': case 'org.import': case 'audit.verify': return countsSaid(words, result);
    default: return null;
  }
}

/** One of our codes. */
function codeSaid(words: ServerWords, code: string): string | null {
  return textOf(words, `result.${code}`);
}

/** `ok:12 conflict:1`: each count with what it counts. */
function countsSaid(words: ServerWords, result: string): string | null {
  const pairs = result.split(' ').map(pair => /^([a-z]+):(\d+)$/u.exec(pair));
  return counted(words, pairs.map(pair => (pair ? [pair[1]!, Number(pair[2])] : ['', 0])));
}

function counted(words: ServerWords, counts: readonly (readonly [string, number])[]): string | null {
  const said = counts.map(([name, count]) => [textOf(words, `counted.${name}`), count] as const);
  return said.length === 0 || said.some(([name]) => name === null) ? null : joined(words, said.map(([name, count]) => `${name} ${count}`));
}

function purged(words: ServerWords, result: string): string | null {
  const counts = read(z.record(z.string(), z.int()), result);
  if (counts === null) return null;
  const gone = Object.entries(counts).filter(([, count]) => count > 0);
  return gone.length === 0 ? words['told.nothingGone'] : counted(words, gone);
}

const settingsSchema = z.object({ ownReview: z.boolean(), administratorInspects: z.boolean(), ownReviewSet: z.optional(z.nullable(exceptionSchema)) });

function settingsSaid(words: ServerWords, result: string): string | null {
  const settings = read(settingsSchema, result);
  if (settings === null) return null;
  const because = settings.ownReviewSet?.because ?? '';
  return [
    `${words[settings.ownReview ? 'told.ownReview' : 'told.othersReview']}${because === '' ? '' : words['told.because'](because)}`, words[settings.administratorInspects ? 'told.inspects' : 'told.inspectsNot'],
  ].join(words['line.semicolon']);
}

const fixedSaidSchema = z.extend(fixedValuesSchema, { because: z.string() });

function fixedSaid(words: ServerWords, result: string): string | null {
  const fixed = read(fixedSaidSchema, result);
  if (fixed === null) return null;
  const { because, preset, rubric, ...switches } = fixed;
  const labels = { automatic: words['fixed.automatic'], automaticLinks: words['fixed.automaticLinks'], showHints: words['preset.hints'], showScore: words['preset.score'] } as const;
  const set = [
    ...(preset === undefined ? [] : [`${words['preset.options']}${words['line.colon']}${words[`preset.${preset}`]}`]),
    ...(Object.keys(labels) as (keyof typeof labels)[]).flatMap(key => (switches[key] === undefined ? [] : [`${labels[key]}${words['line.colon']}${words[switches[key] ? 'fixed.on' : 'fixed.off']}`])),
    ...(rubric === undefined ? [] : [`${words['told.rubric']}${words['line.colon']}${rubric}`]),
  ];
  return `${set.length === 0 ? words['told.nothingFixed'] : set.join(words['line.semicolon'])}${words['told.because'](because)}`;
}

/** A unit as it stands now; the top one has none above it. */
function unitSaid(words: ServerWords, found: RegExpExecArray | null, units: ReadonlyMap<string, string>): string | null {
  const { above, level = '', name = '' } = found?.groups ?? {};
  const known = levelSchema.safeParse(level).data;
  if (!found || (!known && level !== '-')) return null;
  return joined(words, [name, `${words['units.level']}${words['line.colon']}${known ? words[`units.level.${known}`] : words['units.noLevel']}`,
    ...(above === undefined ? [] : [above === 'null' ? words['told.top'] : words['told.above'](nameOf(words, units, above))])]);
}

/** Of a unit this auditor does not see only that it is another. */
function nameOf(words: ServerWords, units: ReadonlyMap<string, string>, id: string): string {
  return units.get(id) ?? words['told.outside'];
}

function joined(words: ServerWords, parts: readonly string[]): string {
  return parts.join(words['line.separator']);
}

function textOf(words: ServerWords, key: string): string | null {
  const said = Object.hasOwn(words, key) ? (words as Readonly<Record<string, unknown>>)[key] : null;
  return typeof said === 'string' ? said : null;
}

/** Null for what is not JSON of this form. */
function read<Schema extends z.core.$ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return z.safeParse(schema, JSON.parse(text)).data ?? null;
  } catch {
    return null; // Not JSON: another version wrote it.
  }
}
