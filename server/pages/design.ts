/**
 * What the server's pages share with the screens of the extension: the whole palette, scale and type (components/style/tokens.css) and how
 * states are marked. Copies, because a server that runs from its sources cannot import a style sheet; tests/messages/design.test.ts holds
 * them to the originals, so that one design cannot become two.
 */
export const tokens = `:root, :host{color-scheme:light dark;--ground:#ffffff;--ground-raised:#f4f6f8;--ground-sunk:#e9edf1;--ink:#1c2430;--ink-soft:#4b5766;--line:#d3dae2;--line-strong:#7b8794;--accent:#17569b;--accent-ink:#ffffff;--accent-soft:#e3edf8;--focus:#0b62c4;--veto:#7a1fa2;--veto-soft:#f5e9fa;--fail:#b3261e;--fail-soft:#fceceb;--review:#855300;--review-soft:#fdf2dc;--hint:#46607c;--hint-soft:#edf2f7;--good:#1d6b40;--good-soft:#e5f4ea;--space-1:.25rem;--space-2:.5rem;--space-3:.75rem;--space-4:1rem;--radius:.375rem;--text:.875rem;--text-small:.8125rem;--text-large:1rem;--face:system-ui, -apple-system, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;--face-code:ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace}
@media (prefers-color-scheme:dark){:root, :host{--ground:#171c23;--ground-raised:#1f262f;--ground-sunk:#2a333e;--ink:#e8ecf1;--ink-soft:#b0bac6;--line:#36414d;--line-strong:#8592a0;--accent:#7fb4ee;--accent-ink:#0d1722;--accent-soft:#1e3349;--focus:#8fc0f5;--veto:#d9a3ec;--veto-soft:#36233e;--fail:#ff9d94;--fail-soft:#40211f;--review:#f0bd62;--review-soft:#3a2d14;--hint:#a6bcd4;--hint-soft:#243241;--good:#7fd0a0;--good-soft:#1b3526}}
@media (prefers-contrast:more){:root, :host{--ink-soft:var(--ink);--line:var(--line-strong)}}`;

/** States of items and the words beside them, as the workbench has them. */
export const marks = `.item-number { font-variant-numeric: tabular-nums; font-weight: 600; }
.item-state { font-weight: 600; }
.item-state[data-state="review"] { color: var(--accent); }
.item-state[data-state="returned"], .item-overdue { color: var(--fail); font-weight: 600; }
.item-state[data-state="closed"] { color: var(--good); }
.item-seen[data-as="fixed"] { color: var(--good); }
.item-seen[data-as="unfixed"], .item-seen[data-as="removed"], .item-seen[data-as="relocated"] { color: var(--fail); }
.item-seen[data-as="partly"] { color: var(--review); }
.state { display: inline-block; margin-inline-start: var(--space-2); padding: 0 var(--space-2); border: 1px solid var(--line-strong); border-radius: 1rem; font-size: .75rem; white-space: nowrap; }
.small { font-size: var(--text-small); color: var(--ink-soft); }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
.lined { min-width: 46rem; }
.lined th, .lined td { padding: var(--space-2); overflow-wrap: break-word; }
.lined tbody th { font-weight: 600; }
.desk-summary { display: grid; gap: var(--space-1) var(--space-4); padding: var(--space-3) var(--space-4); border: 1px solid var(--line); border-radius: var(--radius); background: var(--ground-raised); }
.desk-result { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--space-1) var(--space-3); font-variant-numeric: tabular-nums; }
.desk-result b { font-size: 1.5rem; }
.form-table { min-width: 68rem; border: 1px solid var(--line-strong); font-size: var(--text-small); }
.form-table caption { padding: var(--space-2) 0; font-weight: 600; text-align: start; }
.form-table th, .form-table td { padding: var(--space-2); border: 1px solid var(--line); }
.form-table thead th { background: var(--ground-raised); }
.form-table tbody th { width: 6rem; text-align: center; }
.form-table td.number { vertical-align: middle; text-align: center; }
.form-table tr[data-open="true"] > td:nth-last-child(-n+2) { background: var(--review-soft); }
.problem-cell { min-width: 22rem; }
.problem-cell > .link { margin-inline-end: var(--space-3); }
.open-reason { color: var(--review); }
.veto { color: var(--veto); font-weight: 600; }
.coverage tr[data-open="true"] { background: var(--review-soft); }
.pages { padding-inline-start: 2rem; }
.plot { width: 100%; max-width: 60rem; height: auto; color: var(--ink); font-size: 11px; }
.plot text { fill: var(--ink-soft); }
.plot .grid { stroke: var(--line); }
.plot polyline { fill: none; stroke: currentColor; stroke-width: 2; }
.plot circle { fill: currentColor; stroke: var(--ground); stroke-width: 1.5; }
.plot circle.open { fill: var(--ground); stroke: currentColor; stroke-width: 2; }
.plot .range { stroke: currentColor; stroke-width: 2; stroke-dasharray: 2 2; }
.plot .line-0 { color: var(--accent); }
.plot .line-1 { color: var(--review); } .plot .line-1 polyline { stroke-dasharray: 8 4; }
.plot .line-2 { color: var(--veto); } .plot .line-2 polyline { stroke-dasharray: 2 4; }
.plot .line-3 { color: var(--ink); } .plot .line-3 polyline { stroke-dasharray: 12 4 2 4; }
.plot .line-4 { color: var(--ink-soft); } .plot .line-5 { color: var(--ink-soft); } .plot .line-5 polyline { stroke-dasharray: 4 4; }
.plot rect { stroke: var(--ground); stroke-width: 1; }
.plot .part-0 { fill: var(--veto); } .plot .part-1 { fill: var(--review); } .plot .part-2 { fill: var(--accent); } .plot .part-3 { fill: var(--line-strong); } .plot .part-4 { fill: var(--ink-soft); } .plot .part-5 { fill: var(--line); }
.legend { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); padding: 0; list-style: none; }
.legend svg { width: 1.5rem; margin-inline-end: var(--space-1); vertical-align: middle; }`;
