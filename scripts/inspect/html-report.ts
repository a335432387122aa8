import { coverageLine } from '../../checks/coverage.ts';
import { checkNames } from '../../checks/catalogue.ts';
import type { PageReport } from '../../contract/finding.ts';
import type { Report } from '../../contract/report.ts';
import { clauseOf } from '../../standards/clause.ts';
import { packOf } from '../../standards/rubrics.ts';
import { pageCoverage, type Cites } from './page-coverage.ts';
import { typeWords, verdictWords } from './print-table.ts';
import { resultLine } from './result-line.ts';

/** The report as one page that opens anywhere: no script, nothing loaded from elsewhere, every text of a page escaped. */
export function htmlReport(report: Report, cites: Cites | null = null): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>网页检查报告 ${text(report.startedAt.slice(0, 10))}</title><style>${style}</style></head><body><main>
<h1>网页检查报告</h1>
<p>检查时间 ${text(report.startedAt)}；读网 ${text(report.tool.version)}，检查目录 ${text(report.tool.catalogue)}；共 ${report.pages.length} 页。</p>
${report.scores.map(sheet).join('\n')}
${report.pages.map((one) => page(one, cites)).join('\n')}
</main></body></html>
`;
}

function sheet(score: Report['scores'][number]): string {
  const pack = packOf(score.rubric);
  const rowText = (row: string): string => pack?.rows.find((each) => each.id === row)?.sentence ?? '';
  return `<section><h2>${text(pack?.name ?? score.rubric)}</h2>
<p><strong>${text(resultLine(score))}</strong>${score.state === 'final' ? '' : '。未经人工确认的问题不扣分。'}</p>
${score.deductions.length > 0 ? `<table><thead><tr><th>行</th><th>扣分细则</th><th>数量</th><th>扣分</th></tr></thead><tbody>${score.deductions.map(({ row, count, points }) => `<tr><td>${text(row)}</td><td>${text(rowText(row))}</td><td>${count}</td><td>${points}</td></tr>`).join('')}</tbody></table>` : ''}
${score.open.length > 0 ? `<details><summary>尚未确定的行 ${score.open.length} 个</summary><ul>${score.open.map(({ row, reason }) => `<li>${text(row)}：${text(reason)}</li>`).join('')}</ul></details>` : ''}</section>`;
}

function page(one: PageReport, cites: Cites | null): string {
  const findings = one.checks.flatMap((check) => check.findings);
  const unchecked = one.checks.filter(({ outcome }) => outcome === 'cannot-check');
  return `<section><h2>${text(one.title || '（无标题）')}</h2><p class="address">${text(one.url)}</p>
${one.opened ? `<p>${typeWords[one.pageType]}（${text(one.pageTypeBecause)}）；${one.settled ? '页面已稳定' : '检查时页面仍在变化'}；发现 ${findings.length} 项。</p>` : `<p>${text(one.notChecked[0]?.reason ?? '页面未能打开')}</p>`}
${findings.length > 0 ? `<ol>${findings.map((finding) => `<li class="${finding.verdict}"><p><span class="verdict">${verdictWords[finding.verdict]}</span>${text(finding.says)}</p><p>改法：${text(finding.fix)}</p>
<ul class="cites">${finding.cites.map((id) => `<li>${text(clauseOf(id)?.number ?? id)}：${text(clauseOf(id)?.text ?? '')}</li>`).join('')}</ul>
${finding.at ? `<p class="place">位置：<code>${text(finding.at.selector)}</code>${finding.at.quote ? `　“${text(finding.at.quote)}”` : ''}</p>` : ''}${finding.patch ? `<pre>${text(finding.patch.html)}</pre>` : ''}</li>`).join('')}</ol>` : ''}
${unchecked.length > 0 && one.opened ? `<details><summary>未检 ${unchecked.length} 项</summary><ul>${unchecked.map(({ id, reason }) => `<li>${text(checkNames[id as keyof typeof checkNames] ?? id)}：${text(reason ?? '')}</li>`).join('')}</ul></details>` : ''}${coverage(one, cites)}</section>`;
}

/** The line of the page: clauses checked by machine, left to a person, not checked and why. */
function coverage(one: PageReport, cites: Cites | null): string {
  const found = pageCoverage(one, cites);
  if (!found) return '';
  const item = ({ clause, because }: (typeof found.clauses)[number]): string => `<li>${text(clauseOf(clause)?.number ?? clause)} ${text(clauseOf(clause)?.text ?? '')}${because === null ? '' : `<br>${text(because)}`}</li>`;
  const list = (title: string, own: typeof found.clauses): string => (own.length === 0 ? '' : `<h3>${title}（${own.length}）</h3><ul class="cites">${own.map(item).join('')}</ul>`);
  return `<details><summary>逐条核对：${text(coverageLine(found))}</summary>${list('待人工核对', found.clauses.filter(({ by }) => by === 'person'))}${list('未检', found.clauses.filter(({ by }) => by === 'not-checked'))}${list('机器已查', found.clauses.filter(({ by }) => by === 'machine'))}${list('网页之外', found.clauses.filter(({ by }) => by === 'outside'))}</details>`;
}

/** Page texts are hostile: escaped, and control characters shown as what they are. */
function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

const style = `body{margin:0;background:#f4f6f8;color:#1c2733;font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}main{max-width:960px;margin:0 auto;padding:24px}
section{background:#fff;border:1px solid #d5dce3;border-radius:6px;padding:16px 20px;margin:16px 0}h1{font-size:26px}h2{font-size:19px;margin:0 0 4px}.address,.place{color:#51606f;word-break:break-all;font-size:14px}
li{margin:10px 0}li p{margin:2px 0}.verdict{display:inline-block;border:1px solid;border-radius:3px;padding:0 6px;margin-right:8px;font-size:14px}.fail .verdict{color:#a4161a}.review .verdict{color:#7a4b00}.hint .verdict{color:#345}
.cites{color:#51606f;font-size:14px}pre{background:#eef2f5;padding:10px;white-space:pre-wrap;word-break:break-all}table{border-collapse:collapse;width:100%}th,td{border:1px solid #c5ced6;padding:4px 8px;text-align:left}
@media(prefers-color-scheme:dark){body{background:#14191f;color:#e3e9ee}section{background:#1d242c;border-color:#3a4652}.address,.place,.cites{color:#a9b6c2}pre{background:#141a20}.fail .verdict{color:#ff9a94}.review .verdict{color:#f2c078}.hint .verdict{color:#b9cbe0}}`;
