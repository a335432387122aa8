import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Parser } from 'saxen';
import { describe, expect, it } from 'vitest';
import { lockedKeys, readManaged } from '../../contract/managed.ts';
import { examples, firefoxId, policyFiles } from '../../scripts/policies/files.ts';
import { managedSettings } from '../../scripts/policies/settings.ts';

const root = path.join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
const folder = path.join(root, 'deploy', 'policies');
const settings = await managedSettings();
const keys = settings.map(({ key }) => key);
const text = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8');

interface Element { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly inside: Element[]; words: string }

/** The tree of an XML file. @throws when it is not well-formed */
function parsed(xml: string): Element {
  const top: Element = { name: '', attributes: {}, inside: [], words: '' };
  const open = [top];
  new Parser()
    .on('openTag', (name, attributes) => {
      const element: Element = { name, attributes: { ...attributes() }, inside: [], words: '' };
      open.at(-1)!.inside.push(element);
      open.push(element);
    })
    .on('closeTag', () => void open.pop())
    .on('text', (words, decode) => void (open.at(-1)!.words += decode(words)))
    .on('error', (problem) => { throw problem; })
    .on('warn', (problem) => { throw problem; })
    .parse(xml);
  expect(open).toHaveLength(1);
  return top.inside[0]!;
}

const all = (element: Element, name: string): readonly Element[] => element.inside.flatMap((one) => [...(one.name === name ? [one] : []), ...all(one, name)]);

describe('policy files for administrators', () => {
  it('deploy/policies is what the schema says now: run `npm run policies` and commit it', async () => {
    const files = await policyFiles(examples, version);
    const kept = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile() && one.name !== 'README.md').map((one) => path.relative(folder, path.join(one.parentPath, one.name)).split(path.sep).join('/'));
    expect(kept.toSorted()).toEqual([...files.keys()].toSorted());
    for (const [name, bytes] of files) expect((await readFile(path.join(folder, name))).equals(bytes), name).toBe(true);
  });

  it('the template has each setting once for Chrome and once for Edge, of its type, where that browser reads it', async () => {
    const policies = all(parsed(await text('windows/duwang.admx')), 'policy');
    expect(policies.map(({ attributes }) => attributes['name'])).toEqual(['Chrome', 'Edge'].flatMap((browser) => keys.map((key) => `${browser}_${key}`)));
    for (const policy of policies) {
      const [browser = '', key = ''] = policy.attributes['name']!.split('_');
      const where = `Software\\Policies\\${browser === 'Chrome' ? 'Google\\Chrome' : 'Microsoft\\Edge'}\\3rdparty\\extensions\\${examples.id}\\policy`;
      expect(policy.attributes['key']).toBe(where);
      const { type, choices } = settings.find((one) => one.key === key)!;
      const elements = policy.inside.find(({ name }) => name === 'elements')?.inside ?? [];
      if (type === 'boolean') {
        expect([policy.attributes['valueName'], elements, all(policy, 'decimal').map(({ attributes }) => attributes['value'])]).toEqual([key, [], ['1', '0']]);
        continue;
      }
      expect(elements.map(({ name, attributes }) => [name, attributes['valueName'] ?? attributes['key']])).toEqual([type === 'list' ? ['list', `${where}\\${key}`] : [type === 'text' ? 'text' : 'enum', key]]);
      expect(all(policy, 'string').map(({ words }) => words)).toEqual(choices);
    }
  });

  it.each(['zh-CN', 'en-US'])('every text and every field the template asks for is there in %s', async (language) => {
    const template = await text('windows/duwang.admx');
    const said = parsed(await text(`windows/${language}/duwang.adml`));
    const texts = new Map(all(said, 'string').map((one) => [one.attributes['id'], one.words]));
    const wanted = (kind: string): readonly string[] => [...new Set([...template.matchAll(new RegExp(`\\$\\(${kind}\\.(\\w+)\\)`, 'g'))].map(([, id]) => id!))].toSorted();
    expect([...texts.keys()].toSorted()).toEqual(wanted('string'));
    for (const [id, words] of texts) if (keys.includes(id!) || id!.endsWith('_Explain')) expect(/[\u4e00-\u9fff]/.test(words), `${id}: ${words}`).toBe(language === 'zh-CN');
    const fields = all(said, 'presentation');
    expect(fields.map(({ attributes }) => attributes['id']).toSorted()).toEqual(wanted('presentation'));
    // The field of a presentation carries the name of the element it fills.
    for (const { attributes, inside } of fields) expect(inside.map((one) => one.attributes['refId'])).toEqual([attributes['id']]);
  });

  it('every example carries every setting but the signing key, which is each server\'s own, as the schema and the extension want it', async () => {
    const given = settings.filter(({ key }) => key !== 'signingKey');
    const names = given.map(({ key }) => key);
    const linux = await Promise.all(['chrome', 'edge'].map(async (name) => JSON.parse(await text(`linux/duwang-${name}.json`)) as { ExtensionInstallForcelist: string[]; '3rdparty': { extensions: Record<string, object> } }));
    const firefox = JSON.parse(await text('firefox/policies.json')) as { policies: { ExtensionSettings: Record<string, { install_url: string }>; '3rdparty': { Extensions: Record<string, object> } } };
    for (const one of linux) expect(one.ExtensionInstallForcelist).toEqual([`${examples.id};${examples.server}/ext/update.xml`]);
    expect(firefox.policies.ExtensionSettings[firefoxId]!.install_url).toBe(`${examples.server}/ext/duwang-${version}.xpi`);
    const registry = await Promise.all([['chrome', 'Google\\Chrome'], ['edge', 'Microsoft\\Edge']].map(async ([name, place]) => fromRegistry(await readFile(path.join(folder, `windows/duwang-${name}.reg`)), `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${place}`)));
    const values = [...linux.map((one) => one['3rdparty'].extensions[examples.id]!), firefox.policies['3rdparty'].Extensions[firefoxId]!, ...registry] as Readonly<Record<string, unknown>>[];
    for (const one of values) {
      expect(Object.keys(one).toSorted()).toEqual(names.toSorted());
      for (const { key, type, choices } of given) {
        expect(Array.isArray(one[key]) ? 'list' : typeof one[key] === 'boolean' ? 'boolean' : 'text', key).toBe(type === 'choice' ? 'text' : type);
        if (choices.length > 0) expect(choices).toContain(one[key]);
      }
      const read = readManaged(one);
      expect(read.problems).toEqual([]);
      expect(read.suggested).toBe('reading');
      expect(lockedKeys(read).toSorted()).toEqual(names.filter((key) => key !== 'suggestedPreset').toSorted());
      expect(one).toEqual(values[0]);
    }
  });

  it('files of a real unit name no host and no key that the unit never laid down', async () => {
    const files = await policyFiles({ id: 'ponmlkjihgfedcbaponmlkjihgfedcba', server: 'https://duwang.xian.gov.cn' }, version);
    const text = [...files].filter(([name]) => !/\.adm[xl]$/.test(name)).map(([name, bytes]) => Buffer.from(bytes).toString(name.endsWith('.reg') ? 'utf16le' : 'utf8')).join('\n');
    expect(text).toContain('uploadPictures');
    expect(text).not.toMatch(/trustedHosts|struckHosts|signingKey|example\.cn|jiathis/);
  });

  it.each([[{ ...examples, id: 'mine' }, /32 个/], [{ ...examples, server: 'https://a.gov.cn/x' }, /没有路径/], [{ ...examples, server: 'duwang' }, /https/]])('%j is refused with what to give', async (facts, words) => {
    await expect(policyFiles(facts, version)).rejects.toThrow(words);
  });
});

/** What a browser makes of a registry file: numbers by the schema are booleans, a key of its own is a list in the order of its numbers. */
function fromRegistry(bytes: Buffer, place: string): Readonly<Record<string, unknown>> {
  const lines = new TextDecoder('utf-16le', { ignoreBOM: false }).decode(bytes).split('\r\n');
  expect([bytes.subarray(0, 2).toString('hex'), lines[0]]).toEqual(['fffe', 'Windows Registry Editor Version 5.00']);
  const below = `${place}\\3rdparty\\extensions\\${examples.id}\\policy`;
  const values: Record<string, unknown> = {};
  let key = '';
  for (const line of lines.slice(1)) {
    const opened = /^\[(.+)\]$/.exec(line)?.[1];
    if (opened !== undefined) {
      key = opened;
      continue;
    }
    const [, name, words, number] = /^"(\w+)"=(?:"(.*)"|dword:([\da-f]{8}))$/.exec(line) ?? [];
    if (name === undefined) expect(line).toMatch(/^(?:;.*)?$/);
    else if (key === below) values[name] = words ?? parseInt(number!, 16) === 1;
    else if (key.startsWith(`${below}\\`)) values[key.slice(below.length + 1)] = [...values[key.slice(below.length + 1)] as string[] | undefined ?? [], words];
    else expect([key, name, words]).toEqual([`${place}\\ExtensionInstallForcelist`, '1', `${examples.id};${examples.server}/ext/update.xml`]);
  }
  return values;
}
