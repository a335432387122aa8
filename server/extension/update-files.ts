import type { OfferedPackage } from './packages.ts';

/** What Chromium and its kin ask for under an extension's `update_url` (protocol 2). @param at where the packages lie, without a slash at the end */
export function updateXml(offered: readonly OfferedPackage[], at: string): string {
  const apps = offered.filter(one => one.kind === 'crx').map(one => ` <app appid="${one.id}">
  <updatecheck codebase="${escaped(`${at}/${one.file}`)}" version="${one.version}" hash_sha256="${one.sha256}"${one.oldest === null ? '' : ` prodversionmin="${one.oldest}"`}/>
 </app>
`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
${apps.join('')}</gupdate>
`;
}

/** What Firefox asks for. */
export function updatesJson(offered: readonly OfferedPackage[], at: string): unknown {
  const addons = offered.filter(one => one.kind === 'xpi').map(one => [one.id, { updates: [{
    version: one.version, update_link: `${at}/${one.file}`, update_hash: `sha256:${one.sha256}`,
    ...(one.oldest === null ? {} : { applications: { gecko: { strict_min_version: one.oldest } } }),
  }] }]);
  return { addons: Object.fromEntries(addons) };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
