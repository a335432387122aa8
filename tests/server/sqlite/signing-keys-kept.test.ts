import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { appKey } from '../../../server/auth/app-key.ts';
import { backupTo, restoreFrom } from '../../../server/db/backup.ts';
import { verifySignatures } from '../../../server/exchange/verify-signatures.ts';
import { canSign } from '../../../server/exchange/sign-packs.ts';
import { homeTenant } from '../../../server/repo/organisations.ts';
import { listSigningKeys } from '../../../server/repo/signatures.ts';
import { auditOf } from '../support/observe.ts';
import { push, signIn } from '../support/person.ts';
import { temporaryFolder } from '../support/place.ts';
import { create, newId } from '../support/records.ts';
import { somePack } from '../support/some-pack.ts';
import { openUnit, type Unit } from '../support/unit.ts';

const folders: string[] = [];
afterEach(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }); });

function folder(): string {
  folders.push(temporaryFolder());
  return folders.at(-1)!;
}

function pack(code: string) {
  const { format: _, ...head } = somePack({ code });
  const id = newId();
  return create('pack', { id, edition: id, part: 0, parts: 1, ...head, state: 'on', by: '', at: 1 });
}

/** Whether the newest key of the unit opens with this key of the installation, and what `verify` finds. */
async function stateOf(unit: Unit, dataDir: string, key?: string) {
  const db = unit.server.context.db.read;
  const tenant = await homeTenant(db);
  return { opens: canSign(appKey(dataDir, key), tenant, await listSigningKeys(db, tenant)), ...await verifySignatures(db) };
}

test('backup and restore in a new folder with its app.key: the signing keys open, every signature holds, and what is published next is signed with the same key', async () => {
  const [from, to] = [folder(), folder()];
  const first = await openUnit({ dataDir: from });
  const editor = await first.person('editor', '审核甲');
  await push(editor, [pack('one'), pack('two')]);
  const backup = join(folder(), 'backup.sqlite');
  await backupTo(join(from, 'duwang.sqlite'), backup);
  const names = (await listSigningKeys(first.server.context.db.read, await homeTenant(first.server.context.db.read))).map(({ id }) => id);
  await first.server.stop();
  await restoreFrom(backup, join(to, 'duwang.sqlite'));
  copyFileSync(join(from, 'app.key'), join(to, 'app.key'));
  const second = await openUnit({ dataDir: to });
  expect(await stateOf(second, to)).toEqual({ opens: true, checked: 2, trouble: [] });
  await push(await signIn(second.server.url, '审核甲', editor.deviceId), [pack('three')]);
  expect(await stateOf(second, to)).toEqual({ opens: true, checked: 3, trouble: [] });
  expect((await listSigningKeys(second.server.context.db.read, await homeTenant(second.server.context.db.read))).map(({ id }) => id)).toEqual(names);
  await second.server.stop();
});

test('restored without its app.key: what was signed holds still, what is published then is taken unsigned, verify names it, and the audit has a line', async () => {
  const [from, to] = [folder(), folder()];
  const first = await openUnit({ dataDir: from });
  const editor = await first.person('editor', '审核甲');
  await push(editor, [pack('one')]);
  const backup = join(folder(), 'backup.sqlite');
  await backupTo(join(from, 'duwang.sqlite'), backup);
  await first.server.stop();
  await restoreFrom(backup, join(to, 'duwang.sqlite'));
  const second = await openUnit({ dataDir: to });
  expect(await stateOf(second, to)).toEqual({ opens: false, checked: 1, trouble: [] });
  expect((await push(await signIn(second.server.url, '审核甲', editor.deviceId), [pack('late')])).results[0]).toMatchObject({ st: 'ok' });
  expect(await stateOf(second, to)).toMatchObject({ checked: 2, trouble: [expect.stringContaining('规则包 late@1')] });
  expect(await auditOf(second)).toContain('signing.unreadable unsigned');
  await second.server.stop();
});
