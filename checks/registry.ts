import type { Check } from './define-check.ts';
import { settings } from '../standards/settings.ts';
import { otherRules, ruleTables } from '../standards/tables.ts';
import { builtInWords } from '../standards/words/built-in.ts';
import { catalogue } from './catalogue.ts';

const modules = import.meta.glob<Check>('./*/*.ts', { eager: true, import: 'default' });

/** Every check of this build, in catalogue order. A new file under checks/<group>/ is in it without being listed anywhere. */
export const checks: readonly Check[] = Object.values(modules).sort((a, b) => place(a.id) - place(b.id));

/** `2026-11-21+3f2a`: date of the catalogue and a short hash over the ids and versions of this build's checks, its settings, tables and words: by it a finding can be read years later. */
export const catalogueVersion = `2026-11-21+${hash(checks.map(({ id, version, stage }) => `${id}@${version}${stage}`).join(' ') + JSON.stringify([settings, ruleTables, otherRules, builtInWords]))}`;

function place(id: string): number {
  const index = (catalogue as readonly string[]).indexOf(id);
  return index < 0 ? catalogue.length : index;
}

/** FNV-1a, folded to 16 bits: tells builds apart, proves nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return ((value ^ (value >>> 16)) & 0xffff).toString(16).padStart(4, '0');
}
