// `npm run policies`: policy files for administrators, generated from public/managed-schema.json. Run by scripts/bootstrap.mjs under Node 24.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { examples, policyFiles } from './policies/files.ts';

const root = path.dirname(import.meta.dirname);

try {
  const { values } = parseArgs({ options: { id: { type: 'string' }, server: { type: 'string' }, out: { type: 'string' } } });
  const own = values.id !== undefined || values.server !== undefined;
  if (own && (values.id === undefined || values.server === undefined)) throw new Error('插件标识（--id）和服务器地址（--server）要一起给。');
  // Without anything said, the examples kept in the repository are written anew.
  const folder = path.resolve(values.out ?? path.join(root, own ? 'dist' : 'deploy', 'policies'));
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
  const files = await policyFiles(own ? { id: values.id!, server: values.server!.replace(/\/$/, '') } : examples, version);
  for (const part of ['windows', 'linux', 'firefox']) await rm(path.join(folder, part), { recursive: true, force: true });
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
    console.log(`已写出　${path.relative(process.cwd(), path.join(folder, name))}`);
  }
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  console.error('用法：npm run policies -- --id 插件标识 --server https://单位服务器 [--out 文件夹]。写出组策略模板（ADMX、ADML）、.reg、JSON 和 Firefox 的 policies.json；什么都不给时重写 deploy/policies 里的范例。');
  process.exitCode = 1;
}
