import { PackRefused, type DraftEntry, type DraftPack } from './problem.ts';

const lists = ['words', 'confusions', 'allow', 'settings', 'tables', 'trustedHosts', 'struckHosts', 'calendar'] as const;
/** A pack of 50,000 entries is about six megabytes. */
const longest = 30_000_000;

/** Reads a pack written as JSON; its entries keep their place for messages. @throws PackRefused for anything that is no pack */
export function readPackJson(text: string): DraftPack {
  if (text.length > longest) throw new PackRefused([{ where: '文件', message: '超过 30 MB，没有读取。请拆成几个规则包。' }]);
  const parsed = parse(text.replace(/^\ufeff/, ''));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new PackRefused([{ where: '文件', message: '不是规则包：最外层应当是 { "format": "duwang-pack/1", … }。请先导出一个规则包或下载模板，照样填写。' }]);
  const { words, confusions, allow, settings, tables, trustedHosts, struckHosts, calendar, ...head } = parsed as Readonly<Record<string, unknown>>;
  const given = { words, confusions, allow, settings, tables, trustedHosts, struckHosts, calendar };
  const entries: DraftEntry[] = [];
  for (const list of lists) {
    const value = given[list];
    if (value === undefined) continue;
    if (!Array.isArray(value)) throw new PackRefused([{ where: list, message: '应当是列表 [ … ]。' }]);
    for (const [index, one] of value.entries()) entries.push({ list, where: `${list} 第 ${index + 1} 项`, value: filled(list, one) });
  }
  return { head, entries };
}

/** What may be left out of an entry. */
function filled(list: (typeof lists)[number], entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  if (list === 'calendar') return { name: '', ...('from' in entry && !('to' in entry) ? { to: entry.from } : {}), ...entry };
  if (list === 'words') return { kind: 'name', severity: 'review', allow: [], ...entry };
  return list === 'confusions' ? { severity: 'review', ...entry } : entry;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const at = /position (\d+)/.exec(said)?.[1];
    const line = /line (\d+)/.exec(said)?.[1] ?? (at === undefined ? null : String(text.slice(0, Number(at)).split('\n').length));
    throw new PackRefused([{ where: line === null ? '文件' : `第 ${line} 行`, message: '不是合格的 JSON（常见原因：少了引号、逗号或括号，或者用了中文标点，或者文件没有传完）。' }]);
  }
}
