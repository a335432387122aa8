import { ofFile } from '../messages/files.ts';
import { PackRefused, type DraftEntry, type DraftPack } from './problem.ts';

const lists = ['words', 'confusions', 'allow', 'settings', 'tables', 'trustedHosts', 'struckHosts', 'calendar'] as const;
/** A pack of 50,000 entries is about six megabytes. */
const longest = 30_000_000;

/** Reads a pack written as JSON; its entries keep their place for messages. @throws PackRefused for anything that is no pack */
export function readPackJson(text: string): DraftPack {
  if (text.length > longest) throw new PackRefused([{ where: ofFile('file.where.file'), message: ofFile('file.pack.large') }]);
  const parsed = parse(text.replace(/^\ufeff/, ''));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new PackRefused([{ where: ofFile('file.where.file'), message: ofFile('file.pack.notOne') }]);
  const { words, confusions, allow, settings, tables, trustedHosts, struckHosts, calendar, ...head } = parsed as Readonly<Record<string, unknown>>;
  const given = { words, confusions, allow, settings, tables, trustedHosts, struckHosts, calendar };
  const entries: DraftEntry[] = [];
  for (const list of lists) {
    const value = given[list];
    if (value === undefined) continue;
    if (!Array.isArray(value)) throw new PackRefused([{ where: list, message: ofFile('file.pack.notList') }]);
    for (const [index, one] of value.entries()) entries.push({ list, where: ofFile('file.where.entry', list, index + 1), value: filled(list, one) });
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
    throw new PackRefused([{ where: line === null ? ofFile('file.where.file') : ofFile('file.where.line', line), message: ofFile('file.pack.json') }]);
  }
}
