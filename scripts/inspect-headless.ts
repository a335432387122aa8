import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { reportSchema } from '../contract/report.ts';
import { demoHost } from '../demo/serve.ts';
import { printTable } from './inspect/print-table.ts';

const root = path.dirname(import.meta.dirname);

/** The demo pages worth a first look: home, column, article and guide, and the main kinds of fault. */
const demoPages: readonly string[] = [
  '/', '/xwzx/', '/zwgk/tzgg/', '/xwzx/zwyw/content_1001.html', '/zwgk/tzgg/content_2001.html', '/bsfw/guide_3001.html',
  '/zwgk/tjsj/', '/zwgk/ghjh/', '/zwgk/rsxx/',
];

/**
 * Inspects the demo site without a window and prints findings and score sheet. Nothing leaves the machine.
 * @param port where the demo site is served on this machine
 * @param data folder under which the report is written
 * @returns the exit status of `inspect`
 */
export function inspectDemo(port: number, data: string, signal: AbortSignal): Promise<number> {
  return inspect(['--connect-to', `${demoHost}:80=127.0.0.1:${port}`, ...demoPages.map((page) => `http://${demoHost}${page}`)], data, signal);
}

/** The same for one page of the real network. */
export function inspectPage(url: string, data: string, signal: AbortSignal): Promise<number> {
  return inspect([url], data, signal);
}

async function inspect(args: readonly string[], data: string, signal: AbortSignal): Promise<number> {
  const folder = path.join(data, 'report');
  await mkdir(folder, { recursive: true });
  const files = { json: path.join(folder, 'report.json'), html: path.join(folder, 'report.html') };
  await Promise.all(Object.values(files).map((file) => rm(file, { force: true }))); // never show an older run's report as this one's
  const status = await run([...args, '--json', files.json, '--html', files.html], signal);
  if (!existsSync(files.json)) return status === 0 ? 1 : status; // it has said why
  process.stdout.write(printTable(reportSchema.parse(JSON.parse(await readFile(files.json, 'utf8')))));
  console.log(`报告：${files.html}（网页）　${files.json}（机读）`);
  return status;
}

function run(args: readonly string[], signal: AbortSignal): Promise<number> {
  return new Promise((done) => {
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we pass it on once.
    const detached = process.platform !== 'win32';
    const child = spawn(process.execPath, [path.join(root, 'scripts', 'inspect.ts'), ...args], { cwd: root, stdio: 'inherit', detached });
    signal.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 130));
  });
}
