import { rubricSchema, type Rubric } from '../contract/rubric.ts';
import { catalogue } from '../standards/catalogue-ids.ts';
import { columnCategories, isColumnCategory } from '../standards/column-category.ts';
import type { Pack } from '../standards/pack.ts';

/** A form that may be used, or everything that is wrong with it, each sentence naming where. */
export type JudgedRubric = { readonly pack: Pack; readonly problems: null } | { readonly pack: null; readonly problems: readonly string[] };

/** Names a place in the form for people: a row (from 0) and a field, or a field of the head. */
export type Where = (row: number | null, field: string) => string;

/** So many problems are told at once: who mends ten learns the rest then. */
const most = 20;

/** Judges a form a unit brought. It never replaces a built-in one: that is asked by who keeps it. */
export function judgeRubric(value: unknown, where: Where = inJson): JudgedRubric {
  const parsed = rubricSchema.safeParse(value);
  if (!parsed.success) {
    const told = parsed.error.issues.map(({ path, message, code }) => {
      const [first, second, ...rest] = path.map(String);
      const row = first === 'rows' && second !== undefined ? Number(second) : null;
      return `${where(row, row === null ? path.map(String).join('.') : rest.join('.'))}：${sentence(code, message, rest.at(-1) ?? first ?? '')}`;
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
    return refused(['文件不是 JSON，没有读取。请用导出的评分表文件修改后再导入。']);
  }
}

export function refused(problems: readonly string[]): JudgedRubric {
  return { pack: null, problems: problems.length > most ? [...problems.slice(0, most), `另有 ${problems.length - most} 处不对`] : problems };
}

function inJson(row: number | null, field: string): string {
  return row === null ? `“${field}”` : `第 ${row + 1} 行${field === '' ? '' : `的“${field}”`}`;
}

function sentence(code: string | undefined, message: string, field: string): string {
  if (field === 'id') return '没有编号，或编号不对（只用字母、数字、点和短横，最多 40 个）';
  if (code === 'unrecognized_keys') return '有不认识的内容';
  if (code === 'too_small') return '没有填写';
  if (code === 'too_big') return '过长或过大';
  if (code === 'invalid_type' && /undefined/.test(message)) return '没有填写';
  return '填写的内容不对';
}

function contradictions(rubric: Rubric, where: Where): readonly string[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const checks: Readonly<Record<string, readonly string[]>> = catalogue;
  for (const [index, row] of rubric.rows.entries()) {
    const before = seen.get(row.id);
    if (before !== undefined) problems.push(`${where(index, 'id')}：编号 ${row.id} 与${where(before, 'id')}重复`);
    else seen.set(row.id, index);
    if (row.kind === 'bonus' && rubric.bonus === null) problems.push(`${where(index, 'kind')}：这张表没有加分，不能有加分行`);
    if ((row.kind === 'status') === (rubric.points !== null)) problems.push(`${where(index, 'kind')}：计分的表不能有对标行，不计分的表只能有对标行`);
    for (const source of 'from' in row ? row.from : []) {
      const codes = Object.hasOwn(checks, source.check) ? checks[source.check]! : null;
      if (!codes) problems.push(`${where(index, 'from')}：没有“${source.check}”这项检查`);
      else for (const code of source.codes) if (!codes.includes(code)) problems.push(`${where(index, 'from')}：检查“${source.check}”没有“${code}”这种问题（有：${codes.join('、')}）`);
      for (const category of source.categories ?? []) if (!isColumnCategory(category)) problems.push(`${where(index, 'from')}：栏目类别“${category}”不对（有：${Object.keys(columnCategories).join('、')}）`);
    }
    if (row.kind === 'veto' && row.condition.by === 'columns') {
      for (const category of row.condition.categories ?? []) if (!isColumnCategory(category)) problems.push(`${where(index, 'condition')}：栏目类别“${category}”不对（有：${Object.keys(columnCategories).join('、')}）`);
    }
  }
  for (const [index, row] of rubric.rows.entries()) {
    if (row.kind === 'deduction' && row.instead !== undefined && rubric.rows[seen.get(row.instead) ?? -1]?.kind !== 'veto') problems.push(`${where(index, 'instead')}：没有编号为 ${row.instead} 的单项否决行`);
  }
  return problems;
}
