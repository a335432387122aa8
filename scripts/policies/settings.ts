import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** One setting of the extension's managed storage, as public/managed-schema.json names it. */
export interface ManagedSetting {
  readonly key: string;
  readonly type: 'boolean' | 'text' | 'choice' | 'list';
  readonly title: string;
  readonly description: string;
  /** What may be chosen; empty for the other types. */
  readonly choices: readonly string[];
}

interface Property { readonly type: string; readonly enum?: readonly string[]; readonly items?: { readonly type: string }; readonly title: string; readonly description?: string }

/**
 * The settings an administrator may fix, in the order of the schema given to the browser.
 * @throws when the schema holds a type that no policy file here can carry
 */
export async function managedSettings(): Promise<readonly ManagedSetting[]> {
  const file = path.join(import.meta.dirname, '..', '..', 'public', 'managed-schema.json');
  const { properties } = JSON.parse(await readFile(file, 'utf8')) as { readonly properties: Readonly<Record<string, Property>> };
  return Object.entries(properties).map(([key, property]) => ({ key, type: typeOf(key, property), title: property.title, description: property.description ?? '', choices: property.enum ?? [] }));
}

function typeOf(key: string, { type, enum: choices, items }: Property): ManagedSetting['type'] {
  if (type === 'boolean') return 'boolean';
  if (type === 'string') return choices ? 'choice' : 'text';
  if (type === 'array' && items?.type === 'string') return 'list';
  throw new Error(`managed-schema.json：${key} 的类型 ${type} 还不能写进组策略。`);
}
