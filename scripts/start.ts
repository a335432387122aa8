// `npm start`: the whole product on this machine in one command. Run by scripts/bootstrap.mjs under Node 24.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { demoHost, serveDemo } from '../demo/serve.ts';
import { buildExtension } from './build-extension.ts';
import { ensureChromium } from './ensure-parts.ts';
import { unpackedExtensionId } from './extension-id.ts';
import { prepareProfile } from './fresh-profile.ts';
import { governmentHosts, grantedCopy } from './granted-build.ts';
import { inspectDemo, inspectPage } from './inspect-headless.ts';
import { openChromium } from './open-chromium.ts';
import { runServer } from './run-server.ts';
import type { LocalServer } from './run-server.ts';
import { hasDisplay, startArguments } from './start-arguments.ts';

const root = path.dirname(import.meta.dirname);
/** Database, browser profile and reports. DUWANG_DATA puts them elsewhere. */
const data = path.resolve(process.env['DUWANG_DATA'] ?? path.join(root, 'data'));
const extension = path.join(data, 'extension');
const profile = path.join(data, 'browser');
const demoAddress = `http://${demoHost}/`;

/** A browser that dies this soon was never usable: a display that does not answer, a missing library. */
const tooSoon = 3_000;

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());

const cleanUp: (() => Promise<unknown>)[] = [];
try {
  process.exitCode = await main();
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
} finally {
  for (const stop of cleanUp.reverse()) await stop();
}

async function main(): Promise<number> {
  const asked = startArguments(process.argv.slice(2));
  if ('problem' in asked) {
    console.error(asked.problem);
    return 2;
  }

  await mkdir(extension, { recursive: true });
  const build = await buildExtension();
  // First the server: it refuses a data folder in use, so a second start never swaps the extension under the first.
  const server = await runServer(data, [unpackedExtensionId(extension)]);
  cleanUp.push(server.stop);
  await grantedCopy(build, extension, [...governmentHosts, 'http://127.0.0.1/*']);
  const demo = await serveDemo();
  cleanUp.push(demo.stop);

  const program = await ensureChromium();
  if (!program) {
    tellHowToLoad(build, server);
    await ended();
    return 1;
  }
  if (ending.signal.aborted) return 130;

  if (!asked.headless && hasDisplay(process.platform, process.env)) {
    await prepareProfile(profile, unpackedExtensionId(extension));
    const opened = Date.now();
    const browser = openChromium({ program, profile, extension, hosts: { [demoHost]: demo.port }, url: asked.url ?? demoAddress });
    cleanUp.push(browser.close);
    tellNext(asked.url, server);
    const code = await Promise.race([browser.closed, ended()]);
    if (ending.signal.aborted || code === 0 || Date.now() - opened > tooSoon) return 0;
    console.log('窗口没有打开，改为无窗口运行。');
  }
  process.env['DUWANG_CHROMIUM'] = program;
  return asked.url ? inspectPage(asked.url, data, ending.signal) : inspectDemo(demo.port, data, ending.signal);
}

/** Settles when the person ends the program. */
function ended(): Promise<0> {
  return new Promise((done) => {
    if (ending.signal.aborted) done(0);
    ending.signal.addEventListener('abort', () => done(0));
  });
}

function tellNext(url: string | null, server: LocalServer) {
  console.log(url
    ? `1. 浏览器已打开 ${url}，点工具栏上的“读网”图标，看本页问题、依据和改法，逐条确认或标为误报。`
    : '1. 浏览器已打开示范网站（虚构的示范县），点工具栏上的“读网”图标，看本页问题、依据和改法，逐条确认或标为误报；“通知公告”里的《集贸市场环境整治工作的公告》问题最多。');
  console.log(`2. 要与同事共享：${server.setupLink ? `打开 ${server.setupLink} 设第一个管理员（此链接只能用一次），` : ''}在插件里登录共享服务器 ${server.url}；不登录也能一直单机使用。`);
  console.log(`3. 关闭浏览器或按 Ctrl-C 结束；数据都留在 ${data}，下次运行 npm start 接着用。`);
}

function tellHowToLoad(build: string, server: LocalServer) {
  console.error('没有可用的 Chromium，也没能自动安装。可以自己加载插件：');
  console.error('1. 在 Chrome 或 Edge 的地址栏打开 chrome://extensions（Edge 为 edge://extensions），打开“开发者模式”。');
  console.error(`2. 点“加载已解压的扩展程序”，选择文件夹 ${build}`);
  console.error(`3. 打开任一政府网站页面，点工具栏上的“读网”图标。共享服务器在 ${server.url}，按 Ctrl-C 结束。`);
}
