// `npm run package`: the extension for every browser, as files an administrator can hand out offline. Run by
// scripts/bootstrap.mjs under Node 24.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { billOfMaterials } from './package/bill-of-materials.ts';
import { crx, signedExtensionId } from './package/crx.ts';
import { cleanBuild, packages, type PackageName } from './package/clean-build.ts';
import { steadyZip } from './package/steady-zip.ts';
import { examples, policyFiles } from './policies/files.ts';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'dist');

try {
  const { values } = parseArgs({ options: { twice: { type: 'boolean', default: false }, key: { type: 'string' }, server: { type: 'string' } } });
  if (values.server !== undefined && values.key === undefined) throw new Error('给了服务器地址（--server）也要给私钥（--key）：插件标识由私钥而定，策略文件里要写。');
  await main(values.twice, values.key === undefined ? null : await readFile(values.key, 'utf8'), values.server?.replace(/\/$/, '') ?? examples.server);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  console.error('用法：npm run package [-- --twice] [--key 私钥.pem [--server https://单位服务器]]。--twice 每个包构建两遍并核对两遍逐字节相同；--key 用单位的私钥另写出签名的 .crx 和写好插件标识的策略文件，供内网统一安装。');
  process.exitCode = 1;
}

async function main(twice: boolean, key: string | null, server: string): Promise<void> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const sums: string[] = [];
  // Said before the first build, which takes its time.
  const policies = key === null ? null : await policyFiles({ id: signedExtensionId(key), server }, version);
  const write = async (name: string, bytes: Uint8Array | string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
    console.log(`已写出　dist/${name}　${Math.ceil(bytes.length / 1024)} kB`);
  };
  for (const name of Object.keys(packages) as PackageName[]) {
    const zip = steadyZip(await cleanBuild(name));
    if (twice && !Buffer.from(zip).equals(steadyZip(await cleanBuild(name)))) throw new Error(`${name} 两遍构建的内容不同，没有写出完整的包。请检查构建过程。`);
    await write(`duwang-${version}-${name}.zip`, zip);
    if (key !== null && name === 'chrome') await write(`duwang-${version}.crx`, crx(zip, key));
    if (name === 'firefox') await write(`duwang-${version}.xpi`, zip);
  }
  await write(`duwang-${version}-sbom.cdx.json`, await billOfMaterials());
  for (const [name, bytes] of policies ?? []) await write(`policies/${name}`, bytes);
  await writeFile(path.join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  if (key !== null) console.log(`插件标识：${signedExtensionId(key)}（列入服务器的 EXT_IDS；策略文件里已写好，服务器地址 ${server}）`);
  console.log(`校验值在 dist/SHA256SUMS${twice ? '；每个包构建了两遍，逐字节相同' : ''}。安装和统一下发见 docs/administrators.md。`);
}
