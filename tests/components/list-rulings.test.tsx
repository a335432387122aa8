import { afterEach, describe, expect, it } from 'vitest';
import type { ViewAnswer } from '../../contract/messages.ts';
import { vectors } from '../evidence/vectors.ts';
import { atRest } from '../support/at-rest.ts';
import { button, press, root, rows, show, takeAway, text } from './shown-list.tsx';
import { states } from './states.ts';
import { someFinding, someTab } from './tab-state.ts';

afterEach(takeAway);

describe('rulings', () => {
  it('confirms, takes back, and says so to a screen reader', async () => {
    const { view } = await show(someTab());
    await press('j');
    await press('1');
    const id = rows()[0]!.id.replace('row-', '');
    expect(view.sent).toEqual([{ type: 'view.decide', tabId: 7, findingIds: [id], ruling: 'confirmed', reason: '' }]);
    expect(root().querySelector('.live')!.textContent).toBe('已确认 1 个问题');
    expect(rows()[1]!.contains(document.activeElement)).toBe(true);
    await press('k');
    await press('u');
    expect(view.sent[1]).toMatchObject({ findingIds: [id], ruling: 'pending' });
  });

  it('needs a reason for a false alarm, by a press or in words', async () => {
    const { view } = await show(someTab());
    await press('j');
    await press('2');
    expect(document.activeElement?.textContent).toBe('页面上有，程序没有认出');
    button('记为误报').click();
    await atRest();
    expect(view.sent).toEqual([]);
    expect(text()).toContain('请选择或写明原因。');
    button('属于规定的例外情形').click();
    await atRest();
    expect(view.sent[0]).toMatchObject({ ruling: 'dismissed', reason: '属于规定的例外情形' });
    expect(rows()[0]!.contains(document.activeElement)).toBe(true);
  });

  it('keeps what was typed when the worker refuses, and over closing', async () => {
    const texts = new Map<string, string>();
    const refuse = (): ViewAnswer => ({ ok: false, message: '本机磁盘已满，没有保存。' });
    await show(someTab(), { answer: refuse, texts });
    await press('j');
    await press('e');
    const field = document.activeElement as HTMLTextAreaElement;
    field.value = '已电话告知';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    button('保存').click();
    await atRest();
    expect(text()).toContain('本机磁盘已满，没有保存。');
    expect(root().querySelector('textarea')!.value).toBe('已电话告知');
    await show(someTab({ findings: [someFinding({ record: { id: [...texts.keys()][0]!.replace('note:', '') } })] }), { texts });
    await press('j');
    await press('e');
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('已电话告知');
  });

  it('ignores its keys while an input method composes, in fields, and with modifiers', async () => {
    const { view, store } = await show(someTab());
    await press('j');
    await press('1', { isComposing: true });
    await press('1', { keyCode: 229 });
    await press('1', { ctrlKey: true });
    expect(view.sent).toEqual([]);
    await press('e');
    expect(document.activeElement?.localName).toBe('textarea');
    for (const key of ['1', 'j', 'u', '?']) expect((await press(key)).defaultPrevented).toBe(false);
    expect(view.sent).toEqual([]);
    expect(store.getState().help).toBe(false);
    await press('Escape');
    expect(root().querySelector('textarea')).toBeNull();
    await press('?');
    expect(root().querySelector('dialog')!.open).toBe(true);
  });

  it('settles a conflict with both versions in view', async () => {
    const { view } = await show(states['conflict']!());
    button('1 条有冲突').click();
    await atRest();
    expect(text()).toContain('标识码在页脚框架里，程序没有认出');
    expect(text()).toContain('韦志强');
    button('留下服务器上的').click();
    await atRest();
    expect(view.sent[0]).toMatchObject({ type: 'view.settle', keep: 'theirs' });
  });
});

describe('evidence is never markup of ours', () => {
  it.each(Object.entries(vectors))('%s', async (_, html) => {
    Reflect.deleteProperty(globalThis, 'pwned');
    const record = { says: html, fix: html, about: html.slice(0, 200), note: html, cites: [html.slice(0, 100)], fragment: html.slice(0, 2048), pageTitle: html, at: { selector: html, quote: html, box: [0, 0, 1, 1] as [number, number, number, number] } };
    const finding = someFinding({ record: { ...record, status: 'dismissed' }, patch: html, decisions: [{ id: someFinding().record.id, findingId: someFinding().record.id, ruling: 'dismissed', expects: 'pending', reason: html, by: html.slice(0, 300), at: 0 }] });
    const tab = someTab({ title: html, failure: html, storageProblem: html, findings: [finding], site: { ...someTab().site!, name: html }, page: { ...someTab().page!, pageTypeBecause: html, notChecked: [{ what: 'frame', url: html, reason: html }] } });
    const { store } = await show(tab);
    store.actions.toggle(finding.record.id);
    await atRest();
    expect(Reflect.has(globalThis, 'pwned')).toBe(false);
    expect(root().querySelectorAll('script, iframe, object, embed, img, style, link, meta, base, form, video, audio, [onerror], [onload], [onclick], [onfocus], [href], [src]')).toHaveLength(0);
    expect(root().querySelector('.row-says')!.textContent).toBe(html);
  });
});

describe('keys faster than the screen', () => {
  it('takes every step, also one that comes after a row was drawn and before it has the focus', async () => {
    const { store } = await show(someTab());
    await press('j');
    for (let row = 1; row < rows().length; row += 1) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
      // Drawing is a microtask; effects wait for the next frame, which these turns do not give them.
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      expect(rows()[row]!.dataset['current']).toBe('true');
    }
    await atRest();
    expect(store.getState().current).toBe(rows().at(-1)!.id.replace('row-', ''));
    expect(rows().at(-1)!.contains(document.activeElement)).toBe(true);
  });

  it('writes into the note what is typed right after E; none of it rules', async () => {
    const { view } = await show(someTab());
    await press('j');
    for (const key of ['e', '1', '2', 'u']) {
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }));
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    await atRest();
    expect(document.activeElement?.localName).toBe('textarea');
    expect(view.sent).toEqual([]);
  });

  it('the key after the one that closes the keys is for what lies behind', async () => {
    const { store } = await show(someTab());
    store.actions.show('coverage');
    await atRest();
    await press('?');
    for (const key of ['Escape', 'Escape']) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }));
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    await atRest();
    expect([store.getState().help, store.getState().screen]).toEqual([false, 'list']);
  });
});
