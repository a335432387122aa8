import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { atRest } from '../support/at-rest.ts';
import { deskFinding } from './desk-data.ts';
import { button, click, holder, press, show } from './shown-desk.tsx';

afterEach(() => render(null, holder));

describe('the review', () => {
  it('takes back at once what was confirmed a moment ago, before the answer is there', async () => {
    const { world, sent, store } = await show();
    store.actions.show('findings');
    await atRest();
    const key = (name: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    key('1');
    key('k');
    key('u');
    await atRest();
    await atRest();
    expect(world.findings.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
    expect(sent.filter(({ type }) => type === 'desk.decide')).toHaveLength(2);
  });

  it('goes by keyboard: walk, confirm, dismiss with a reason, take back', async () => {
    const { world, store } = await show();
    store.actions.show('findings');
    await atRest();
    await press('1');
    expect(world.findings.map(({ status }) => status)).toEqual(['confirmed', 'pending', 'pending']);
    expect(store.getState().current).toBe(world.findings[1]!.id);
    await press('2');
    await click(button('属于规定的例外情形'));
    expect(world.findings[1]!.status).toBe('dismissed');
    await press('u');
    expect(world.findings[1]!.status).toBe('pending');
    await press('j');
    await press('j');
    expect(store.getState().current).toBe(world.findings[2]!.id);
    await press('k');
    expect(store.getState().current).toBe(world.findings[1]!.id);
    const link = holder.querySelector<HTMLAnchorElement>('.current a')!;
    expect([link.href, link.target, link.rel]).toEqual(['http://www.shifanxian.gov.cn/', '_blank', 'noreferrer']);
    expect(holder.querySelector('.current')!.textContent).toContain('第 2 个去处');
  });

  it('confirms one check in one go and takes it back in one go', async () => {
    const { world, store } = await show({ findings: [deskFinding(1), deskFinding(2), deskFinding(9, { check: 'site-tags' })] });
    await store.actions.filter({ status: null, check: 'broken-link', row: null });
    await atRest();
    await click(button('本项待确认的 2 个全部确认'));
    expect(world.findings.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'pending']);
    await click(button('2 处全部撤销'));
    expect(world.findings.every(({ status }) => status === 'pending')).toBe(true);
  });

  it('rules on many a part at a time, and a part that was refused leaves what was saved to be taken back', async () => {
    const { world, store, sent, view } = await show({ findings: Array.from({ length: 500 }, (_, index) => deskFinding(index + 1)) });
    await store.actions.filter({ status: null, check: 'broken-link', row: null });
    const send = view.send.bind(view);
    let parts = 0;
    Object.assign(view, { send: async (message: Parameters<typeof send>[0]) => {
      if (message.type === 'desk.decide') parts += 1;
      return parts === 2 && message.type === 'desk.decide' ? { ok: false as const, message: '磁盘空间不足，没有保存。' } : send(message);
    } });
    await store.actions.confirmAll('broken-link');
    await atRest();
    expect(world.findings.filter(({ status }) => status === 'confirmed')).toHaveLength(200);
    expect(sent.filter((one) => one.type === 'desk.decide')).toHaveLength(1);
    expect(holder.querySelector('[role="alert"]')!.textContent).toContain('磁盘空间不足');
    await click(button('200 处全部撤销'));
    expect(world.findings.every(({ status }) => status === 'pending')).toBe(true);
  });

  it('keeps twenty thousand findings out of the document but within reach', async () => {
    const { store, sent } = await show({ findings: Array.from({ length: 20_000 }, (_, index) => deskFinding(index + 1)) });
    store.actions.show('findings');
    await atRest();
    expect(holder.querySelectorAll('.lines li').length).toBeLessThan(80);
    const lines = holder.querySelector<HTMLElement>('.lines')!;
    lines.scrollTop = lines.scrollHeight;
    await atRest();
    await atRest();
    expect(holder.querySelector('.lines li:last-child')!.textContent).toContain('第 20000 个去处');
    expect(holder.querySelector('.lines li:last-child')!.getAttribute('aria-posinset')).toBe('20000');
    const asked = sent.flatMap((one) => (one.type === 'desk.findings' ? one.ids : []));
    expect(asked.length).toBeLessThan(400);
  });
});
