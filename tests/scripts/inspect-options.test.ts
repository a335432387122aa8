import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../../scripts/inspect/options.ts';
import { readTargets } from '../../scripts/inspect/targets.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'duwang-options-'));
const page = path.join(folder, '页面.html');
await writeFile(page, '<p>字</p>');

const targetsOf = (...args: readonly string[]): ReturnType<typeof readTargets> => readTargets(readOptions(args));

describe('command line of inspect', () => {
  it('takes addresses and files in order, a file under the address of its --as', async () => {
    const targets = await targetsOf('https://www.shifan.gov.cn', page, '--as', 'http://www.shifan.gov.cn/a.html');
    expect(targets.map(({ url, file, preview }) => [url, file, preview])).toEqual([
      ['https://www.shifan.gov.cn/', null, false], ['http://www.shifan.gov.cn/a.html', page, false],
    ]);
  });

  it('judges a file without an address as a preview', async () => {
    const [target] = await targetsOf(page);
    expect(target).toMatchObject({ preview: true, url: 'https://preview.invalid/%E9%A1%B5%E9%9D%A2.html' });
  });

  it('reads a manifest, paths relative to it, with a byte order mark and empty lines', async () => {
    const manifest = path.join(folder, 'm.jsonl');
    await writeFile(manifest, '{"file":"页面.html","url":"https://www.shifan.gov.cn/","type":"home"}\r\n\r\n{"url":"https://www.shifan.gov.cn/b"}\n');
    expect((await targetsOf('--manifest', manifest)).map(({ input, file, type }) => [input, file, type])).toEqual([
      ['页面.html', page, 'home'], ['https://www.shifan.gov.cn/b', null, null],
    ]);
  });

  it('takes --probe and --cloak, off unless asked for', () => {
    expect(readOptions(['x'])).toMatchObject({ probe: false, cloak: false });
    expect(readOptions(['x', '--probe', '--cloak'])).toMatchObject({ probe: true, cloak: true });
  });

  it('repeats --rubric and --connect-to', () => {
    const options = readOptions(['x', '--rubric', 'census-2015', '--rubric', 'conformance-2017', '--connect-to', '*.gov.cn:443=127.0.0.1:8443']);
    expect(options.rubrics).toEqual(['census-2015', 'conformance-2017']);
    expect(options.connectTo).toEqual([{ host: '*.gov.cn', port: 443, to: '127.0.0.1:8443' }]);
  });

  const mistakes: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    'no target': [[], /请给出/],
    'an unknown option': [['--quick', 'x'], /看不懂/],
    'a limit of links without --links': [['--link-timeout', '3', page], /--links/],
    'a time that is none': [['--links', '--link-timeout', '快', page], /秒数/],
    'a time below zero': [['--links', '--link-retry', '-1', page], /秒数|看不懂/],
    'a file that is not there': [[path.join(folder, 'nope.html')], /没有这个文件/],
    'another scheme in --as': [[page, '--as', 'ftp://a.gov.cn/'], /http 或 https/],
    'more addresses than files': [[page, '--as', 'http://a.gov.cn/', '--as', 'http://b.gov.cn/'], /文件只有 1 个/],
    'a moment that is none': [[page, '--now', '昨天'], /ISO 时间/],
    'a mapping without port': [[page, '--connect-to', 'a.gov.cn=1.2.3.4'], /主机:端口/],
    'a fail-on that is none': [[page, '--fail-on', 'hint'], /fail、review、veto/],
    'a manifest that is not there': [['--manifest', path.join(folder, 'nope.jsonl')], /读不到清单/],
  };
  for (const [name, [args, message]] of Object.entries(mistakes)) {
    it(`refuses ${name} in words`, async () => {
      const attempt = async (): Promise<unknown> => targetsOf(...args);
      await expect(attempt()).rejects.toThrow(UsageError);
      await expect(attempt()).rejects.toThrow(message);
    });
  }

  it('names the line of a manifest that is wrong', async () => {
    const manifest = path.join(folder, 'bad.jsonl');
    await writeFile(manifest, '{"url":"https://www.shifan.gov.cn/"}\n{"adress":1}\n');
    await expect(targetsOf('--manifest', manifest)).rejects.toThrow(/第 2 行/);
    await writeFile(manifest, '不是');
    await expect(targetsOf('--manifest', manifest)).rejects.toThrow(/第 1 行：不是 JSON/);
  });
});
