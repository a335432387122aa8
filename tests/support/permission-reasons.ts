import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What of a built manifest concerns what the extension may do. */
export interface BuiltManifest {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: readonly object[];
  readonly web_accessible_resources?: readonly object[];
  readonly browser_specific_settings?: { readonly gecko: { readonly data_collection_permissions: { readonly required: readonly string[] } } };
}

/** The rows of docs/store/permissions.md: what is asked for at installation, later, and told to Firefox; each with its reason. */
export async function permissionReasons(): Promise<{ readonly installed: ReadonlyMap<string, string>; readonly later: ReadonlyMap<string, string>; readonly told: ReadonlyMap<string, string> }> {
  const text = await readFile(path.join(import.meta.dirname, '..', '..', 'docs', 'store', 'permissions.md'), 'utf8');
  const section = (heading: string): ReadonlyMap<string, string> => {
    const rows = text.split(`\n## ${heading}`)[1]!.split('\n## ')[0]!.split('\n').filter((line) => line.startsWith('| `'));
    return new Map(rows.flatMap((row) => {
      const [, names = '', why = ''] = row.split('|');
      return [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => [name!, why.trim()] as const);
    }));
  };
  return { installed: section('安装时'), later: section('用到时才问'), told: section('Firefox') };
}

/**
 * What a built manifest asks for without a written reason, or reads pages by without asking.
 * @returns in words, empty when all is well
 */
export async function withoutReason(manifest: BuiltManifest): Promise<readonly string[]> {
  const { installed, later, told } = await permissionReasons();
  const afterwards = [...(manifest.optional_permissions ?? []), ...(manifest.optional_host_permissions ?? [])];
  return [
    ...(manifest.permissions ?? []).filter((name) => !((installed.get(name)?.length ?? 0) > 5)).map((name) => `${name}: asked for at installation`),
    ...afterwards.filter((name) => !((later.get(name)?.length ?? 0) > 5)).map((name) => `${name}: asked for later`),
    ...(manifest.browser_specific_settings?.gecko.data_collection_permissions.required ?? []).filter((name) => !((told.get(name)?.length ?? 0) > 5)).map((name) => `${name}: told to Firefox`),
    // Pages are read on a click or after leave was given, and nothing of ours can be asked for by a page.
    ...(manifest.host_permissions ?? []).map((name) => `${name}: host without asking`),
    ...(manifest.content_scripts ?? []).map(() => 'content script without asking'),
    ...(manifest.web_accessible_resources ?? []).map(() => 'resource open to pages'),
  ];
}
