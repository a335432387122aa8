import { adml, admx, browsers, policyKey, type BrowserName } from './admx.ts';
import { managedSettings, type ManagedSetting } from './settings.ts';

/** What a unit's policy files are made for. */
export interface PolicyFacts {
  /** The extension's id in Chrome and Edge, which follows from the unit's key. */
  readonly id: string;
  /** The unit's server, which also hands out the package: origin without a slash at the end. */
  readonly server: string;
}

/** Letters that are no real extension: the files in deploy/policies are made with them. */
export const examples: PolicyFacts = { id: 'abcdefghijklmnopabcdefghijklmnop', server: 'https://duwang.shifan.gov.cn' };

export const firefoxId = 'duwang@duwang.invalid';

/**
 * Every policy file by its path: group policy template (ADMX, ADML), .reg and JSON for Chrome and Edge, policies.json for Firefox.
 * All of them carry every setting there is, but for the signing key and, in files of a real unit, hosts; who needs fewer takes lines out.
 * @param version of the package, which is part of its name for Firefox
 * @throws in Chinese when the id or the address cannot be one
 */
export async function policyFiles(facts: PolicyFacts, version: string): Promise<ReadonlyMap<string, Uint8Array>> {
  if (!/^[a-p]{32}$/.test(facts.id)) throw new Error(`插件标识应为 32 个 a 到 p 的字母：${facts.id}。标识在 https://服务器/ext/update.xml 的 appid 里。`);
  if (!URL.canParse(facts.server) || !/^https?:/.test(facts.server) || new URL(facts.server).origin !== facts.server) throw new Error(`服务器地址应以 https:// 开头，后面没有路径：${facts.server}`);
  const settings = await managedSettings();
  const values = Object.fromEntries(settings.filter(({ key }) => !isOwn(key, facts)).map((setting) => [setting.key, valueOf(setting, facts)]));
  const names = Object.keys(browsers) as BrowserName[];
  return new Map<string, Uint8Array>([
    ['windows/duwang.admx', utf8(admx(settings, facts.id))],
    ['windows/zh-CN/duwang.adml', utf8(adml(settings, 'zh-CN'))],
    ['windows/en-US/duwang.adml', utf8(adml(settings, 'en-US'))],
    ...names.map((name) => [`windows/duwang-${name.toLowerCase()}.reg`, utf16(registry(name, facts, values))] as const),
    ...names.map((name) => [`linux/duwang-${name.toLowerCase()}.json`, json({
      ExtensionInstallForcelist: [`${facts.id};${facts.server}/ext/update.xml`], '3rdparty': { extensions: { [facts.id]: values } },
    })] as const),
    ['firefox/policies.json', json({ policies: {
      ExtensionSettings: { [firefoxId]: { installation_mode: 'force_installed', install_url: `${facts.server}/ext/duwang-${version}.xpi` } },
      '3rdparty': { Extensions: { [firefoxId]: values } },
    } })],
  ]);
}

/**
 * What only the unit itself can know is not made up in files somebody hands out as they stand: with a made-up key every pack would be
 * refused, with made-up hosts findings would be judged, and their record say so, by what the unit never laid down.
 */
function isOwn(key: string, { id }: PolicyFacts): boolean {
  return key === 'signingKey' || (id !== examples.id && (key === 'trustedHosts' || key === 'struckHosts'));
}

type Value = string | boolean | readonly string[];

const sample: Readonly<Record<string, Value>> = {
  automatic: true, automaticLinks: false, rubric: 'guangxi-2017@1', language: 'zh-CN', trustedHosts: ['rmt.shifan.example.cn 县融媒体中心'],
  struckHosts: ['jiathis.com 单位规定不再使用分享按钮'], preset: 'reading', showHints: true, showScore: true, uploadPictures: true, suggestedPreset: 'reading',
};

function valueOf({ key }: ManagedSetting, { server }: PolicyFacts): Value {
  const value = key === 'server' ? server : sample[key];
  if (value === undefined) throw new Error(`${key} 还没有例子：请写进 scripts/policies/files.ts。`);
  return value;
}

/** A registry file of the whole machine. Lists are keys of their own with the values 1, 2, 3 …, as the browser reads them. */
function registry(browser: BrowserName, { id, server }: PolicyFacts, values: Readonly<Record<string, Value>>): string {
  const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const machine = (key: string): string => `[HKEY_LOCAL_MACHINE\\${key.replace('Software', 'SOFTWARE')}]`;
  const where = policyKey(browser, id);
  const entries = Object.entries(values);
  return ['Windows Registry Editor Version 5.00', '',
    '; 强制安装。只有加入域或由设备管理登记的电脑才接受内网地址，其他电脑请按 docs/administrators.md 的“没有加入域的电脑”。', machine(`${browsers[browser]}\\ExtensionInstallForcelist`), `"1"=${quoted(`${id};${server}/ext/update.xml`)}`, '',
    '; 统一设定：不需要的行删除。有了 preset 就不必写 suggestedPreset。', machine(where),
    ...entries.filter(([, value]) => typeof value !== 'object').map(([key, value]) => `"${key}"=${typeof value === 'boolean' ? `dword:0000000${value ? 1 : 0}` : quoted(value as string)}`),
    ...entries.flatMap(([key, value]) => (typeof value === 'object' ? ['', machine(`${where}\\${key}`), ...value.map((line, index) => `"${index + 1}"=${quoted(line)}`)] : [])), ''].join('\r\n');
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: object): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);
/** The registry editor reads Chinese only as UTF-16 with its mark. */
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
