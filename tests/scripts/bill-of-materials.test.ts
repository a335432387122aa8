import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { extensionSources } from '../../scripts/build-extension.ts';
import { billOfMaterials } from '../../scripts/package/bill-of-materials.ts';
import { reachable } from '../../scripts/package/server-files.ts';

const root = path.join(import.meta.dirname, '..', '..');

interface Bill {
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string; readonly version: string; readonly licenses: readonly { readonly license?: { readonly id: string }; readonly expression?: string }[]; readonly hashes?: readonly { readonly content: string }[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

describe('the list of everything that ships', async () => {
  const text = await billOfMaterials();
  const bill = JSON.parse(text) as Bill;
  const names = bill.components.map(({ name }) => name);

  it('is the same again, and is called what the product is, whatever folder it stands in', async () => {
    expect(await billOfMaterials()).toBe(text);
    const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly name: string; readonly version: string };
    expect(bill.metadata.component).toMatchObject({ name: own.name, version: own.version });
    expect(text).not.toContain(root);
  });

  it('has every package the extension imports, and every one in the server’s package', async () => {
    const imported = new Set<string>();
    for (const file of (await extensionSources()).filter((name) => /\.tsx?$/.test(name) && !/^(?:bench|demo|[^/]+\.config)/.test(name))) {
      const source = await readFile(path.join(root, file), 'utf8');
      for (const [, name] of source.matchAll(/(?:\bfrom |^import |\bimport\()'((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^']*)?'/gm)) imported.add(name!);
    }
    expect(imported.size).toBeGreaterThan(8);
    expect([...imported].filter((name) => !names.includes(name))).toEqual([]);
    const server = (await reachable('server/main.ts')).packages;
    expect(server.length).toBeGreaterThan(5);
    expect(server.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('gives each its version as installed, a licence on the list of those allowed, and a checksum unless it is part of another', async () => {
    const allowed = /^(?:MIT|Apache-2\.0|ISC|BSD-[23]-Clause|0BSD|\(MPL-2\.0 OR Apache-2\.0\))$/;
    for (const { 'bom-ref': ref, licenses, hashes } of bill.components) {
      expect(licenses.map(({ license, expression }) => license?.id ?? expression).every((one) => allowed.test(one ?? '')), ref).toBe(true);
      if (!/^(?:pdfjs-dist|adobe-cmap-resources)@/.test(ref)) expect(hashes?.[0]?.content, ref).toMatch(/^[\da-f]{128}$/);
    }
    for (const name of ['fflate', 'pg', 'jose', 'preact', '@wxt-dev/browser', 'unpdf']) {
      const { version } = JSON.parse(await readFile(path.join(root, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: string };
      expect(bill.components.filter((one) => one.name === name && one.version === version), name).toHaveLength(1);
    }
  });

  it('also names what ships inside something else: pdf.js, and Adobe’s tables with their licence', async () => {
    expect(names).toEqual(expect.arrayContaining(['pdfjs-dist', 'adobe-cmap-resources']));
    expect(bill.dependencies.find(({ ref }) => ref.startsWith('unpdf@'))!.dependsOn).toEqual([expect.stringMatching(/^pdfjs-dist@5\./)]);
    expect(await readdir(path.join(root, 'public', 'cmaps'))).toContain('LICENSE');
  });

  it('every dependency it names is a component, and every component is asked for', () => {
    const refs = bill.components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    const asked = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn));
    expect([...asked].filter((ref) => !refs.includes(ref))).toEqual([]);
    expect(refs.filter((ref) => !asked.has(ref))).toEqual([]);
  });
});
