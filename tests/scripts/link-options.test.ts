import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { paceOf, politeProfile } from '../../links/profile.ts';
import { linkProfile } from '../../scripts/inspect/link-options.ts';
import { readOptions } from '../../scripts/inspect/options.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'duwang-pace-'));
const profileOf = (...args: readonly string[]) => linkProfile(readOptions(['https://www.shifan.gov.cn/', ...args]));
const paced = async (json: string) => {
  const file = path.join(folder, `${Math.random()}.json`);
  await writeFile(file, json);
  return profileOf('--links', '--link-pace', file);
};

it('checks no links unless asked, and politely when asked', async () => {
  expect(await profileOf()).toBeNull();
  expect(await profileOf('--links')).toEqual(politeProfile);
});

it('takes times in seconds', async () => {
  expect(await profileOf('--links', '--link-timeout', '1.5', '--link-retry', '0')).toMatchObject({ firstByte: 1500, body: 1500, retry: 0 });
});

it('takes a pace for all hosts and for some', async () => {
  const profile = (await paced('{"perHost": 3, "gap": 10, "total": 50, "hosts": {"*.Test.gov.cn": {"perHost": 6, "gap": 0}}}'))!;
  expect(profile.total).toBe(50);
  expect(paceOf(profile, 'www.shifan.gov.cn')).toEqual({ perHost: 3, gap: 10, perWindow: 400 });
  expect(paceOf(profile, 'a.test.gov.cn:8080')).toMatchObject({ perHost: 6, gap: 0 });
  expect((await paced('{"profile": "fast"}'))!.pace).toMatchObject({ perHost: 6, gap: 0 });
});

it.each(['no json', '[]', '{"perHost": 0}', '{"gap": "1"}', '{"hosts": []}', '{"hosts": {"a.cn": 3}}', '{"profile": "rude"}', '{"total": 1.5}'])('refuses %s in words', async (json) => {
  await expect(paced(json)).rejects.toThrow(/--link-pace/);
});
