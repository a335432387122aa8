/**
 * Whether somebody has typed or ticked something that is not sent yet, as far as the page shows. Hints that scripts write into
 * search fields do not count. Read through the prototypes, so that a field's name cannot deceive.
 */
export function unsavedIn(fields: readonly Element[]): boolean {
  return fields.some((field) => (tagOf.call(field) === 'TEXTAREA' ? changed(field, area) : isTicked(field) || changed(field, input)));
}

const tagOf = Object.getOwnPropertyDescriptor(Element.prototype, 'tagName')!.get as (this: Element) => string;
const getter = (prototype: object, name: string): ((this: Element) => string) => Object.getOwnPropertyDescriptor(prototype, name)!.get as (this: Element) => string;
const input = { value: getter(HTMLInputElement.prototype, 'value'), before: getter(HTMLInputElement.prototype, 'defaultValue') };
const area = { value: getter(HTMLTextAreaElement.prototype, 'value'), before: getter(HTMLTextAreaElement.prototype, 'defaultValue') };
const typeOf = getter(HTMLInputElement.prototype, 'type');
const checked = getter(HTMLInputElement.prototype, 'checked') as unknown as (this: Element) => boolean;
const before = getter(HTMLInputElement.prototype, 'defaultChecked') as unknown as (this: Element) => boolean;

function changed(field: Element, read: typeof input): boolean {
  const now = read.value.call(field).trim();
  return now !== '' && now !== read.before.call(field).trim() && !/^(?:请|搜索|检索|关键[字词]|输入|全文|\d{4}[-/年])/.test(now);
}

function isTicked(field: Element): boolean {
  return typeOf.call(field) === 'checkbox' && checked.call(field) && !before.call(field);
}
