import type { Refusal } from '../refusal.ts';
import { html, page, trouble } from './page.ts';

/** A refusal as a page, with the way back. */
export function refusalPage(refusal: Refusal): string {
  return page('没有完成', html`${trouble(refusal.message)}<p><a href="/">回到首页</a></p>`);
}
