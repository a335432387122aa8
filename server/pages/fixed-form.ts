import type { FixedValues } from '../../contract/profile.ts';
import { fixedOf, seenOf } from '../auth/as-seen.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { Organisation } from '../repo/organisations.ts';
import { minute } from './items-page.ts';
import { html, type Markup } from './page.ts';

type Choices = readonly (readonly [string, string])[];

/** What everybody's extension is set to, for the unit and all below: fixed here, shown there as fixed, by whom and why. */
export function fixedForm(words: ServerWords, unit: Organisation): Markup {
  const { fixed } = unit.policies;
  const free = ['', words['fixed.free']] as const;
  const onOff: Choices = [free, ['on', words['fixed.on']], ['off', words['fixed.off']]];
  const ways: Choices = [free, ...(['reading', 'spot-check', 'editing'] as const).map(preset => [preset, words[`preset.${preset}`]] as const)];
  const values: FixedValues = fixed?.values ?? {};
  return html`<h2 id="fixed">${words['fixed.title']}</h2><p>${fixed ? words['fixed.now'](fixed.by, minute(fixed.at), fixed.because) : words['fixed.none']}</p>
<p>${words['fixed.intro']}</p>
<form method="post" action="/people/fixed"><input type="hidden" name="seen" value="${seenOf(fixedOf(unit))}">
${choice('preset', words['preset.options'], ways, values.preset ?? '')}${choice('automatic', words['fixed.automatic'], onOff, said(values.automatic))}${choice('automaticLinks', words['fixed.automaticLinks'], onOff, said(values.automaticLinks))}
${choice('showHints', words['preset.hints'], onOff, said(values.showHints))}${choice('showScore', words['preset.score'], onOff, said(values.showScore))}
<label>${words['fixed.rubric']}<input name="rubric" value="${values.rubric ?? ''}" maxlength="70" pattern="[a-z0-9\\-]+@[0-9]+" spellcheck="false"></label>
<label>${words['fixed.because']}<input name="because" required maxlength="200"></label><small>${words['web.recorded']}</small><button>${words['fixed.do']}</button></form>`;
}

function choice(name: string, label: string, choices: Choices, chosen: string): Markup {
  return html`<label>${label}<select name="${name}">${choices.map(([value, text]) => html`<option value="${value}"${{ markup: value === chosen ? ' selected' : '' }}>${text}</option>`)}</select></label>`;
}

function said(value: boolean | undefined): string {
  return value === undefined ? '' : value ? 'on' : 'off';
}
