import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNames, groups } from '../../checks/catalogue.ts';
import type { Check } from '../../checks/define-check.ts';
import type { Verdict } from '../../contract/finding.ts';
import { zhCn } from '../../messages/zh-cn.ts';
import { clauseOf, type ClauseId } from '../../standards/clause.ts';
import { documents } from '../../standards/documents.ts';
import { standInForThePage } from './without-page.ts';

const root = path.dirname(path.dirname(import.meta.dirname));
type Examples = ReadonlyMap<string, string>;

/** docs/manual/checks.md: every check with its clauses, what it says and what to do, from the checks themselves. The same checks give the same text. */
export async function checksPage(): Promise<string> {
  const checks = await everyCheck();
  const examples = await acceptedExamples();
  const parts = groups.map(({ name, checks: ids }) => `## ${name}\n\n${ids.flatMap((id) => {
    const check = checks.get(id);
    return check ? [checkPart(check, examples)] : [];
  }).join('\n')}`);
  return `${head(checks)}\n${parts.join('\n')}\n${clausePart([...checks.values()])}`;
}

function head(checks: ReadonlyMap<string, Check>): string {
  return `# 检查项说明

由 \`npm run manual\` 从检查项生成，请勿手工修改。共 ${checks.size} 项。

- **确定**：程序可以认定；**待判断**：有线索，由人判定；**提示**：不影响得分的建议。只有人工确认过的问题才扣分。
- “○○”处在实际结果中是网页上的文字、地址或数字。“例”取自示例网页的检查结果。
- **试用**的检查项只显示、不扣分。没有条件检查时，结果是“未检”并写明原因，不当作通过。
`;
}

function checkPart(check: Check, examples: Examples): string {
  const name = checkNames[check.id as keyof typeof checkNames];
  const on = check.on === 'every-page' ? '各类页面' : check.on.map((type) => zhCn[`pageType.${type}`]).join('、');
  const lines = [
    `### ${name}${check.stage === 'trial' ? '（试用）' : ''}`, '',
    `合格的样子：${check.title}。检查范围：${on}。编号：\`${check.id}\`，第 ${check.version} 版。`, '',
    `依据：${check.cites.map(numberOf).join('；')}。`, '',
    ...Object.entries(check.messages).flatMap(([code, { verdict, says, fix, cites }]) => {
      const example = examples.get(`${check.id}/${code}`);
      return [
        `- **${verdictOf(verdict)}**：${blanks(says)}`, ...(example ? [`  - 例：${example}`] : []), `  - 改法：${blanks(fix)}`, ...(cites ? [`  - 依据：${cites.map(numberOf).join('；')}`] : []),
      ];
    }), '',
  ];
  return lines.join('\n');
}

/** Each clause that is checked, in its words, with the checks that rest on it. */
function clausePart(checks: readonly Check[]): string {
  const resting = new Map<ClauseId, Set<string>>();
  for (const check of checks) for (const cite of [...check.cites, ...Object.values(check.messages).flatMap(({ cites }) => cites ?? [])]) resting.set(cite, (resting.get(cite) ?? new Set()).add(checkNames[check.id as keyof typeof checkNames]));
  const lines = [...resting].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, names]) => `| ${numberOf(id)} | ${cell(clauseOf(id)?.text ?? '')} | ${[...names].join('、')} |`);
  return `## 条款与检查项\n\n| 条款 | 原文 | 检查项 |\n|---|---|---|\n${lines.join('\n')}\n`;
}

function numberOf(id: ClauseId): string {
  const clause = clauseOf(id)!;
  return `${documents[clause.document].number}${clause.number}`.replace(/^(.+?〕\d+号)\1/, '$1');
}

const verdictOf = (verdict: Verdict): string => zhCn[`verdict.${verdict}`];
const blanks = (text: string): string => cell(text.replace(/\{\{[a-zA-Z]+\}\}/g, '○○'));
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s*\n\s*/g, ' ');

async function everyCheck(): Promise<ReadonlyMap<string, Check>> {
  const leave = standInForThePage();
  const folder = path.join(root, 'checks');
  const files = (await readdir(folder, { recursive: true })).filter((file) => /^[a-z]+[/\\][a-z-]+\.ts$/.test(file));
  const loaded = await Promise.all(files.map(async (file) => (await import(pathToFileURL(path.join(folder, file)).href) as { readonly default: Check }).default));
  leave();
  return new Map(loaded.map((check) => [check.id, check]));
}

/** What the checks said about the fixture pages when the replay was last accepted, the first of each message. */
async function acceptedExamples(): Promise<Examples> {
  interface Accepted { readonly pages: Readonly<Record<string, { readonly checks: Readonly<Record<string, { readonly findings: Readonly<Record<string, { readonly says: string }>> }>> }>> }
  const { pages } = JSON.parse(await readFile(path.join(root, 'tests', 'fixtures', 'replay', 'accepted.json'), 'utf8')) as Accepted;
  const found = new Map<string, string>();
  for (const { checks } of Object.values(pages)) {
    for (const { findings } of Object.values(checks)) {
      for (const [key, { says }] of Object.entries(findings)) {
        const [id, code] = key.split('/');
        if (!found.has(`${id}/${code}`)) found.set(`${id}/${code}`, cell(says));
      }
    }
  }
  return found;
}
