import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runServer } from '../../scripts/run-server.ts';
import { runScript } from './run-script.ts';

let data: string;
const environment = () => ({ DUWANG_DATA: data, DISPLAY: undefined, WAYLAND_DISPLAY: undefined });

beforeEach(async () => { data = await mkdtemp(path.join(tmpdir(), 'duwang-start-')); });
afterEach(() => rm(data, { recursive: true, force: true, maxRetries: 5 }));

describe('npm start without a display', () => {
  it('inspects the demo site, prints findings and score, says where the report lies, and ends', async () => {
    const { status, output } = await runScript('start.ts', [], environment());
    expect(status, output).toBe(0);
    expect(output).toContain('http://www.shifanxian.gov.cn/zwgk/tzgg/content_2001.html');
    expect(output).toContain('SiteIDCode');
    expect(output).toContain('评分：');
    // With rows still open nothing is called passed.
    expect(output).toContain('尚未确定的行');
    expect(output).toContain('合格与否未定');
    expect(await readFile(path.join(data, 'report', 'report.html'), 'utf8')).toContain('合格与否未定');
    expect(output).toContain(path.join(data, 'report', 'report.html'));
    expect(existsSync(path.join(data, 'report', 'report.html'))).toBe(true);
  });

  it('a second start in the same data folder is refused in words', async () => {
    const server = await runServer(data, []);
    const { status, output } = await runScript('start.ts', [], environment());
    await server.stop();
    expect(status).toBe(1);
    expect(output).toContain('数据目录正被另一个');
  });

  it('an address that is none is refused before anything starts', async () => {
    const { status, output } = await runScript('start.ts', ['not-an-address'], environment());
    expect(status).toBe(2);
    expect(output).toContain('不是网址');
    expect(existsSync(path.join(data, 'duwang.sqlite'))).toBe(false);
  });
});
