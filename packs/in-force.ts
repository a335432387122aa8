import type { Policy } from '../contract/policy.ts';
import type { UnitPack } from '../contract/unit-pack.ts';
import type { WordTables } from '../page/content/word-slips.ts';
import { normalText } from '../page/normal-text.ts';
import { settingById } from '../standards/settings.ts';
import { tableById } from '../standards/tables.ts';
import { builtInWords } from '../standards/words/built-in.ts';

/** What the packs in force (store/packs.ts `packsInForce`) change; null when there are none. */
export function policyOf(packs: readonly UnitPack[]): Policy | null {
  if (packs.length === 0) return null;
  return {
    packs: packs.map(packKey),
    // A setting another version of the product knew is none here.
    settings: packs.flatMap((pack) => pack.settings.filter(({ id }) => settingById(id)).map(({ id, value, reason }) => ({ id, value, reason, pack: packKey(pack) }))),
    struckHosts: [...new Map(packs.flatMap((pack) => (pack.struckHosts ?? []).map(({ host, reason }) => [host, { host, reason, pack: packKey(pack) }] as const))).values()].toSorted((a, b) => (a.host < b.host ? -1 : 1)),
    tables: packs.flatMap((pack) => (pack.tables ?? []).filter(({ table }) => tableById(table)).map(({ table, text, change, reason }) => ({ id: table, text, change, reason, pack: packKey(pack) }))),
    trustedHosts: [...new Set(packs.flatMap(({ trustedHosts }) => trustedHosts))].toSorted(),
  };
}

/**
 * Built-in words and those of the packs as one: the longest match over all of them wins, and what any of them calls right is
 * never reported. Of one string in several packs the last counts.
 */
export function wordTablesOf(packs: readonly UnitPack[]): WordTables {
  const own = new Map(packs.flatMap((pack) => pack.words.map(({ text, kind, source, severity }) => [text, { text: normalText(text), kind, source, verdict: severity, pack: packKey(pack) }] as const)));
  const mistakes = new Map(packs.flatMap((pack) => pack.confusions.map(({ wrong, right, source, severity }) => [wrong, { wrong: normalText(wrong), right, source, verdict: severity, pack: packKey(pack) }] as const)));
  return {
    canonical: [...own.values(), ...builtInWords.canonical.filter(({ text }) => !own.has(text))],
    confused: [...mistakes.values(), ...builtInWords.confused.filter(({ wrong }) => !mistakes.has(wrong))],
    allowed: [...builtInWords.allowed, ...packs.flatMap(({ words, allow }) => [...allow, ...words.flatMap((word) => word.allow)]).map(normalText)],
    alike: builtInWords.alike,
  };
}

/** `code@version`, as findings keep it. */
export function packKey({ code, version }: Pick<UnitPack, 'code' | 'version'>): string {
  return `${code}@${version}`;
}
