import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema, type Report } from '../../contract/report.ts';
import { foreign, servePrompts, site, type PromptSite } from './prompts/serve.ts';
import { shapes } from './prompts/shapes.ts';
import { runScript } from './run-script.ts';

const results = { prompt: 'pass', 'no-prompt': 'fail', unknown: 'cannot-check' } as const;
const address = (name: string): string => `http://${site}/shape/${encodeURIComponent(name)}`;

let server: PromptSite;
let folder: string;
let report: Report;
let output: string;
beforeAll(async () => {
  server = await servePrompts();
  folder = await mkdtemp(path.join(tmpdir(), 'duwang-probe-'));
  const json = path.join(folder, 'report.json');
  ({ output } = await runScript('inspect.ts', ['--probe', '--json', json, '--connect-to', `${site}:80=127.0.0.1:${server.port}`, '--connect-to', `${foreign}:80=127.0.0.1:${server.port}`, ...Object.keys(shapes).map(address)]));
  report = reportSchema.parse(JSON.parse(await readFile(json, 'utf8').catch(() => { throw new Error(output); })));
}, 300_000);
afterAll(async () => {
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('inspect --probe', () => {
  for (const [name, { really }] of Object.entries(shapes)) {
    it(`${name}: ${really}`, () => {
      const check = report.pages.find(({ input }) => input === address(name))!.checks.find(({ id }) => id === 'external-link-without-prompt')!;
      expect([check.outcome, check.reason]).toEqual([results[really], check.reason]);
    });
  }

  it('opens, leaves and sends nothing', () => {
    expect(server.strayed).toEqual([]);
  });
});
