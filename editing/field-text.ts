import { localNameOf } from '../page/dom.ts';

/** What stands in a field as a reader will see it: mark-up written into a text field is read as mark-up. Never throws. */
export function fieldText(element: Element): string {
  const name = localNameOf(element);
  if (name === 'select') return [...(element as HTMLSelectElement).selectedOptions].map((option) => option.text).join(' ');
  if (name === 'input' || name === 'textarea') {
    const { value } = element as HTMLInputElement;
    return /<\/?(?:p|div|span|br|img|a|table|strong|h\d)\b/i.test(value) ? textOfMarkup(value) : value;
  }
  // Not `instanceof`: an editor's frame has classes of its own. Without the line ends of `innerText` numbers of two paragraphs run together.
  return 'innerText' in element ? (element as HTMLElement).innerText : element.textContent ?? '';
}

/** The elements of what is being written: of the editor's surface itself, or of mark-up in a text field, read apart from any page. */
export function fieldMarkup(element: Element): Document | Element {
  const name = localNameOf(element);
  return name === 'input' || name === 'textarea' ? new DOMParser().parseFromString((element as HTMLInputElement).value, 'text/html') : element;
}

function textOfMarkup(html: string): string {
  const { body } = new DOMParser().parseFromString(html.replace(/<(?:br|\/p|\/div|\/tr|\/h\d)\b[^>]*>/gi, '$&\n'), 'text/html');
  return body.textContent ?? '';
}
