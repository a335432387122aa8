import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes `node_modules` agree with `package-lock.json` and the pinned Node 24 runnable.
 * Does nothing, in milliseconds, when both already hold.
 * @param {string} root the repository's folder
 * @returns {Promise<string>} the Node 24 program
 * @throws {Error} in Chinese, when npm fails
 */
export async function ensureInstalled(root) {
  if (!agreesWithLock(root)) {
    console.log('正在安装依赖（只需一次）……');
    // Many packages ask for a newer Node than the one that installs them; they get it below, so no warnings.
    await npm(root, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  const node = pinnedNode(root);
  if (!runs(node)) {
    console.log('正在准备 Node 24（只需一次）……');
    // The package fetches the program in its install script, the only one we allow, and npm links it into .bin.
    await npm(root, ['rebuild', 'node', '--loglevel=error', '--foreground-scripts=false']);
  }
  if (runs(node)) return node;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error('Node 24 没有装上，请检查网络后重新运行。');
}

/** True when every package of the lock that this machine needs is installed in the locked version. */
function agreesWithLock(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([place, { version, optional, devOptional }]) =>
    place === '' || present[place]?.version === version || (!present[place] && (optional || devOptional)));
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined; // missing, or cut off by an interrupted install
  }
}

function pinnedNode(root) {
  return path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function runs(node) {
  return existsSync(node) && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24.');
}

function npm(root, args) {
  const options = { cwd: root, env: ownEnvironment(root), stdio: 'inherit' };
  // npm tells its scripts where it is; without npm (node scripts/bootstrap.mjs) the one on the path is used.
  const cli = process.env.npm_execpath;
  // `npm run` puts the pinned Node first on the path: then we run in it, and `npm ci` has just taken it away.
  const child = cli?.endsWith('.js') && existsSync(process.execPath)
    ? spawn(process.execPath, [cli, ...args], options)
    : spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { ...options, shell: process.platform === 'win32' });
  return finished(child, `npm ${args[0]}`);
}

/** The environment without what an outer npm run put in, so that the inner npm works on its own folder. */
function ownEnvironment(root) {
  const bin = path.join(root, 'node_modules', '.bin');
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command|config_local_prefix)/i.test(name));
  const env = Object.fromEntries(kept);
  env.PATH = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== bin).join(path.delimiter);
  return env;
}

function finished(child, what) {
  return new Promise((resolve, reject) => {
    child.on('error', (problem) => reject(new Error(`${what}：${problem.message}`)));
    child.on('exit', (code) => (code === 0 ? resolve(undefined) : reject(new Error(`${what} 失败（退出码 ${code}），请检查网络后重新运行。`))));
  });
}
