/** The parts of every page: one style, one script, one frame. Their hashes stand in the Content-Security-Policy. */

export const pageStyle = `:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;--act:#0b57a4;--bad:#a4160b}
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#1b1c1e;--line:#8d8d8d;--act:#8ec2ff;--bad:#ffa79e}}
*{box-sizing:border-box}[hidden]{display:none!important}body{margin:0;font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:var(--ink);background:var(--paper)}
main{max-width:40rem;margin:0 auto;padding:2rem 1rem}main.wide{max-width:80rem}.over{overflow-x:auto}.over table{min-width:46rem}.over td,.over th{vertical-align:top;overflow-wrap:anywhere}.late{color:var(--bad);font-weight:600}nav a{margin-right:1.25rem}nav a[aria-current]{font-weight:700}form.find{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end}form.find label,form.find button{margin:0}dl div{display:grid;grid-template-columns:8rem 1fr;gap:.5rem}dd{margin:0;overflow-wrap:anywhere}caption{text-align:left;padding:.5rem 0}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.5rem}
label{display:block;margin-top:1rem}input:not([type=checkbox]),select,textarea{display:block;width:100%;min-height:2.75rem;padding:.4rem .6rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:4px}
select option{color:#1a1a1a;background:#fff}button{margin-top:1.5rem;min-height:2.75rem;padding:.4rem 1.4rem;font:inherit;color:var(--paper);background:var(--act);border:1px solid var(--act);border-radius:4px;cursor:pointer}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}[role=alert]{padding:.6rem .8rem;border:2px solid var(--bad);color:var(--bad);border-radius:4px}
a{color:var(--act)}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid var(--line)}td form{display:flex;gap:.5rem;flex-wrap:wrap;align-items:center}td select,td input:not([type=checkbox]){width:auto}td button,td label{margin:0}
output{display:block;overflow-wrap:anywhere;padding:.6rem .8rem;border:1px solid var(--line);border-radius:4px;user-select:all}small{display:block}.own{list-style:none;margin:0;padding:0}.own li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;padding:.75rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.own button{margin:0}`;

/** Takes a one-time secret out of the address into the form, so that it is neither sent as an address nor kept in the history. Without scripts the person pastes it. */
export const pageScript = `(function(){var all=document.querySelectorAll('input[name=secret]');if(!all.length||location.hash.length<2)return;all.forEach(function(f){f.value=decodeURIComponent(location.hash.slice(1));f.parentElement.hidden=true});history.replaceState(null,'',location.pathname)})()`;

/** Markup that is safe to put into a page: made by `html`, or escaped by it. */
export interface Markup { readonly markup: string }

/** Builds markup; every value that is not markup itself is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Markup | readonly Markup[])[]): Markup {
  return { markup: parts.reduce((all, part, place) => all + asMarkup(values[place - 1] ?? '') + part) };
}

/** A whole page. @param title also the heading. @param wide for tables */
export function page(title: string, content: Markup, wide = false): string {
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} - 读网共享服务器</title>
<style>${{ markup: pageStyle }}</style></head><body><main class="${wide ? 'wide' : 'narrow'}"><h1>${title}</h1>
${content}
</main><script>${{ markup: pageScript }}</script></body></html>
`.markup;
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
