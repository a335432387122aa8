import { attr, closest, queryAll } from '../dom.ts';
import type { PageView } from '../page-view.ts';

/** A longer form is a frame some systems put around the whole page (characters). */
const longestForm = 400;

/** Whether an element stands in a form that is there to be filled in: 来源：and 发布时间： are then names of its fields. A form without fields is a wrapper around an article. */
export function inFieldForm(page: PageView, element: Element): boolean {
  const form = closest(element, 'form');
  if (!form) return false;
  const [start, end] = page.text.rangeOf(form);
  return end - start <= longestForm && queryAll(form, 'input, select, textarea').some((field) => !/^(?:hidden|button|submit|image|reset)$/i.test(attr(field, 'type') ?? ''));
}
