import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../components/style/tour-styles.ts';
import { TourApp } from '../../components/tour-app.tsx';
import { atRest, until } from '../support/at-rest.ts';
import { articleFindings, someTab } from './tab-state.ts';

const page = '<!doctype html><html lang="zh-CN"><body><h1>示范县</h1><p><a href="/gone/">走进示范</a></p><form action="/ss/"><input name="q"><button>搜索</button></form></body></html>';
const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => render(null, holder));

async function begin(): Promise<Document> {
  const findings = articleFindings().slice(0, 3);
  render(<TourApp settings={someTab().settings} locked={false} html={page} failure={null} inspect={async () => ({ findings, passed: 35, unchecked: [], elementOf: () => null })}
    change={async () => undefined} copy={async () => true} leave={() => undefined} />, holder);
  await until('the page was checked', () => holder.querySelector('article.row') !== null);
  return holder.querySelector('iframe')!.contentDocument!;
}

it('the demo page stays where it is, whatever is clicked in it', async () => {
  const inner = await begin();
  const loads: string[] = [];
  holder.querySelector('iframe')!.addEventListener('load', () => loads.push('left'));
  for (const selector of ['a', 'button']) {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    inner.querySelector(selector)!.dispatchEvent(event);
    expect(event.defaultPrevented, selector).toBe(true);
  }
  await atRest();
  expect(loads).toEqual([]);
});

it('keys pressed in the demo page are the tour’s, but not those typed in its fields', async () => {
  const inner = await begin();
  const at = () => holder.querySelector('.tour-say')!.textContent;
  const press = async (target: Element): Promise<void> => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
    await atRest();
  };
  await press(inner.querySelector('input')!);
  expect(at()).toContain('第 1 步');
  await press(inner.body);
  expect(at()).toContain('第 2 步');
});

it('nothing is kept, so nothing says it was', async () => {
  await begin();
  await userEvent.keyboard('j1');
  await until('the row is confirmed', () => holder.querySelector('article.row[data-status="confirmed"]') !== null);
  expect(holder.querySelector('article.row[data-status="confirmed"]')!.textContent).toContain('已确认');
  expect(holder.textContent).not.toContain('已存本机');
});
