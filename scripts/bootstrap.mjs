// Entry of `npm start` and `npm test`: runs on any Node from 20 with nothing installed,
// installs what is missing, then hands over to a TypeScript file under the pinned Node 24.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';

const root = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname));
const [script, ...rest] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`需要 Node.js 20 或更高版本，现在是 ${process.version}。请到 https://nodejs.org/ 安装后再运行。`);
  process.exit(1);
}

let node;
try {
  node = await ensureInstalled(root);
} catch (problem) {
  console.error(`依赖没有装好：${problem instanceof Error ? problem.message : problem}`);
  process.exit(1);
}

const child = spawn(node, [path.join(root, script), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: path.dirname(node) + path.delimiter + (process.env.PATH ?? '') },
});
// The terminal sends Ctrl-C to both of us: the child stops its own things, and we report its exit.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGTERM'));
child.on('error', (problem) => {
  console.error(`启动失败：${problem.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
