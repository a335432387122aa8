import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { besideManaged, lockedKeys, managedKeys, readManaged, underManaged, withProfile } from '../../contract/managed.ts';
import { sayInChinese } from '../../messages/said.ts';
import { defaultSettings } from '../../contract/settings.ts';

describe('what an administrator fixes by policy', () => {
  it('holds before the person’s own choice, and leaves the rest', () => {
    const policy = readManaged({ server: 'https://duwang.shifan.gov.cn:8443/some/path', automatic: true, trustedHosts: ['Media.Shifan.cn 融媒体中心', '12377.cn'] });
    expect(policy.problems).toEqual([]);
    expect(underManaged({ ...defaultSettings, readerName: '王' }, policy)).toEqual({
      ...defaultSettings, readerName: '王', server: 'https://duwang.shifan.gov.cn:8443', automatic: true,
      trustedHosts: [{ host: 'media.shifan.cn', why: '融媒体中心' }, { host: '12377.cn', why: '' }],
    });
    expect(lockedKeys(policy)).toEqual(['server', 'automatic', 'trustedHosts']);
  });

  it('strikes built-in hosts, each with its reason', () => {
    const policy = readManaged({ struckHosts: ['XUEXI.cn 县委 网信办规定'] });
    expect(underManaged({ ...defaultSettings, struckHosts: [{ host: '81.cn', why: '自己的' }] }, policy).struckHosts).toEqual([{ host: 'xuexi.cn', why: '县委 网信办规定' }]);
    expect(lockedKeys(policy)).toEqual(['struckHosts']);
  });

  it('does not overwrite what the person had chosen before', () => {
    const own = { ...defaultSettings, automatic: false, language: 'en' as const };
    const policy = readManaged({ automatic: true });
    expect(besideManaged({ ...underManaged(own, policy), readerName: '王' }, own, policy)).toEqual({ ...own, readerName: '王' });
  });

  it.each([
    ['an address that is none', { server: 'duwang' }, /server.*https/],
    ['an address with a script', { server: 'javascript:alert(1)' }, /server/],
    ['yes instead of true', { automatic: 'yes' }, /automatic.*true/],
    ['a form without its version', { rubric: 'guangxi-2017' }, /rubric.*guangxi-2017@1/],
    ['a language there is not', { language: 'fr' }, /language/],
    ['a host with a path', { trustedHosts: ['a.cn/x'] }, /trustedHosts/],
    ['a built-in host struck without a reason', { struckHosts: ['xuexi.cn'] }, /struckHosts.*理由/],
    ['a name there is not', { colour: 'red' }, /colour.*不是读网的设置项/],
  ])('%s is left out and said, the others hold', (_, bad, words) => {
    const policy = readManaged({ ...bad, automaticLinks: true });
    expect(policy.problems).toHaveLength(1);
    expect(sayInChinese(policy.problems[0]!)).toMatch(words);
    expect(lockedKeys(policy)).toEqual(['automaticLinks']);
  });

  it('names the signing key of the server, however it was copied; what is none is left out and said', () => {
    expect(readManaged({ signingKey: ' C1C0 7889 7006\tFD47 ' })).toEqual({ values: {}, problems: [], signingKey: 'c1c078897006fd47' });
    for (const bad of ['c1c0', 'g'.repeat(16), 'a'.repeat(65), 7]) {
      const policy = readManaged({ signingKey: bad });
      expect([policy.signingKey, policy.problems.map((problem) => sayInChinese(problem))]).toEqual([undefined, [expect.stringMatching(/signingKey.*16 至 64 位/)]]);
    }
  });

  it.each([[null], [undefined], ['text'], [7]])('%s is no policy', (raw) => {
    expect(readManaged(raw)).toEqual({ values: {}, problems: [] });
  });

  it('the schema given to the browser names the same settings', async () => {
    const schema = JSON.parse(await readFile(new URL('../../public/managed-schema.json', import.meta.url), 'utf8')) as { properties: object };
    expect(Object.keys(schema.properties)).toEqual([...managedKeys, 'suggestedPreset', 'signingKey']);
  });

  it('every example for administrators is taken as it stands: .reg, JSON of Chrome and Edge, policies.json of Firefox', async () => {
    const text = await readFile(new URL('../../docs/administrators.md', import.meta.url), 'utf8');
    const blocks = (kind: string): readonly string[] => [...text.matchAll(new RegExp('```' + kind + '\\n([\\s\\S]*?)```', 'g'))].map(([, block]) => block!);
    const [reg] = blocks('reg');
    const values = [...reg!.split('\\policy]')[1]!.matchAll(/^"(\w+)"=(?:"([^"]*)"|dword:([\da-f]{8}))$/gm)].map(([, name, words, number]) => [name, words ?? parseInt(number!, 16) === 1]);
    const json = blocks('json').map((block) => JSON.parse(block) as Record<string, never>);
    const given = json.flatMap((one) => Object.values((one['3rdparty'] as undefined | { extensions: object })?.extensions ?? (one['policies'] as undefined | { '3rdparty': { Extensions: object } })?.['3rdparty'].Extensions ?? {}));
    expect([values.length, given.length]).toEqual([3, 2]);
    for (const example of [Object.fromEntries(values), ...given] as object[]) {
      const read = readManaged(example);
      expect(read.problems).toEqual([]);
      expect(lockedKeys(read).toSorted()).toEqual(Object.keys(example).toSorted());
    }
    // And every setting that can be fixed has its line in the table.
    for (const key of [...managedKeys, 'suggestedPreset', 'signingKey']) expect(text).toContain(`| \`${key}\` |`);
  });
});

describe('what the unit\'s server fixes', () => {
  const by = { unit: '某市', by: '管理员甲', because: '全市统一', at: 0 };
  const county = { unit: '某县', by: '管理员乙', because: '另定', at: 0 };

  it('holds beside the browser\'s policy, which goes first; of several units the highest goes first', () => {
    const policy = withProfile(readManaged({ automatic: false }), [{ ...by, values: { automatic: true, showHints: true } }, { ...county, values: { showHints: false, rubric: 'guangxi-2017@1' } }]);
    expect(policy.values).toEqual({ automatic: false, showHints: true, rubric: 'guangxi-2017@1' });
    expect(policy.reasons).toEqual({ showHints: { unit: '某市', by: '管理员甲', because: '全市统一' }, rubric: { unit: '某县', by: '管理员乙', because: '另定' } });
    expect(lockedKeys(policy)).toEqual(['automatic', 'rubric', 'showHints']);
  });

  it('a preset fixes what it stands for, but not what the browser\'s policy or its own unit says otherwise', () => {
    const policy = withProfile(readManaged({ showScore: true }), [{ ...by, values: { preset: 'reading', showHints: true } }]);
    expect(underManaged(defaultSettings, policy)).toMatchObject({ preset: 'reading', showScore: true, showHints: true, automatic: true });
    expect(policy.reasons?.automatic).toEqual({ unit: '某市', by: '管理员甲', because: '全市统一' });
    expect(policy.reasons?.showScore).toBeUndefined();
    // A preset of the browser's policy fixes all it stands for, also against the server.
    const other = withProfile(readManaged({ preset: 'editing' }), [{ ...by, values: { automatic: true } }]);
    expect(underManaged(defaultSettings, other).automatic).toBe(false);
  });
});
