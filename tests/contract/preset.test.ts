import { describe, expect, it } from 'vitest';
import { lockedKeys, readManaged, underManaged } from '../../contract/managed.ts';
import { changedFrom, followsPreset, presetIds, presetKeys, presets } from '../../contract/preset.ts';
import { mappingBetween, previewOf, publishedAddress } from '../../contract/preview-host.ts';
import { defaultSettings } from '../../contract/settings.ts';
import { opensTour } from '../../entrypoints/background/welcome.ts';
import { packOf } from '../../standards/rubrics.ts';
import { migrateSettings } from '../../store/migrations/settings.ts';

describe('presets', () => {
  it.each(presetIds)('%s names a form there is, and never asks other sites by itself', (id) => {
    expect(packOf(presets[id].rubric)?.points).not.toBeNull();
    expect(presets[id].automaticLinks).toBe(false);
    expect(followsPreset(id, { ...defaultSettings, ...presets[id] })).toBe(true);
    expect(followsPreset(id, { ...defaultSettings, ...presets[id], showHints: !presets[id].showHints })).toBe(false);
    expect(changedFrom(id, { ...defaultSettings, ...presets[id], showHints: !presets[id].showHints })).toEqual(['showHints']);
  });

  it('a policy that fixes the preset fixes what it stands for; what it names beside that wins', () => {
    const policy = readManaged({ preset: 'editing', automatic: true });
    expect(underManaged(defaultSettings, policy)).toMatchObject({ preset: 'editing', automatic: true, showScore: false });
    expect(lockedKeys(policy)).toEqual(expect.arrayContaining(['preset', ...presetKeys]));
  });

  it('a suggested preset locks nothing', () => {
    const policy = readManaged({ suggestedPreset: 'reading' });
    expect(policy.suggested).toBe('reading');
    expect(lockedKeys(policy)).toEqual([]);
    expect(readManaged({ suggestedPreset: 'all' }).problems).toHaveLength(1);
  });

  it('settings of an older version keep what they showed', () => {
    const { preset: _, showHints: __, showScore: ___, previewHosts: ____, ...old } = defaultSettings;
    expect(migrateSettings(old)).toMatchObject({ preset: null, showHints: true, showScore: true, previewHosts: [] });
  });
});

describe('the tour opens by itself', () => {
  it.each([['install', 'normal', true], ['install', 'sideload', true], ['install', 'admin', false], ['install', 'development', false], ['install', 'other', false], ['update', 'normal', false], ['chrome_update', 'normal', false]])('%s of a %s copy: %s', (reason, type, opens) => {
    expect(opensTour(reason, type)).toBe(opens);
  });
});

describe('preview hosts', () => {
  it.each([
    ['http://10.1.2.3:8080/preview/nn/xxgk/t1_1.html', 'https://www.shifan.gov.cn/xxgk/t1_1.html', 'http://10.1.2.3:8080/preview/nn/', 'https://www.shifan.gov.cn/'],
    ['http://10.1.2.3:8080/xxgk/t1_1.html', 'www.shifan.gov.cn', 'http://10.1.2.3:8080/', 'http://www.shifan.gov.cn/'],
    ['https://yulan.shifan.gov.cn/a/b.html?x=1', 'https://www.shifan.gov.cn/wjj/a/b.html', 'https://yulan.shifan.gov.cn/', 'https://www.shifan.gov.cn/wjj/'],
    ['http://cms.example.com/p/1', '//www.shifan.gov.cn/', 'http://cms.example.com/', 'http://www.shifan.gov.cn/'],
  ])('%s stands for %s', (preview, published, from, to) => {
    const mapping = mappingBetween(preview, published)!;
    expect(mapping).toEqual({ from, to });
    expect(previewOf([mapping], preview)).toEqual(mapping);
    if (/\.html$/.test(published)) expect(publishedAddress(mapping, preview).replace(/\?.*/, '')).toBe(published);
  });

  it.each(['http://192.168.1.5/', 'http://10.0.0.8/a.html', 'localhost.localdomain', '', '   ', 'shifan', 'ftp://www.shifan.gov.cn/', 'http://10.1.2.3:8080/', 'javascript:alert(1)', 'http://'])('“%s” is no address after publishing', (text) => {
    expect(mappingBetween('http://10.1.2.3:8080/a.html', text)).toBeNull();
  });

  it('the closest mapping holds, and a host beside it is none', () => {
    const hosts = [{ from: 'http://cms.example.com/', to: 'http://a.gov.cn/' }, { from: 'http://cms.example.com/b/', to: 'http://b.gov.cn/' }];
    expect(previewOf(hosts, 'http://cms.example.com/b/1.html')?.to).toBe('http://b.gov.cn/');
    expect(previewOf(hosts, 'http://cms.example.com/bb/1.html')?.to).toBe('http://a.gov.cn/');
    expect(previewOf(hosts, 'http://cms.example.com.evil.com/1.html')).toBeNull();
    expect(publishedAddress(hosts[1]!, 'http://cms.example.com/b/1.html?p=2#x')).toBe('http://b.gov.cn/1.html?p=2');
  });
});
