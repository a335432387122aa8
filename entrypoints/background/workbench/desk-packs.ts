import type { DeskPacks } from '../../../contract/pack-desk.ts';
import type { UnitPack } from '../../../contract/unit-pack.ts';
import type { DeskFile, DeskMessage } from '../../../contract/workbench.ts';
import { policyOf } from '../../../packs/in-force.ts';
import { ofFile } from '../../../messages/files.ts';
import { judgePack } from '../../../packs/judge-pack.ts';
import { PackRefused } from '../../../packs/problem.ts';
import { readPackJson } from '../../../packs/read-json.ts';
import { packJson, packTemplate, packWorkbook } from '../../../packs/write-pack.ts';
import { beijingDay } from '../../../standards/window.ts';
import { StoreRefused } from '../../../store/database.ts';
import { refusedOnes, signingOf } from '../../../store/signing.ts';
import { keepPack, listPacks, packsInForce, setPackState, sharePack, type KeptPack } from '../../../store/packs.ts';
import { currentAccount, pen, recordDatabase, timeNow } from '../services.ts';

type PackMessage = Extract<DeskMessage, { readonly type: `desk.pack${string}` }>;

/** Whether a message of the workbench is about the unit's packs. */
export function isPackMessage(message: DeskMessage): message is PackMessage {
  return message.type.startsWith('desk.pack');
}

/** Whether a message changes something, for which an account that only looks has no right. */
export function changesPacks(message: PackMessage): boolean {
  return message.type !== 'desk.packs' && message.type !== 'desk.pack-file';
}

/** Does what a message asks. @throws StoreRefused with nothing changed */
export async function actOnPacks(message: PackMessage): Promise<unknown> {
  switch (message.type) {
    case 'desk.packs': return shownPacks();
    case 'desk.pack-keep': {
      if (message.shared && await mayPublish() !== true) throw new StoreRefused('rule', 'said.packs.publishAll');
      await keepPack(await pen(), judged(message.json), message.shared);
      return undefined;
    }
    case 'desk.pack-state': {
      const kept = await editionOf(message.edition);
      if (kept.shared && await mayPublish() === false) throw new StoreRefused('rule', 'said.packs.shared');
      await setPackState(await pen(), message.edition, message.state);
      return undefined;
    }
    case 'desk.pack-share':
      if (await mayPublish() !== true) throw new StoreRefused('rule', 'said.packs.publish');
      await sharePack(await pen(), message.edition);
      return undefined;
    case 'desk.pack-file': return fileOf(message.edition, message.as);
  }
}

async function shownPacks(): Promise<DeskPacks> {
  const store = await recordDatabase();
  const packs = await listPacks(store);
  const day = beijingDay(await timeNow());
  const inForce = packsInForce(packs, day);
  return {
    packs: packs.map(({ edition, pack, state, by, at, shared, signature }) => ({
      edition, code: pack.code, version: pack.version, name: pack.name, from: pack.from, until: pack.until, note: pack.note,
      words: pack.words.length, confusions: pack.confusions.length, allow: pack.allow.length, settings: pack.settings.length, tables: pack.tables?.length ?? 0, hosts: pack.trustedHosts.length, struck: pack.struckHosts?.length ?? 0, years: [...new Set(pack.calendar?.map(({ year }) => year))], state, by, at, shared, signature,
      effect: state !== 'on' ? state : signature?.kind === 'refused' ? 'refused' : inForce.includes(pack) ? 'in-force' : day < pack.from ? 'not-yet' : pack.until !== null && day > pack.until ? 'over' : 'replaced',
    })),
    mayPublish: await mayPublish(), policy: policyOf(inForce), refused: refusedOnes(await signingOf(store)).filter(({ entity }) => entity === 'pack'),
  };
}

/** True for an editor, false for another account, null where nobody is signed in. */
async function mayPublish(): Promise<boolean | null> {
  const account = await currentAccount();
  return account && account.role === 'editor';
}

function judged(json: string): UnitPack {
  try {
    const result = judgePack(readPackJson(json));
    if (result.ok) return result.pack;
    throw new PackRefused(result.problems);
  } catch (error) {
    if (error instanceof PackRefused) throw new StoreRefused('rule', 'said.packs.bad', ofFile('file.list', ...error.problems.slice(0, 5).map(({ where, message }) => ofFile('file.at', where, message))));
    throw error;
  }
}

async function editionOf(edition: string): Promise<KeptPack> {
  const kept = (await listPacks(await recordDatabase())).find((one) => one.edition === edition);
  if (!kept) throw new StoreRefused('rule', 'said.find.pack');
  return kept;
}

async function fileOf(edition: string, as: 'json' | 'xlsx' | 'template'): Promise<DeskFile> {
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (as === 'template') return { name: '读网-单位规则包模板.xlsx', mime: xlsx, base64: base64Of(packTemplate(beijingDay(Date.now()))) };
  const { pack } = await editionOf(edition);
  const name = `读网-规则包-${pack.code}-第${pack.version}版`;
  return as === 'json' ? { name: `${name}.json`, mime: 'application/json', base64: base64Of(new TextEncoder().encode(packJson(pack))) } : { name: `${name}.xlsx`, mime: xlsx, base64: base64Of(packWorkbook(pack, beijingDay(Date.now()))) };
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
