import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.dirname(path.dirname(import.meta.dirname));

/** One entry of package-lock.json, as far as it matters here. */
interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * The list of everything that ships with extension and server (CycloneDX 1.5, JSON), read from the lock file, so that it is the same on every
 * machine. Not from `npm sbom --omit dev`: that leaves out what a tool for developing asks for as well (fflate, pg, jose …).
 * @throws in Chinese when a package has no licence or no checksum: such a thing must not ship unnoticed
 */
export async function billOfMaterials(): Promise<string> {
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };
  const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly name: string; readonly version: string; readonly license: string; readonly description: string; readonly dependencies: Readonly<Record<string, string>> };
  const shipped = Object.entries(lock.packages).filter(([place, { dev }]) => place !== '' && (dev !== true || builtIn.has(nameOf(place)))).sort(([a], [b]) => (a < b ? -1 : 1));
  const ships = new Set(shipped.map(([place]) => place));
  const ref = (place: string): string => `${nameOf(place)}@${lock.packages[place]!.version}`;
  /** Where a package asked for from `place` is found: the nearest node_modules on the way up. */
  const found = (place: string, name: string): string | undefined => {
    for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      const there = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
      if (there in lock.packages) return there;
      if (at === '') return undefined;
    }
  };
  const asked = (place: string, names: readonly string[]): readonly string[] => names.flatMap((name) => found(place, name) ?? []).filter((one) => ships.has(one)).map(ref).sort();
  const self = `${own.name}@${own.version}`;
  const inside = await bundledInside();
  return `${JSON.stringify({
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json', bomFormat: 'CycloneDX', specVersion: '1.5', version: 1,
    metadata: { component: { 'bom-ref': self, type: 'application', name: own.name, version: own.version, description: own.description, licenses: licence(own.license), purl: `pkg:npm/${own.name}@${own.version}` } },
    components: [...shipped.map(([place, locked]) => component(ref(place), nameOf(place), locked)), ...inside.map((one) => ({ ...one, within: undefined }))],
    dependencies: [
      { ref: self, dependsOn: [...asked('', [...Object.keys(own.dependencies), 'wxt']), ...inside.filter(({ within }) => within === null).map((one) => one['bom-ref'])].sort() },
      ...shipped.map(([place, { dependencies, optionalDependencies }]) => ({
        ref: ref(place),
        dependsOn: [...asked(place, nameOf(place) === 'wxt' ? ['@wxt-dev/browser'] : [...Object.keys(dependencies ?? {}), ...Object.keys(optionalDependencies ?? {})]), ...inside.filter(({ within }) => within === nameOf(place)).map((one) => one['bom-ref'])],
      })),
    ],
  }, null, 1)}\n`;
}

/** Tools for developing of which a piece goes into the extension: what stands between us and the browser's own interface. */
const builtIn: ReadonlySet<string> = new Set(['wxt', '@wxt-dev/browser']);

const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

function component(ref: string, name: string, { version, license, integrity, optional }: Locked): object {
  if (!license || !integrity?.startsWith('sha512-')) throw new Error(`组件清单：${ref} 没有写明许可或校验值，请核对后再发布。`);
  return {
    'bom-ref': ref, type: 'library', name, version, scope: optional ? 'optional' : 'required', purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') }], licenses: licence(license),
  };
}

/** One licence by its name in the SPDX list, or an expression of several. */
const licence = (said: string): readonly object[] => [/[ (]/.test(said) ? { expression: said } : { license: { id: said } }];

/** What ships without being a package of the lock file: inside another package (`within`), or as files of ours. */
async function bundledInside() {
  const version = /\bapiVersion:"(\d+\.\d+\.\d+)"/.exec(await readFile(path.join(root, 'node_modules', 'unpdf', 'dist', 'pdfjs.mjs'), 'utf8'))?.[1];
  if (!version) throw new Error('组件清单：unpdf 里 pdf.js 的版本没有读出，请核对后再发布。');
  return [
    { 'bom-ref': `pdfjs-dist@${version}`, type: 'library', name: 'pdfjs-dist', version, scope: 'required', purl: `pkg:npm/pdfjs-dist@${version}`, licenses: licence('Apache-2.0'), within: 'unpdf' },
    { 'bom-ref': 'adobe-cmap-resources@2009', type: 'data', name: 'adobe-cmap-resources', version: '2009', scope: 'required', description: 'public/cmaps', licenses: licence('BSD-3-Clause'), within: null },
  ] as const;
}
