import { afterEach, describe, expect, it } from 'vitest';
import { atRest, until } from '../support/at-rest.ts';
import { button, press, root, rows, show, takeAway, text } from './shown-list.tsx';
import { states } from './states.ts';
import { someFinding, someTab } from './tab-state.ts';

afterEach(() => {
  takeAway();
  window.scrollTo(0, 0);
});

/** Rows enough to scroll. */
const long = () => someTab({ findings: Array.from({ length: 30 }, (_, index) => someFinding({ record: { says: `第 ${index + 1} 个问题` } })) });
const box = (selector: string): DOMRect => root().querySelector(selector)!.getBoundingClientRect();

// Seen first in a window with a real popup: none of it showed in pictures of a whole page.
describe('the popup as it stands under the icon', () => {
  it('a screen begins at its top, and the list is where it was afterwards', async () => {
    const { store } = await show(long());
    window.scrollTo(0, 1200);
    await atRest();
    const was = window.scrollY;
    expect(was).toBeGreaterThan(600);
    store.actions.show('sheet');
    await atRest();
    expect(window.scrollY).toBe(0);
    store.actions.show('list');
    await until('the list to be where it was', () => window.scrollY === was);
  });

  it('a row that gets the focus stands between head and foot, upwards too', async () => {
    await show(long());
    for (let turn = 0; turn < 12; turn += 1) await press('j');
    for (let turn = 0; turn < 9; turn += 1) {
      await press('k');
      const title = document.activeElement!.getBoundingClientRect();
      expect(title.top, `${turn + 1} up`).toBeGreaterThanOrEqual(box('.head').bottom - 1);
      expect(title.bottom).toBeLessThanOrEqual(box('.foot').top + 1);
    }
  });

  it('names no score before anything was read', async () => {
    await show(someTab({ pagesRead: 0, page: null, findings: [] }));
    expect(text()).toContain('还没有检查过网页，没有得分');
    expect(text()).not.toMatch(/\d 分/);
    await show(someTab());
    expect(text()).toMatch(/\d 分/);
  });

  it('says that leave was refused in the popup after the one which the question closed', async () => {
    const texts = new Map<string, string>();
    const tab = someTab({ automaticAllowed: false });
    await show({ ...tab, settings: { ...tab.settings, introduced: false } }, { texts });
    expect(text()).not.toContain('没有获得允许');
    button('允许自动检查').click();
    expect(texts.get('asked:automatic')).toBe('yes');
    await show({ ...tab, settings: { ...tab.settings, introduced: false } }, { texts });
    expect(text()).toContain('没有获得允许');
  });

  it('tells beforehand in which words the browser will ask', async () => {
    const tab = someTab({ automaticAllowed: false });
    await show({ ...tab, settings: { ...tab.settings, introduced: false } });
    expect(text()).toContain('读取和更改您在所有网站上的所有数据');
  });

  it('shows a lead to a veto that a person alone rules, and asks for a look, not for mending', async () => {
    const lead = someFinding({ record: { check: 'cloaked-content', code: 'differs-for-spider', verdict: 'review' } });
    expect(lead).toMatchObject({ veto: true, price: null });
    await show(someTab({ findings: [lead] }));
    expect(rows()[0]!.textContent).toContain('单项否决线索');
    expect(rows()[0]!.textContent).toContain('可能单项否决');
    const preview = states['preview']!();
    await show({ ...preview, findings: [lead] });
    expect(root().querySelector('.light')!.getAttribute('data-light')).toBe('check');
  });
});
