import { createHash, generateKeyPairSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crx } from '../../scripts/package/crx.ts';
import { steadyZip } from '../../scripts/package/steady-zip.ts';
import { temporaryFolder } from './support/place.ts';
import { openUnit, type Unit } from './support/unit.ts';

const folder = temporaryFolder();
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
const lines: string[] = [];
let unit: Unit;
beforeAll(async () => { unit = await openUnit({ extensionDir: folder, log: (_level, event, fields) => { if (event === 'extension.package') lines.push(`${String(fields?.['file'])}: ${String(fields?.['cause'])}`); } }); });
afterAll(async () => {
  await unit[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

function packed(version: string, more: object = {}): Uint8Array {
  return steadyZip(new Map([['manifest.json', strToU8(JSON.stringify({ manifest_version: 3, name: '示范', version, ...more }))], ['a.js', strToU8('1')]]));
}

const get = (path: string) => fetch(unit.server.url + path);
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('an empty folder offers nothing, in the form browsers expect', async () => {
  const xml = await get('/ext/update.xml');
  expect([xml.status, xml.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
  expect(await xml.text()).toContain('<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">\n</gupdate>');
  expect(await (await get('/ext/updates.json')).json()).toEqual({ addons: {} });
});

test('the newest version of each id is offered with its digest, and fetched byte for byte under its own media type', async () => {
  const [old, fresh] = [crx(packed('0.9.10'), privateKey), crx(packed('0.10.2', { minimum_chrome_version: '120' }), privateKey)];
  const gecko = packed('0.10.2', { browser_specific_settings: { gecko: { id: 'duwang@duwang.invalid', strict_min_version: '140.0' } } });
  writeFileSync(join(folder, 'old.crx'), old);
  writeFileSync(join(folder, 'new.crx'), fresh);
  writeFileSync(join(folder, 'fire.xpi'), gecko);

  const xml = await (await get('/ext/update.xml')).text();
  const [, id = ''] = /appid="([a-p]{32})"/.exec(xml) ?? [];
  expect(xml).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
 <app appid="${id}">
  <updatecheck codebase="${unit.server.url}/ext/new.crx" version="0.10.2" hash_sha256="${sum(fresh)}" prodversionmin="120"/>
 </app>
</gupdate>
`);
  const json = await get('/ext/updates.json');
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await json.json()).toEqual({ addons: { 'duwang@duwang.invalid': { updates: [{ version: '0.10.2', update_link: `${unit.server.url}/ext/fire.xpi`, update_hash: `sha256:${sum(gecko)}`, applications: { gecko: { strict_min_version: '140.0' } } }] } } });

  for (const [file, type, bytes] of [['new.crx', 'application/x-chrome-extension', fresh], ['fire.xpi', 'application/x-xpinstall', gecko]] as const) {
    const answer = await get(`/ext/${file}`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([200, type, 'nosniff']);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  }
});

test('what is no whole package, or is not offered, is neither named nor handed out, and the log says which and why', async () => {
  writeFileSync(join(folder, 'broken.crx'), 'Cr24 but nothing else');
  writeFileSync(join(folder, 'cut.crx'), crx(packed('9.0'), privateKey).subarray(0, 700));
  writeFileSync(join(folder, 'chromium.xpi'), packed('9.0'));
  writeFileSync(join(folder, 'again.crx'), crx(packed('0.10.2', { name: '又一个' }), privateKey));
  writeFileSync(join(folder, 'secret.txt'), 'not for browsers');
  const xml = await (await get('/ext/update.xml')).text();
  expect(xml.match(/codebase="[^"]+"/g)).toHaveLength(1);
  for (const [file, why] of [['broken.crx', '不是 CRX3'], ['cut.crx', '没有读得懂的 manifest.json'], ['chromium.xpi', '没有 Firefox 的插件标识'], ['new.crx', '与 again.crx 的标识和版本相同']] as const) {
    expect(lines.filter(line => line.startsWith(`${file}: `) && line.includes(why))).toHaveLength(1);
  }
  for (const path of ['/ext/broken.crx', '/ext/old.crx', '/ext/secret.txt', '/ext/..%2f..%2fetc%2fpasswd', '/ext/', '/ext/none.crx']) expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test('a folder that is not there stops the start with its name', async () => {
  await expect(openUnit({ extensionDir: join(folder, 'nowhere') })).rejects.toThrow('EXTENSION_DIR');
});

test('a key that is none is refused in words', () => {
  expect(() => crx(packed('1.0'), 'rubbish')).toThrow('RSA 私钥');
});
