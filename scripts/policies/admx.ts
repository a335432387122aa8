import { english } from './english.ts';
import type { ManagedSetting } from './settings.ts';

/** The browsers that read extension settings from the Windows registry, by where. */
export const browsers = {
  Chrome: 'Software\\Policies\\Google\\Chrome',
  Edge: 'Software\\Policies\\Microsoft\\Edge',
} as const;
export type BrowserName = keyof typeof browsers;

/** Where a browser reads the settings of one extension, below HKEY_LOCAL_MACHINE or HKEY_CURRENT_USER. */
export const policyKey = (browser: BrowserName, id: string): string => `${browsers[browser]}\\3rdparty\\extensions\\${id}\\policy`;

/**
 * The group policy template of the extension's settings (ADMX): every setting once for Chrome and once for Edge.
 * Format: Microsoft, Group Policy ADMX syntax (schemaVersion 1.0). Texts are in the ADML files.
 * @param id the extension's id, 32 letters a to p
 */
export function admx(settings: readonly ManagedSetting[], id: string): string {
  const names = Object.keys(browsers) as BrowserName[];
  return document('policyDefinitions', [
    '  <policyNamespaces><target prefix="duwang" namespace="Duwang.Policies" /></policyNamespaces>',
    '  <resources minRequiredRevision="1.0" />',
    '  <supportedOn><definitions><definition name="Supported" displayName="$(string.Supported)" /></definitions></supportedOn>',
    '  <categories>',
    '    <category name="Duwang" displayName="$(string.Duwang)" />',
    ...names.map((name) => `    <category name="${name}" displayName="$(string.${name})"><parentCategory ref="Duwang" /></category>`),
    '  </categories>',
    '  <policies>',
    ...names.flatMap((name) => settings.map((setting) => policy(name, setting, policyKey(name, id)))),
    '  </policies>',
  ]);
}

/** The texts of the template in one language (ADML). */
export function adml(settings: readonly ManagedSetting[], language: 'zh-CN' | 'en-US'): string {
  const own = language === 'zh-CN';
  const said = settings.map((setting) => ({ ...setting, ...(own ? {} : english[setting.key]) }));
  const strings: readonly (readonly [id: string, text: string])[] = [
    ['Duwang', own ? '读网' : 'Duwang'], ['Chrome', 'Google Chrome'], ['Edge', 'Microsoft Edge'],
    ['Supported', own ? 'Chrome 120、Edge 120 或以后的版本，Windows 10 或以后的版本' : 'Chrome 120 or Edge 120 and later, on Windows 10 and later'],
    ...said.flatMap(({ key, title, description, choices }) => [
      [key, title] as const, [`${key}_Explain`, own ? `${description}设定后使用者在“读网设置”里看得到，不能改${key === 'suggestedPreset' ? '这一建议' : ''}；改为“未配置”即恢复使用者自己的选择。` : `${description} What is set here shows as locked in Duwang’s settings; “Not configured” brings back the person’s own choice.`] as const,
      ...choices.map((choice) => [choiceId(key, choice), choice] as const),
    ]),
  ];
  return document('policyDefinitionResources', [
    `  <displayName>${escaped(own ? '读网的统一设定' : 'Settings of Duwang')}</displayName>`,
    `  <description>${escaped(own ? '由 public/managed-schema.json 生成，不要手改。' : 'Generated from public/managed-schema.json; do not edit.')}</description>`,
    '  <resources>',
    '    <stringTable>',
    ...strings.map(([id, text]) => `      <string id="${id}">${escaped(text)}</string>`),
    '    </stringTable>',
    '    <presentationTable>',
    ...said.filter(({ type }) => type !== 'boolean').map(presentation),
    '    </presentationTable>',
    '  </resources>',
  ]);
}

/** Booleans are the policy's own on and off; everything else is one element of it. */
function policy(browser: BrowserName, { key, type, choices }: ManagedSetting, where: string): string {
  const at = `class="Both" displayName="$(string.${key})" explainText="$(string.${key}_Explain)" key="${where}"`;
  const placed = `      <parentCategory ref="${browser}" />\n      <supportedOn ref="Supported" />`;
  const inside = type === 'boolean' ? '      <enabledValue><decimal value="1" /></enabledValue>\n      <disabledValue><decimal value="0" /></disabledValue>'
    : type === 'text' ? `      <elements><text id="${key}" valueName="${key}" maxLength="500" required="true" /></elements>`
      // Chrome reads a list from the values 1, 2, 3 … of a key of the setting's name.
      : type === 'list' ? `      <elements><list id="${key}" key="${where}\\${key}" valuePrefix="" /></elements>`
        : `      <elements><enum id="${key}" valueName="${key}" required="true">${choices.map((choice) => `<item displayName="$(string.${choiceId(key, choice)})"><value><string>${choice}</string></value></item>`).join('')}</enum></elements>`;
  const value = type === 'boolean' ? ` valueName="${key}"` : ` presentation="$(presentation.${key})"`;
  return `    <policy name="${browser}_${key}" ${at}${value}>\n${placed}\n${inside}\n    </policy>`;
}

/** Names of texts hold letters, digits and `_` alone. */
const choiceId = (key: string, choice: string): string => `${key}_${choice.replaceAll('-', '_')}`;

function presentation({ key, type, title }: ManagedSetting): string {
  const label = escaped(title);
  const inside = type === 'text' ? `<textBox refId="${key}"><label>${label}</label></textBox>`
    : type === 'list' ? `<listBox refId="${key}">${label}</listBox>` : `<dropdownList refId="${key}" noSort="true" defaultItem="0">${label}</dropdownList>`;
  return `      <presentation id="${key}">${inside}</presentation>`;
}

function document(root: string, lines: readonly string[]): string {
  return ['<?xml version="1.0" encoding="utf-8"?>',
    `<${root} xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">`,
    ...lines, `</${root}>`, ''].join('\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
