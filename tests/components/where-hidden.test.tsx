import { afterEach, expect, it } from 'vitest';
import { whereHidden } from '../../components/overlay/where-hidden.ts';

const holder = document.createElement('div');
document.body.append(holder);
afterEach(() => holder.replaceChildren());

it.each<[string, string, ReturnType<typeof whereHidden>]>([
  ['shown', '<p id="x">x</p>', null],
  ['a menu that opens on the pointer', '<ul><li><a href="/a">政务公开</a><ul style="display:none"><li><a id="x">政策</a></li></ul></li></ul>', { in: 'menu', name: '政务公开' }],
  ['a menu with a control', '<button aria-controls="m">更多服务</button><div id="m" hidden><a id="x">办事</a></div>', { in: 'menu', name: '更多服务' }],
  ['a tab by its role', '<div role="tablist"><button role="tab" id="t1" aria-controls="p1">部门</button></div><div role="tabpanel" id="p1" hidden><a id="x">x</a></div>', { in: 'tab', name: '部门' }],
  ['tabs as sites write them', '<div class="hd"><ul><li>要闻</li><li>通知公告</li></ul></div><div class="bd"><ul><li>a</li></ul><ul style="display:none"><li><a id="x">x</a></li></ul></div>', { in: 'tab', name: '通知公告' }],
  ['folded details', '<details><summary>常见问题</summary><p id="x">x</p></details>', { in: 'details', name: '常见问题' }],
  ['a dialog', '<dialog aria-label="提示"><p id="x">x</p></dialog>', { in: 'dialog', name: '提示' }],
  ['a tag of the head, which no menu holds', '<p>shown</p>', { in: 'head', name: '' }],
  ['nobody knows', '<div style="display:none"><p id="x">x</p></div>', { in: 'unknown', name: '' }],
])('%s', (_, html, expected) => {
  holder.innerHTML = html;
  const before = holder.innerHTML;
  expect(whereHidden(expected?.in === 'head' ? document.head.querySelector('meta')! : holder.querySelector('#x')!)).toEqual(expected);
  expect(holder.innerHTML).toBe(before);
});
