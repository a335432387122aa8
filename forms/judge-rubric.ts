import type { Said } from '../contract/said.ts';
import { ofFile, type FileSentence } from '../messages/files.ts';
import { rubricSchema, type Rubric } from '../contract/rubric.ts';
import { catalogue } from '../standards/catalogue-ids.ts';
import { columnCategories, isColumnCategory } from '../standards/column-category.ts';
import type { Pack } from '../standards/pack.ts';

/** A form that may be used, or everything that is wrong with it, each sentence naming where. */
export type JudgedRubric = { readonly pack: Pack; readonly problems: null } | { readonly pack: null; readonly problems: readonly Said[] };

/** Names a place in the form for people: a row (from 0) and a field, or a field of the head. */
export type Where = (row: number | null, field: string) => Said;

/** So many problems are told at once: who mends ten learns the rest then. */
const most = 20;

/** Judges a form a unit brought. It never replaces a built-in one: that is asked by who keeps it. */
export function judgeRubric(value: unknown, where: Where = inJson): JudgedRubric {
  const parsed = rubricSchema.safeParse(value);
  if (!parsed.success) {
    const told = parsed.error.issues.map(({ path, message, code }) => {
      const [first, second, ...rest] = path.map(String);
      const row = first === 'rows' && second !== undefined ? Number(second) : null;
      return ofFile('file.at', where(row, row === null ? path.map(String).join('.') : rest.join('.')), sentence(code, message, rest.at(-1) ?? first ?? ''));
    });
    return refused(told);
  }
  const problems = contradictions(parsed.data, where);
  // The schema has the same shape; only its lists of checks and categories are open, and those were looked at.
  return problems.length > 0 ? refused(problems) : { pack: { ...parsed.data, default: false } as unknown as Pack, problems: null };
}

/** Reads a form from JSON text. */
export function readRubricJson(text: string): JudgedRubric {
  try {
    return judgeRubric(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return refused([ofFile('file.rubric.json')]);
  }
}

export function refused(problems: readonly Said[]): JudgedRubric {
  return { pack: null, problems: problems.length > most ? [...problems.slice(0, most), ofFile('file.rubric.more', problems.length - most)] : problems };
}

function inJson(row: number | null, field: string): Said {
  if (row === null) return ofFile('file.where.field', field);
  return field === '' ? ofFile('file.where.line', row + 1) : ofFile('file.where.rowField', row + 1, field);
}

function sentence(code: string | undefined, message: string, field: string): Said {
  if (field === 'id') return ofFile('file.rubric.id');
  if (code === 'unrecognized_keys') return ofFile('file.rubric.unknown');
  if (code === 'too_small') return ofFile('file.rubric.empty');
  if (code === 'too_big') return ofFile('file.rubric.big');
  if (code === 'invalid_type' && /undefined/.test(message)) return ofFile('file.rubric.empty');
  return ofFile('file.rubric.wrong');
}

function contradictions(rubric: Rubric, where: Where): readonly Said[] {
  const problems: Said[] = [];
  const wrong = (row: number, field: string, ...what: FileSentence): unknown => problems.push(ofFile('file.at', where(row, field), ofFile(...what)));
  const seen = new Map<string, number>();
  const checks: Readonly<Record<string, readonly string[]>> = catalogue;
  for (const [index, row] of rubric.rows.entries()) {
    const before = seen.get(row.id);
    if (before !== undefined) wrong(index, 'id', 'file.rubric.twin', row.id, where(before, 'id'));
    else seen.set(row.id, index);
    if (row.kind === 'bonus' && rubric.bonus === null) wrong(index, 'kind', 'file.rubric.noBonus');
    if ((row.kind === 'status') === (rubric.points !== null)) wrong(index, 'kind', 'file.rubric.status');
    for (const source of 'from' in row ? row.from : []) {
      const codes = Object.hasOwn(checks, source.check) ? checks[source.check]! : null;
      if (!codes) wrong(index, 'from', 'file.rubric.noCheck', source.check);
      else for (const code of source.codes) if (!codes.includes(code)) wrong(index, 'from', 'file.rubric.noCode', source.check, code, codes.join('、'));
      for (const category of source.categories ?? []) if (!isColumnCategory(category)) wrong(index, 'from', 'file.rubric.category', category, Object.keys(columnCategories).join('、'));
    }
    if (row.kind === 'veto' && row.condition.by === 'columns') {
      for (const category of row.condition.categories ?? []) if (!isColumnCategory(category)) wrong(index, 'condition', 'file.rubric.category', category, Object.keys(columnCategories).join('、'));
    }
  }
  for (const [index, row] of rubric.rows.entries()) {
    if (row.kind === 'deduction' && row.instead !== undefined && rubric.rows[seen.get(row.instead) ?? -1]?.kind !== 'veto') wrong(index, 'instead', 'file.rubric.noVeto', row.instead);
  }
  return problems;
}
