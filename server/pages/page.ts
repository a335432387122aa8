import type { ServerWords } from '../../messages/server-words.ts';
import { shared, tokens } from './design.ts';

/** The parts of every page: one style, one script, one frame. Their hashes stand in the Content-Security-Policy. */

export const pageStyle = `${tokens}
${shared}
*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;font:var(--text-large)/1.7 var(--face);line-break:strict;overflow-wrap:break-word;text-autospace:normal;text-spacing-trim:trim-start;color:var(--ink);background:var(--ground)}
main{max-width:40rem;margin:0 auto;padding:2rem 1rem}main.wide{max-width:80rem}.over{overflow-x:auto}.over table{min-width:46rem}.over td,.over th{vertical-align:top;overflow-wrap:anywhere}.over thead th{overflow-wrap:normal}.over .form-table td,.over .form-table th{overflow-wrap:break-word}.late{color:var(--fail);font-weight:600}dt{color:var(--ink-soft)}thead th{background:var(--ground-raised)}nav{margin-bottom:.5rem}nav a{margin-right:1.25rem}nav a[aria-current]{font-weight:700}.find{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;margin-block:1rem}.find label,.find button{margin:0}dl div{display:grid;grid-template-columns:8rem 1fr;gap:.5rem}dd{margin:0;overflow-wrap:anywhere}caption{text-align:left;padding:.5rem 0}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.5rem}
label{display:block;margin-top:1rem}input:not([type=checkbox]),select,textarea{display:block;width:100%;min-height:2.75rem;padding:.4rem .6rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line-strong);border-radius:var(--radius)}
select option{color:var(--ink);background:var(--ground)}button{margin-top:1.5rem;min-height:2.75rem;padding:.4rem 1.4rem;font:inherit;color:var(--accent-ink);background:var(--accent);border:1px solid var(--accent);border-radius:var(--radius);cursor:pointer}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}[role=alert]{padding:.6rem .8rem;border:2px solid var(--fail);color:var(--fail);border-radius:var(--radius)}
a{color:var(--accent)}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid var(--line)}td form{display:flex;gap:.5rem;flex-wrap:wrap;align-items:center}td:has(form),tr:has(td form)>*,.over tr:has(td form)>*{vertical-align:middle}td select,td input:not([type=checkbox]){width:auto}td button,td label{margin:0}td button,.own button,.find button,button.other,form[action="/leave"] button{color:var(--ink);background:var(--ground);border-color:var(--line-strong)}
output{display:block;overflow-wrap:anywhere;padding:.6rem .8rem;border:1px solid var(--line-strong);border-radius:var(--radius);user-select:all}small{display:block}header{display:flex;justify-content:flex-end;padding:.5rem 1rem 0}form.language{display:flex;gap:.25rem}form.language button{margin:0;min-height:2rem;padding:.1rem .6rem;font-size:.875rem;color:var(--accent);background:transparent;border-color:transparent}form.language button[aria-current]{color:inherit;border-color:var(--line-strong);font-weight:600}.own{list-style:none;margin:0;padding:0}.own li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;padding:.75rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.own li>:first-child{flex:1 1 18rem;min-width:0}.own button{margin:0}.own details form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end}.own details label{margin:0}.own summary{cursor:pointer;color:var(--accent)}.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}td,th{vertical-align:top}.desk-summary{margin-block:1rem}.desk-summary p,.form-table p{margin:0}.pages .small{display:block}.pages,.found{padding-inline-start:1.25rem}.evidence-list{list-style:none;margin:0;padding:0}.piece>div>*{margin:0}.piece h3{font-size:1rem}.piece blockquote{padding:.2rem .8rem;border-left:3px solid var(--line-strong);overflow-wrap:anywhere}.pages li,.found li{padding-block:.25rem;overflow-wrap:anywhere}thead th.number{text-align:end}`;

/**
 * Runs on every page. First: takes a one-time secret out of the address into the form, so that it is neither sent as an address nor kept in
 * the history (without scripts the person pastes it), and gives it back to the address where another language is chosen. Then: what was
 * typed is there again after that choice, once, in a page with the very same fields; never a password, a code or a secret.
 */
export const pageScript = `(function(){
function all(s){return Array.prototype.slice.call(document.querySelectorAll(s))}
var secrets=all('input[name=secret]');
if(secrets.length&&location.hash.length>1){try{var given=decodeURIComponent(location.hash.slice(1));secrets.forEach(function(f){f.value=given;f.parentElement.hidden=true})}catch(e){}history.replaceState(null,'',location.pathname+location.search)}
var fields=all('form:not(.language) [name]').filter(function(f){return!/^(hidden|password|submit|file)$/.test(f.type)&&!/^(secret|code)$/.test(f.name)});
function names(){return fields.map(function(f){return f.name+' '+f.type})+''}
function ticks(f){return/^(checkbox|radio)$/.test(f.type)}
try{var kept=JSON.parse(sessionStorage.getItem('typed'));sessionStorage.removeItem('typed');
if(kept&&kept.names===names())fields.forEach(function(f,i){if(ticks(f))f.checked=kept.values[i];else f.value=kept.values[i]})}catch(e){}
all('form.language').forEach(function(form){form.addEventListener('submit',function(){
if(secrets.length&&secrets[0].value)form.action='/language#'+encodeURIComponent(secrets[0].value);
try{sessionStorage.setItem('typed',JSON.stringify({names:names(),values:fields.map(function(f){return ticks(f)?f.checked:f.value})}))}catch(e){}})})})()`;

/** Markup that is safe to put into a page: made by `html`, or escaped by it. */
export interface Markup { readonly markup: string }

/** Builds markup; every value that is not markup itself is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Markup | readonly Markup[])[]): Markup {
  return { markup: parts.reduce((all, part, place) => all + asMarkup(values[place - 1] ?? '') + part) };
}

interface Frame {
  /** Also the heading. */
  readonly title: string;
  readonly content: Markup;
  /** For tables. */
  readonly wide?: boolean;
  /** Where the choice of a language leads back to, where the address of the page alone does not. */
  readonly back?: string;
  /** Shows what is never shown again: no choice of a language, which would lead away from it. */
  readonly once?: boolean;
}

/** A whole page in one language, with the way to the other. */
export function page(words: ServerWords, { title, content, wide = false, back = '', once = false }: Frame): string {
  return html`<!doctype html>
<html lang="${words['web.language']}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} - ${words['web.name']}</title>
<style>${{ markup: pageStyle }}</style></head><body>${once ? '' : languageForm(words, back)}<main class="${wide ? 'wide' : 'narrow'}"><h1>${headingOf(title)}</h1>
${content}
</main><script>${{ markup: pageScript }}</script></body></html>
`.markup;
}

/** Each language by its own name; a press keeps the choice in a cookie and comes back. Needs no script. */
function languageForm(words: ServerWords, back: string): Markup {
  const choice = (language: string, name: string): Markup => html`<button name="to" value="${language}" lang="${language}"${{ markup: language === words['web.language'] ? ' aria-current="true"' : '' }}>${name}</button>`;
  return html`<header><form class="language" method="post" action="/language" aria-label="${words['web.languages']}">${back === '' ? '' : html`<input type="hidden" name="back" value="${back}">`}${choice('zh-CN', words['web.chinese'])}${choice('en', words['web.english'])}</form></header>`;
}

/** A sentence of the catalogue whose parts `[…](place)` lead somewhere and whose parts `…` in backticks are typed as they stand. @param places where names of places lead that are no addresses */
export function linked(sentence: string, places: Readonly<Record<string, string>> = {}): Markup {
  const parts = sentence.split(/(\[[^\]]+\]\([^)]+\)|`[^`]+`)/).map(part => {
    const [, text = '', place = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part) ?? [];
    if (place !== '') return html`<a href="${places[place] ?? place}">${text}</a>`;
    return part.startsWith('`') && part.length > 2 ? html`<code>${part.slice(1, -1)}</code>` : html`${part}`;
  });
  return html`${parts}`;
}

/** What went wrong with a form, read out at once by screen readers; nothing when nothing did. */
export function trouble(sentence: string | null): Markup {
  return sentence === null ? { markup: '' } : html`<p role="alert">${sentence}</p>`;
}

function asMarkup(value: string | number | Markup | readonly Markup[]): string {
  if (Array.isArray(value)) return value.map(asMarkup).join('');
  if (typeof value === 'object') return (value as Markup).markup;
  return String(value).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** A heading whose short last word (工作台, after the name of a unit) is not broken in two. */
function headingOf(title: string): Markup | string {
  const at = title.lastIndexOf(' ');
  const last = title.slice(at + 1);
  return at < 0 || last.length > 4 ? title : html`${title.slice(0, at + 1)}<span class="nobreak">${last}</span>`;
}
