import { type Level, levels } from '../../contract/organisation.ts';
import type { Organisation } from '../repo/organisations.ts';
import { html, type Markup, page } from './page.ts';

const levelNames: { readonly [level in Level]: string } = { province: '省', city: '市', county: '县', department: '部门' };

interface Shown {
  readonly units: readonly (Organisation & { readonly people: number })[]; readonly ownOrgId: string;
  /** What was done, or why it was not, with one sentence per line of a list. */
  readonly said: string | null; readonly troubles: readonly string[]; readonly list: string;
}

/** The tree of units from the administrator's own down: add, rename, move, merge, bring in and take out as a list. */
export function unitsPage({ units, ownOrgId, said, troubles, list }: Shown): string {
  const select = (name: string, label: string, without = '', chosen: string | null = null): Markup => html`<select name="${name}" aria-label="${label}">${units.filter(unit => unit.orgId !== without).map(unit => html`<option value="${unit.orgId}"${{ markup: unit.orgId === chosen ? ' selected' : '' }}>${indent(unit)}${unit.name}</option>`)}</select>`;
  return page('单位', html`<nav aria-label="管理"><a href="/people">人员与设置</a><a href="/units" aria-current="page">单位</a></nav>
${said === null ? '' : html`<p role="status">${said}</p>`}${troubles.length === 0 ? '' : html`<div role="alert">没有导入，请改好后再试：<ul>${troubles.slice(0, 50).map(line => html`<li>${line}</li>`)}</ul></div>`}
<div class="over" role="region" aria-label="单位" tabindex="0"><table><thead><tr><th scope="col">单位</th><th scope="col">层级</th><th scope="col">人员</th><th scope="col">改名</th><th scope="col">移到</th></tr></thead>
<tbody>${units.map(unit => html`<tr><th scope="row">${indent(unit)}${unit.name}</th><td>${unit.level === null ? '未填' : levelNames[unit.level]}</td><td><a href="/people?org=${unit.orgId}">${unit.people === 0 ? '无' : `${unit.people} 人`}</a></td>
<td><form method="post" action="/units/change"><input type="hidden" name="orgId" value="${unit.orgId}"><input name="name" value="${unit.name}" required maxlength="100" aria-label="${unit.name}的名称"><button>改名</button></form></td>
<td>${unit.orgId === ownOrgId ? '' : html`<form method="post" action="/units/change"><input type="hidden" name="orgId" value="${unit.orgId}">${select('parentId', `${unit.name}的上级`, unit.orgId, unit.parentId)}<button>移动</button></form>`}</td></tr>`)}</tbody></table></div>
<h2>增设单位</h2><form method="post" action="/units/add"><label>名称<input name="name" required maxlength="100"></label><label>上级单位${select('parentId', '上级单位')}</label>
<label>层级<select name="level">${levels.map(level => html`<option value="${level}">${levelNames[level]}</option>`)}</select></label><button>增设</button></form>
<h2>合并单位</h2><p>被并单位的网站、巡检、整改事项和人员全部转到另一单位，登记过的同一网站合为一个，被并单位关闭。合并不能撤销；各人未上传的内容不会丢。</p>
${units.length < 2 ? html`<p>只有一个单位，不能合并。</p>` : html`<form method="post" action="/units/merge"><label>被并单位${select('orgId', '被并单位', ownOrgId)}</label><label>并入${select('into', '并入')}</label><label><input type="checkbox" name="sure" required> 已核对，合并后不能撤销</label><button>合并</button></form>`}
<h2>导入、导出</h2><p>名单是 CSV，三列：单位名称、上级单位、层级（省、市、县、部门）。上级单位留空表示直接在本单位之下，否则写全名称，如 甲市/甲县。已有的单位不变；有一行不对就都不导入。更长的名单用命令 <code>org import</code>。<a href="/units/export">导出现有单位</a></p>
<form method="post" action="/units/import"><label>名单<textarea name="list" rows="8" required maxlength="16000" placeholder="单位名称,上级单位,层级">${list}</textarea></label><button>导入</button></form>
<form method="post" action="/leave"><button>退出登录</button></form>`, true);
}

function indent(unit: Organisation): string {
  return '　'.repeat(Math.max(0, unit.orgPath.split('/').length - 3));
}
