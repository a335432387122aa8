import type { FixedValues } from '../../contract/profile.ts';
import type { Organisation } from '../repo/organisations.ts';
import { minute } from './items-page.ts';
import { html, type Markup } from './page.ts';

type Choices = readonly (readonly [string, string])[];

const onOff: Choices = [['', '由本人决定'], ['on', '一律开启'], ['off', '一律关闭']];
const ways: Choices = [['', '由本人决定'], ['reading', '读网'], ['spot-check', '抽查'], ['editing', '编辑']];

/** What everybody's extension is set to, for the unit and all below: fixed here, shown there as fixed, by whom and why. */
export function fixedForm({ policies: { fixed } }: Organisation): Markup {
  const values: FixedValues = fixed?.values ?? {};
  return html`<h2 id="fixed">统一设定扩展</h2><p>${fixed ? html`现在由${fixed.by}于${minute(fixed.at)}设定，理由：${fixed.because}` : '现在没有统一设定，各人自己决定。'}</p>
<p>设定的项在本单位和下级单位人员的扩展里不能更改，并写明由谁设定、为什么。上级单位的设定优先；浏览器策略（managed storage）的设定又优先于这里。扩展下次同步时生效，离线时按上次收到的。</p>
<form method="post" action="/people/fixed">
${choice('preset', '用法', ways, values.preset ?? '')}${choice('automatic', '打开 .gov.cn 网页时自动检查', onOff, said(values.automatic))}${choice('automaticLinks', '打开政府网页后自动检查页面上的链接', onOff, said(values.automaticLinks))}
${choice('showHints', '列出提示', onOff, said(values.showHints))}${choice('showScore', '显示当前得分', onOff, said(values.showScore))}
<label>评分表（代号和版本，如 guangxi-2017@1；不填由本人选）<input name="rubric" value="${values.rubric ?? ''}" maxlength="70" pattern="[a-z0-9\\-]+@[0-9]+" spellcheck="false"></label>
<label>理由（必填）<input name="because" required maxlength="200"></label><small>更改会被记录。</small><button>保存统一设定</button></form>`;
}

function choice(name: string, label: string, choices: Choices, chosen: string): Markup {
  return html`<label>${label}<select name="${name}">${choices.map(([value, text]) => html`<option value="${value}"${{ markup: value === chosen ? ' selected' : '' }}>${text}</option>`)}</select></label>`;
}

function said(value: boolean | undefined): string {
  return value === undefined ? '' : value ? 'on' : 'off';
}
