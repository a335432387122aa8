import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { createOverlay } from '../../components/overlay/control.ts';
import { findPlace, pickedPlace } from '../../components/overlay/place-in-page.ts';
import type { ContentMessage, OverlayRequest } from '../../contract/messages.ts';
import type { UiFinding } from '../../contract/ui-state.ts';
import { atRest, until } from '../support/at-rest.ts';
import { someFinding } from './tab-state.ts';

const attach = Element.prototype.attachShadow;
let shadow: ShadowRoot | null = null;
// Only the test may look into the closed root: it stands in the same world.
Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
  shadow = attach.call(this, init);
  return shadow;
};

const holder = document.createElement('div');
document.body.append(holder);
let overlay: ReturnType<typeof createOverlay>;
let sent: ContentMessage[] = [];
let answer: unknown = { ok: true };

function start(html: string): void {
  holder.innerHTML = html;
  sent = [];
  answer = { ok: true };
  overlay = createOverlay(async (message) => {
    sent.push(message);
    return answer;
  });
}
afterEach(() => {
  overlay({ do: 'close' });
  holder.replaceChildren();
});

const at = (selector: string, quote: string): UiFinding => someFinding({ record: { says: `问题在“${quote}”`, at: { selector, quote, box: [0, 0, 1, 1] } } });
const show = (findings: UiFinding[], locate: string | null = null): OverlayRequest => ({ do: 'show', findings, locate, rubric: 'guangxi-2017@1', language: 'zh-CN' });
const settled = (): Promise<void> => atRest(shadow);
const host = (): HTMLElement | null => document.querySelector('duwang-overlay');
const inside = (selector: string): HTMLElement | null => shadow!.querySelector(selector);
const markers = (): HTMLElement[] => [...shadow!.querySelectorAll<HTMLElement>('.place')];

/** A key press by the browser itself, so that it is trusted. */
async function press(key: string): Promise<void> {
  const session = cdp() as unknown as { send: (method: string, params: object) => Promise<unknown> };
  const text = key.length === 1 ? { text: key } : {};
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: key, ...text });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key });
  await settled();
}

describe('the overlay', () => {
  it('marks places by number, and the page is byte for byte the same meanwhile and after', async () => {
    start('<p id="one">第一处文字</p><p id="two">第二处文字</p>');
    const before = document.documentElement.outerHTML;
    expect(overlay(show([at('#one', '第一处文字'), at('#two', '第二处文字'), someFinding()]))).toEqual({ marked: 2, moved: [] });
    await settled();
    const own = host()!;
    expect(own.shadowRoot).toBeNull();
    expect(own.childNodes).toHaveLength(0);
    expect(document.documentElement.outerHTML.replace(own.outerHTML, '')).toBe(before);
    expect(markers().filter(({ hidden }) => !hidden)).toHaveLength(2);
    const one = document.querySelector('#one')!.getBoundingClientRect();
    const mark = markers().map((each) => each.getBoundingClientRect()).find(({ top }) => Math.abs(top + 3 - one.top) < 2)!;
    expect(mark.width).toBeCloseTo(one.width + 6, 0);
    expect(inside('.card')!.textContent).toContain('另有 1 个问题在页面上没有位置');
    overlay({ do: 'close' });
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('says when a place has changed, is gone, or does not show, and never guesses', async () => {
    start('<p id="one">改过的文字</p><p id="three" style="display:none">藏着的文字</p>');
    const [changed, gone, hidden] = [at('#one', '原来的文字'), at('#nothing', '没有了'), at('#three', '藏着的文字')];
    const result = overlay(show([changed, gone, hidden], changed.record.id));
    expect(new Set(result.moved)).toEqual(new Set([changed.record.id, gone.record.id]));
    await settled();
    expect(inside('.card')!.textContent).toContain('这里的文字与检查时不同');
    overlay(show([changed, gone, hidden], gone.record.id));
    await settled();
    expect(inside('.card')!.textContent).toContain('页面上找不到检查时的位置');
    overlay(show([changed, gone, hidden], hidden.record.id));
    await settled();
    expect(inside('.card')!.textContent).toContain('这一处现在没有显示');
  });

  it('keeps its card inside what the layer covers, which leaves out the scroll bars of the page', async () => {
    start('<p id="p" style="position: fixed; right: 0; bottom: 0">正文</p>');
    overlay(show([at('#p', '正文')]));
    await settled();
    // Headless browsers hide scroll bars: here the layer is as much smaller as a bar of 17 pixels makes it.
    Object.assign(inside('.overlay')!.style, { right: '17px', bottom: '17px' });
    window.dispatchEvent(new Event('resize'));
    const card = (): DOMRect => inside('.card')!.getBoundingClientRect();
    await until('the card to come out from under the bar', () => card().right <= window.innerWidth - 17 && card().bottom <= window.innerHeight - 17);
  });

  it('offers no ruling over a preview: nothing is recorded there', async () => {
    start('<p id="p">正文</p>');
    overlay({ ...show([at('#p', '正文')]), preview: true } as OverlayRequest);
    await settled();
    expect(inside('.card .act')).toBeNull();
    expect(inside('.card')!.textContent).not.toMatch(/扣.*分/);
    await press('1');
    expect(sent).toEqual([]);
  });

  it('stays visible whatever the page styles', async () => {
    start('<style>html{font-size:100px!important} *{display:none!important;opacity:0!important;position:static!important;color:red!important} duwang-overlay,body,div,p,html{display:block!important;opacity:1!important}</style><p id="one">第一处文字</p>');
    overlay(show([at('#one', '第一处文字')]));
    await settled();
    const card = inside('.card')!;
    expect(getComputedStyle(host()!).position).toBe('fixed');
    expect(getComputedStyle(host()!).pointerEvents).toBe('none');
    expect(card.checkVisibility({ opacityProperty: true })).toBe(true);
    expect(card.getBoundingClientRect().width).toBe(384);
    expect(getComputedStyle(card).fontSize).toBe('14px');
  });

  it('rules by a person’s keys and never by what a script dispatches', async () => {
    start('<p id="one">第一处文字</p><p id="two">第二处文字</p>');
    overlay(show([at('#one', '第一处文字'), at('#two', '第二处文字')]));
    await settled();
    inside('button.act')!.click();
    inside('.card')!.dispatchEvent(new KeyboardEvent('keydown', { key: '1', bubbles: true, composed: true, cancelable: true }));
    await settled();
    expect(sent).toEqual([]);

    inside('.card')!.focus();
    await press('1');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ type: 'capture.decide', ruling: 'confirmed', reason: '' });
    expect(inside('.card-head h2')!.textContent).toBe('2／2');
    await press('k');
    expect(inside('.card-head h2')!.textContent).toBe('1／2');
    await press('Escape');
    expect(host()).toBeNull();
    expect(sent.at(-1)).toEqual({ type: 'capture.overlay-closed' });
  });

  it('keeps the keys pressed in it from the page', async () => {
    start('<p id="one">第一处文字</p>');
    const heard: string[] = [];
    const listen = (event: KeyboardEvent): void => void heard.push(event.key);
    document.addEventListener('keydown', listen);
    overlay(show([at('#one', '第一处文字')]));
    await settled();
    inside('.card')!.focus();
    await press('j');
    expect(heard).toEqual([]);
    document.removeEventListener('keydown', listen);
  });

  it('shows why a ruling was not taken', async () => {
    start('<p id="one">第一处文字</p>');
    overlay(show([at('#one', '第一处文字')]));
    await settled();
    answer = { ok: false, message: '本机磁盘已满，没有保存。' };
    inside('.card')!.focus();
    await press('1');
    expect(inside('.card')!.textContent).toContain('本机磁盘已满，没有保存。');
    answer = undefined;
    await press('1');
    expect(inside('.card')!.textContent).toContain('读网后台没有应答');
  });

  it('shows evidence as text, not as markup', async () => {
    start('<p id="one">第一处文字</p>');
    const nasty = '<img src=x onerror="pwned=1">';
    overlay(show([someFinding({ record: { says: nasty, fix: nasty, fragment: nasty, at: { selector: '#one', quote: '第一处文字', box: [0, 0, 1, 1] } } })]));
    await settled();
    expect(shadow!.querySelectorAll('img')).toHaveLength(0);
    expect(inside('.row-says')!.textContent).toBe(nasty);
    expect(Reflect.has(globalThis, 'pwned')).toBe(false);
  });

  it('gives up picking by Escape and leaves nothing', async () => {
    start('<p id="one">第一处文字</p>');
    const before = document.documentElement.outerHTML;
    overlay({ do: 'pick', language: 'zh-CN' });
    await settled();
    expect(host()).not.toBeNull();
    await press('Escape');
    expect(sent).toEqual([{ type: 'capture.pick-cancelled' }]);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('places', () => {
  it('are found again inside frames and open shadow roots', async () => {
    start('<div id="outer"></div>');
    const outer = document.querySelector('#outer')!;
    const inner = attach.call(outer, { mode: 'open' });
    inner.innerHTML = '<section><b>影子里的字</b></section>';
    const place = pickedPlace(inner.querySelector('b')!);
    expect(place).toMatchObject({ selector: '#outer >>> section:nth-of-type(1) > b:nth-of-type(1)', quote: '影子里的字' });
    expect(findPlace(place)).toEqual({ state: 'there', element: inner.querySelector('b') });
  });
});

describe('a guided question over the page', () => {
  const ask = (places: readonly { readonly selector: string; readonly quote: string }[], answered: 'yes' | null = null): OverlayRequest => ({
    do: 'ask', question: 'q-columns-fit', answered, places: places.map((place) => ({ ...place, box: [0, 0, 1, 1] as [number, number, number, number] })), language: 'zh-CN',
  });

  it('marks its places, takes the keys 1 2 3, and leaves the page as it was', async () => {
    start('<nav><a id="one" href="#">新闻中心</a> <a id="two" href="#">政务公开</a></nav>');
    const before = holder.innerHTML;
    expect(overlay(ask([{ selector: '#one', quote: '新闻中心' }, { selector: '#two', quote: '政务公开' }]))).toEqual({ marked: 2, moved: [] });
    await settled();
    expect(markers()).toHaveLength(2);
    expect(inside('.card')!.textContent).toContain('栏目是否都体现政府职能');
    await press('3');
    await settled();
    expect(sent).toEqual([{ type: 'capture.answer', said: { question: 'q-columns-fit', holds: 'inapplicable', count: 0, row: null, note: '' } }]);
    expect(inside('.card-note')!.textContent).toContain('不适用');
    await press('2');
    await settled();
    expect(inside('.card textarea')).not.toBeNull();
    await press('Escape');
    await settled();
    await press('Escape');
    await settled();
    expect(host()).toBeNull();
    expect(holder.innerHTML).toBe(before);
    expect(sent.at(-1)).toEqual({ type: 'capture.overlay-closed' });
  });

  it('stands without any place, says what was refused, and gives way to the findings', async () => {
    start('<p id="p">正文</p>');
    overlay(ask([], 'yes'));
    await settled();
    expect(inside('.card-head')!.textContent).toContain('请看整个页面');
    answer = { ok: false, message: '您的账号只能查看' };
    await press('1');
    await settled();
    expect(inside('[data-kind="problem"]')!.textContent).toContain('只能查看');
    overlay(show([at('#p', '正文')]));
    await settled();
    expect(inside('.card .question')).toBeNull();
    expect(markers()).toHaveLength(1);
  });
});
