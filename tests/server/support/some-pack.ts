import type { UnitPack } from '../../../contract/unit-pack.ts';

/** A small pack of one word. */
export function somePack(over: Partial<UnitPack> = {}): UnitPack {
  return {
    format: 'duwang-pack/1', code: 'county-words', version: 1, name: '示范县词表', from: '2026-01-01', until: null, note: '',
    words: [{ text: '示范县人民政府办公室', kind: 'name', source: '示范县委编办', severity: 'review', allow: [] }], confusions: [], allow: [], settings: [], trustedHosts: [], ...over,
  };
}
