import { type ComponentChildren, h, type VNode } from 'preact';

/** One point of a line: `open` while it is not settled, `low` what it may yet fall to. `value` null: nothing is known there. */
export interface PlotPoint { readonly label: string; readonly value: number | null; readonly low: number | null; readonly open: boolean }
export interface PlotLine { readonly name: string; readonly points: readonly PlotPoint[] }

const width = 720;
const height = 240;
const pad = { left: 56, right: 16, top: 16, bottom: 36 } as const;

/**
 * Lines over time. A picture with its words in `label`; the numbers stand in a table beside it. Lines differ in their strokes, not in
 * colour alone.
 */
export function LinePlot({ lines, label, from, to }: { readonly lines: readonly PlotLine[]; readonly label: string; readonly from: number; readonly to: number }) {
  const count = lines.reduce((longest, { points }) => Math.max(longest, points.length), 1);
  const x = (at: number): number => pad.left + (count === 1 ? (width - pad.left - pad.right) / 2 : at / (count - 1) * (width - pad.left - pad.right));
  const y = (value: number): number => height - pad.bottom - (value - from) / Math.max(1, to - from) * (height - pad.top - pad.bottom);
  const labels = lines[0]?.points.map(point => point.label) ?? [];
  const every = Math.max(1, Math.ceil(labels.length / 8));
  return picture(label,
    grid(from, to, y),
    labels.map((text, at) => (at % every === 0 ? h('text', { key: `${at}`, class: spare(at / every), ...(x(at) > width - 36 ? { x: width - 2, 'text-anchor': 'end' } : { x: x(at), 'text-anchor': 'middle' }), y: height - 12 }, text) : null)),
    lines.map((line, index) => h('g', { key: line.name, class: `line-${index % 6}` },
      segments(line.points).map(segment => h('polyline', { key: `${segment[0]!.at}`, points: segment.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ') })),
      line.points.map((point, at) => (point.value === null ? null : h('g', { key: `${at}` },
        point.low !== null && point.low !== point.value ? h('line', { class: 'range', x1: x(at), x2: x(at), y1: y(Math.max(from, point.low)), y2: y(point.value) }) : null,
        h('circle', { cx: x(at), cy: y(point.value), r: 4, class: point.open ? 'open' : '' })))))));
}

/** Bars with several parts each, such as new, still open and fixed. Parts differ in their pattern, not in colour alone. */
export function BarPlot({ bars, label }: { readonly bars: readonly { readonly label: string; readonly parts: readonly number[] }[]; readonly label: string }) {
  const most = bars.reduce((longest, { parts }) => Math.max(longest, parts.reduce((sum, part) => sum + part, 0)), 1);
  const step = (width - pad.left - pad.right) / Math.max(1, bars.length);
  const thick = Math.min(48, step * 0.7);
  const y = (value: number): number => height - pad.bottom - value / most * (height - pad.top - pad.bottom);
  const every = Math.max(1, Math.ceil(bars.length / 8));
  return picture(label,
    grid(0, most, y),
    bars.map(({ label: text, parts }, at) => {
      const left = pad.left + at * step + (step - thick) / 2;
      let base = 0;
      return h('g', { key: `${at}` },
        parts.map((part, index) => {
          const from = base;
          base += part;
          return part === 0 ? null : h('rect', { key: `${index}`, class: `part-${index % 6}`, x: left, width: thick, y: y(base), height: y(from) - y(base) });
        }),
        at % every === 0 ? h('text', { class: spare(at / every), x: left + thick / 2, y: height - 12, 'text-anchor': 'middle' }, text) : null);
    }));
}

/** Names of lines or parts beside the picture. */
export function Legend({ names, of }: { readonly names: readonly string[]; readonly of: 'line' | 'part' }): ComponentChildren {
  return h('ul', { class: 'legend' }, names.map((name, index) => h('li', { key: name },
    h('svg', { 'aria-hidden': 'true', viewBox: '0 0 24 12', class: 'plot' }, h('g', { class: of === 'line' ? `line-${index % 6}` : '' },
      of === 'line' ? h('polyline', { points: '0,6 24,6' }) : h('rect', { class: `part-${index % 6}`, width: 24, height: 12 }))),
    name)));
}

/** The whole picture, in a room of its own: the style makes its words larger in it where there is little room (shared.css). */
function picture(label: string, ...drawn: readonly ComponentChildren[]) {
  return h('div', { class: 'plot-room' }, h('svg', { class: 'plot', role: 'img', 'aria-label': label, viewBox: `0 0 ${width} ${height}` }, ...drawn));
}

/** Every other label gives way where there is little room. */
function spare(nth: number): string {
  return nth % 2 === 1 ? 'spare' : '';
}

/** The round values with a line across the picture each. */
function grid(from: number, to: number, y: (value: number) => number): readonly VNode[] {
  return ticks(from, to).map(value => h('g', { key: `${value}` }, h('line', { class: 'grid', x1: pad.left, x2: width - pad.right, y1: y(value), y2: y(value) }), h('text', { x: pad.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, value)) as VNode);
}

/** About five round values over a span. */
function ticks(from: number, to: number): readonly number[] {
  const raw = Math.max(1, (to - from) / 5);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map(times => times * power).find(one => one >= raw) ?? raw;
  const all: number[] = [];
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) all.push(Math.round(value * 10) / 10);
  return all;
}

/** The stretches of a line between what is not known. */
function segments(points: readonly PlotPoint[]): readonly (readonly { readonly at: number; readonly value: number }[])[] {
  const all: { at: number; value: number }[][] = [[]];
  points.forEach(({ value }, at) => {
    if (value === null) all.push([]);
    else all.at(-1)!.push({ at, value });
  });
  return all.filter(segment => segment.length > 1);
}
