import type { FindingRecord } from '../contract/record.ts';
import { clauseOf } from '../standards/clause.ts';
import { packKey } from '../standards/pack.ts';
import { proofLines, rowLabel } from './cover-sheet.ts';
import type { InspectionFacts } from './inspection-facts.ts';
import { masked } from './masked.ts';
import { itemsOf } from './rectification-list.ts';
import { beijingMinute, inspectionWords, pageTypeWords, pointsOf, resultWords, scoreWords, siteName, statusWords, verdictWords } from './wording.ts';

/** A picture taken as evidence of a finding: a `data:` address of a PNG, JPEG or WebP image. */
export type Pictures = ReadonlyMap<string, string>;

/**
 * The report of an inspection as one page that opens anywhere, offline too: no script, nothing loaded from elsewhere (its own policy
 * forbids both), every text of a page escaped. The same cause on many pages is one item with its evidence and its list of pages.
 * @param pictures by finding id; an item shows the first of its own
 * @param left how many pictures were left out for the size of the file
 * @param away how many are on another computer only
 */
export function htmlReport(facts: InspectionFacts, pictures: Pictures = new Map(), left = 0, away = 0): string {
  const { pack, sheet, site, inspection, pages, findings } = facts;
  const of = (status: FindingRecord['status']): readonly FindingRecord[] => findings.filter((finding) => finding.status === status);
  const gaps = facts.checks.filter(({ settled, cannot, notRun }) => cannot > 0 || notRun > 0 || settled === 0);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer"><title>${text(siteName(site))} 检查报告</title><style>${style}</style></head><body><main>
<h1>${text(siteName(site))} 检查报告</h1>
<dl>${[
    ['网站标识码', site?.code ?? '未登记'], ['首页网址', site?.host ?? '无'], ['巡检', `${inspectionWords[inspection.kind]}，${beijingMinute(inspection.startedAt)} 开始，${inspection.closedAt === null ? '尚未结束' : `${beijingMinute(inspection.closedAt)} 结束`}`],
    ['评分表', `${pack.name}（${pack.document.number}${pack.attachment}，${packKey(pack)}）`], ['结果', `${resultWords(sheet)}${sheet.score ? `，得分 ${scoreWords(sheet)}` : ''}`],
    ['读过的网页', `${pages.length} 页，打开 ${pages.filter(({ opened }) => opened).length} 页`], ['问题', `已确认 ${of('confirmed').length} 个，待确认 ${of('pending').length} 个，误报 ${of('dismissed').length} 个（不列出）`],
    ['版本', `读网 ${facts.tools.join('、') || '无'}；检查目录 ${facts.catalogues.join('、') || '无'}；导出于 ${beijingMinute(facts.exportedAt)}（北京时间）`],
    ...proofLines(facts),
  ].map(([name, value]) => `<div><dt>${name}</dt><dd>${text(value!)}</dd></div>`).join('')}</dl>
${sheet.state === 'provisional' ? '<p class="note">暂定：还有行没有检查或没有认定，不能算作通过。</p>' : ''}
${sheet.vetoes.map(({ row, by, reason }) => `<p class="note veto">单项否决：${text(rowLabel(facts, row))}。${text(reason)}（认定人：${text(by ?? '无')}）</p>`).join('')}
<section><h2>扣分情况</h2>${sheet.deductions.length === 0 ? '<p>无。</p>' : `<table><thead><tr><th>二级指标</th><th>扣分细则</th><th>数量</th><th>扣分</th></tr></thead><tbody>${sheet.deductions.map(({ row, count, tenths }) => `<tr><td>${text(rowLabel(facts, row))}</td><td>${text(pack.rows.find(({ id }) => id === row)?.sentence ?? '')}</td><td>${count}</td><td>${pointsOf(tenths)}</td></tr>`).join('')}</tbody></table>`}</section>
${left > 0 ? `<p class="note">为使文件不致过大，另有 ${left} 个画面没有放入，见工作台“证据”和问题整改清单的证据目录。</p>\n` : ''}${away > 0 ? `<p class="note">另有 ${away} 个画面在拍摄的电脑上，没有上传到服务器或没有取到。</p>\n` : ''}${list('已确认的问题', of('confirmed'), pictures)}
${list('待确认的问题（不扣分）', of('pending'), pictures)}
<section><h2>没有检查和没有认定的内容</h2><p>下列内容没有结论，既不算通过，也不算问题。</p><ul>${sheet.open.map(({ row, reason }) => `<li>${text(rowLabel(facts, row))}：${text(reason)}</li>`).join('')}${gaps.map(({ name, settled, cannot, notRun }) => `<li>${text(name)}：${settled + cannot + notRun === 0 ? '没有适用的页面' : `已查 ${settled} 页，无法检查 ${cannot} 页，未检 ${notRun} 页`}</li>`).join('')}</ul></section>
<section><h2>读过的网页</h2><ol>${pages.map(({ url, title, pageType, opened, at }) => `<li>${text(title || '（无标题）')}　${pageTypeWords[pageType]}　${beijingMinute(at)}${opened ? '' : '　<b>未能打开</b>'}<br><span class="address">${text(url)}</span></li>`).join('')}</ol></section>
</main></body></html>
`;
}

function list(title: string, findings: readonly FindingRecord[], pictures: Pictures): string {
  const items = itemsOf(findings);
  return `<section><h2>${title}（${items.length} 项）</h2>${items.length === 0 ? '<p>无。</p>' : `<ol>${items.map((item) => one(item, pictures)).join('\n')}</ol>`}</section>`;
}

function one(item: readonly FindingRecord[], pictures: Pictures): string {
  const finding = item[0]!;
  const picture = item.map(({ id }) => pictures.get(id)).find((address) => address !== undefined);
  const urls = [...new Set(item.map(({ url }) => url))];
  return `<li class="${finding.verdict}"><p><span class="verdict">${verdictWords[finding.verdict]}</span><b>${text(masked(finding.says))}</b>　${statusWords[finding.status]}</p>
${finding.fix === '' ? '' : `<p>改法：${text(finding.fix)}</p>`}${finding.note ? `<p>备注：${text(masked(finding.note))}</p>` : ''}
${finding.cites.map((id) => `<p class="cite">${text(clauseOf(id)?.number ?? id)}：${text(clauseOf(id)?.text ?? '')}</p>`).join('')}
${finding.at ? `<p class="place">位置：<code>${text(finding.at.selector)}</code>${finding.at.quote ? `　原文：“${text(masked(finding.at.quote))}”` : ''}</p>` : ''}
${picture && /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/.test(picture) ? `<img alt="取证截图：${text(masked(finding.says))}" src="${picture}">` : ''}
${finding.fragment ? `<pre>${text(masked(finding.fragment))}</pre>` : ''}
${urls.length === 1 ? `<p class="address">${text(finding.pageTitle || '（无标题）')}　${text(urls[0]!)}　发现于 ${beijingMinute(finding.foundAt)}</p>` : `<details><summary>共 ${item.length} 处，${urls.length} 页</summary><ul>${urls.map((url) => `<li class="address">${text(url)}</li>`).join('')}</ul></details>`}</li>`;
}

/** Page texts are hostile: escaped, and control characters and those that turn the direction of text shown as what they are. */
function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

const style = `:root{color-scheme:light dark}body{margin:0;background:#f4f6f8;color:#1c2733;font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}main{max-width:60rem;margin:0 auto;padding:1.5rem}
section,dl{background:#fff;border:1px solid #d5dce3;border-radius:6px;padding:1rem 1.25rem;margin:1rem 0}h1{font-size:1.6rem}h2{font-size:1.2rem;margin:0 0 .25rem}dl div{display:flex;gap:1rem}dt{flex:0 0 7rem;color:#51606f}dd{margin:0;overflow-wrap:anywhere}
.address,.place,.cite{color:#51606f;overflow-wrap:anywhere;font-size:.875rem}li{margin:.75rem 0;overflow-wrap:anywhere}li p{margin:.1rem 0}.verdict{display:inline-block;border:1px solid;border-radius:3px;padding:0 .4rem;margin-right:.5rem;font-size:.875rem}.fail .verdict,.veto{color:#a4161a}.review .verdict{color:#7a4b00}.hint .verdict{color:#345}
.note{border-left:4px solid #7a4b00;padding:.25rem .75rem}pre{background:#eef2f5;padding:.6rem;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8125rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #c5ced6;padding:.25rem .5rem;text-align:left}img{display:block;max-width:100%;border:1px solid #c5ced6;margin:.4rem 0}
@media(prefers-color-scheme:dark){body{background:#14191f;color:#e3e9ee}section,dl{background:#1d242c;border-color:#3a4652}.address,.place,.cite,dt{color:#a9b6c2}pre{background:#141a20}.fail .verdict,.veto{color:#ff9a94}.review .verdict{color:#f2c078}.hint .verdict{color:#b9cbe0}}
@media print{@page{size:A4;margin:14mm}body,section,dl{background:#fff;color:#000}section,dl{border:0;padding:0}li,tr,img{break-inside:avoid}thead{display:table-header-group}details:not([open])>*{display:block}}`;
