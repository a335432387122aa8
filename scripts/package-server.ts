// `npm run package:server`: the shared server with Node and all it needs, as one file for machines without a network.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serverFiles } from './package/server-files.ts';
import { steadyTar } from './package/steady-tar.ts';

const root = path.dirname(import.meta.dirname);

try {
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist') } } });
  await main(values.out);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  console.error('用法：npm run package:server [-- --out 文件夹]');
  process.exitCode = 1;
}

async function main(folder: string): Promise<void> {
  if (process.platform !== 'linux') throw new Error('服务器安装包要在 Linux 上制作：包里带的是本机的 Node。');
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const top = `duwang-server-${version}-linux-${process.arch}`;
  const packed = steadyTar(await serverFiles(), top);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${top}.tar.gz`), packed);
  await writeFile(path.join(folder, `${top}.tar.gz.sha256`), `${createHash('sha256').update(packed).digest('hex')}  ${top}.tar.gz\n`);
  console.log(`已写出　${path.join(folder, `${top}.tar.gz`)}　${Math.ceil(packed.length / 1024 / 1024)} MB，校验值在旁边的 .sha256。安装见 docs/server.md。`);
}
