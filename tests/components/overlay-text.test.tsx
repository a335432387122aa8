import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOverlay } from '../../components/overlay/control.ts';
import { textRanges } from '../../components/overlay/text-range.ts';
import type { OverlayRequest } from '../../contract/messages.ts';
import type { UiFinding } from '../../contract/ui-state.ts';
import { atRest } from '../support/at-rest.ts';
import { someFinding } from './tab-state.ts';

const attach = Element.prototype.attachShadow;
let shadow: ShadowRoot | null = null;
const holder = document.createElement('div');
let overlay: ReturnType<typeof createOverlay>;

beforeEach(() => {
  // Only the test may look into the closed root: it stands in the same world.
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    shadow = attach.call(this, init);
    return shadow;
  };
  document.body.append(holder);
  overlay = createOverlay(async () => ({ ok: true }));
});
afterEach(() => {
  overlay({ do: 'close' });
  Element.prototype.attachShadow = attach;
  CSS.highlights.clear();
  holder.remove();
});

const at = (selector: string, quote: string, more: { verdict?: 'fail' | 'review'; veto?: boolean } = {}): UiFinding =>
  ({ ...someFinding({ record: { at: { selector, quote, box: [0, 0, 1, 1] }, verdict: more.verdict ?? 'fail' } }), veto: more.veto ?? false });
const show = (findings: UiFinding[], more: object = {}): OverlayRequest => ({ do: 'show', findings, locate: null, rubric: 'guangxi-2017@1', language: 'zh-CN', styled: true, ...more });
const marks = (): Record<string, string[]> => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]));
const place = (finding: UiFinding): HTMLElement => shadow!.querySelector(`[data-place="${finding.record.id}"]`)!;
const html = '<p id="one">发布<b>时间</b>：昨天</p><p id="two">第二处 文字</p><img id="three" alt="没有字的图" width="40" height="20" src="data:,"><p id="four">第四处</p>';

describe('text the overlay marks', () => {
  it('is the quoted words, by kind and the current one apart, with a number and no box; the page’s own marks and nodes stay', async () => {
    holder.innerHTML = html;
    const own = new Highlight();
    CSS.highlights.set('page-own', own);
    const before = document.documentElement.outerHTML;
    const [one, two, three, four] = [at('#one', '时间：昨天'), at('#two', '第二处 文字', { verdict: 'review' }), at('#three', '没有字的图'), at('#four', '第四处', { veto: true })];
    overlay(show([one, two, three, four], { locate: one.record.id }));
    await atRest(shadow);
    expect(marks()).toEqual({ 'page-own': [], 'duwang-fail': ['时间：昨天'], 'duwang-review': ['第二处 文字'], 'duwang-veto': ['第四处'], 'duwang-current': ['时间：昨天'] });
    expect(CSS.highlights.get('duwang-current')!.priority).toBeGreaterThan(CSS.highlights.get('duwang-fail')!.priority);
    expect(place(one).dataset['text']).toBe('');
    expect(getComputedStyle(place(one)).borderStyle).toBe('none');
    expect(place(one).querySelector('.marker')!.getBoundingClientRect().width).toBeGreaterThan(20);
    // Beside the words, not at the beginning of their paragraph.
    expect(place(one).getBoundingClientRect().left + 3).toBeCloseTo(document.querySelector('#one b')!.getBoundingClientRect().left, 0);
    expect(place(three).dataset['text']).toBeUndefined();
    expect(getComputedStyle(place(three)).borderStyle).toBe('solid');
    overlay(show([one, two, three, four], { locate: two.record.id }));
    await atRest(shadow);
    expect(marks()['duwang-current']).toEqual(['第二处 文字']);
    overlay({ do: 'close' });
    expect([...CSS.highlights]).toEqual([['page-own', own]]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('is boxed where the style does not stand in the page, and where the browser has no such marks', async () => {
    holder.innerHTML = html;
    const one = at('#one', '时间：昨天');
    overlay(show([one], { styled: false }));
    await atRest(shadow);
    expect(marks()).toEqual({});
    expect(getComputedStyle(place(one)).borderStyle).toBe('solid');
    overlay({ do: 'close' });

    const kept = Object.getOwnPropertyDescriptor(globalThis, 'Highlight')!;
    Object.defineProperty(globalThis, 'Highlight', { configurable: true, value: undefined });
    try {
      overlay(show([one]));
      await atRest(shadow);
      expect(place(one).dataset['text']).toBeUndefined();
      expect(place(one).hidden).toBe(false);
      overlay({ do: 'close' });
    } finally {
      Object.defineProperty(globalThis, 'Highlight', kept);
    }
    expect(marks()).toEqual({});
  });

  it('gets its box back when the page replaces the words under it', async () => {
    holder.innerHTML = html;
    const one = at('#one', '时间：昨天');
    overlay(show([one]));
    await atRest(shadow);
    document.querySelector('#one')!.textContent = '换了的文字';
    dispatchEvent(new Event('resize'));
    await expect.poll(() => place(one).dataset['text']).toBeUndefined();
    expect(place(one).hidden).toBe(false);
  });

  it('is out of the picture while our layer is, and back after it; a newer overlay’s marks are left alone', async () => {
    holder.innerHTML = html;
    overlay(show([at('#one', '时间：昨天')]));
    await atRest(shadow);
    const host = document.querySelector<HTMLElement>('duwang-overlay')!;
    host.style.opacity = '0';
    await expect.poll(marks).toEqual({});
    overlay(show([at('#one', '时间：昨天'), at('#four', '第四处')], { refresh: true }));
    await atRest(shadow);
    expect(marks()).toEqual({});
    host.style.opacity = '';
    await expect.poll(() => marks()['duwang-fail']).toEqual(['时间：昨天', '第四处']);
    const newer = new Highlight();
    CSS.highlights.set('duwang-fail', newer);
    overlay({ do: 'close' });
    expect([...CSS.highlights]).toEqual([['duwang-fail', newer]]);
  });
});

describe('the words of a quote', () => {
  const found = (markup: string, quote: string): string[] => {
    holder.innerHTML = `<div id="in">${markup}</div>`;
    return textRanges()(document.querySelector('#in')!, quote).map(String);
  };

  it('are found across elements, line breaks and wide spaces, each time they stand there', () => {
    expect(found('  主办：<span>示范县\n  人民</span>　政府 ', '主办：示范县 人民 政府')).toEqual(['主办：示范县\n  人民　政府']);
    expect(found('<p>报导</p><p>再次报导</p>', '报导')).toEqual(['报导', '报导']);
  });

  it.each([
    ['a quote that was cut', '很长的正文', '很长的…'], ['masked numbers', '电话13900000000', '电话139****0000'], ['nothing', '文字', ''],
    ['what is only written in a script', '<script type="text/plain">隐藏的字</script>', '隐藏的字'], ['half a page', '<p>一</p><p>二</p><p>三</p><p>四</p><p>五</p>', '一二三四五'],
    ['words that stand everywhere', '年'.repeat(40), '年'],
  ])('are not marked for %s', (_, markup, quote) => expect(found(markup, quote)).toEqual([]));
});
