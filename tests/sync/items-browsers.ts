import { afterEach, beforeEach } from 'vitest';
import type { PageReport } from '../../contract/finding.ts';
import { decide } from '../../store/decide.ts';
import type { Draft } from '../../store/issue.ts';
import type { Sight } from '../../store/verify-visit.ts';
import { clock } from '../server/support/observe.ts';
import type { Person } from '../server/support/person.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { fault, home, read } from '../store/reports.ts';
import { browserOf } from './browsers.ts';

/** A unit and two browsers in it, anew for each test. Importing this opens and closes them. */
let unit: Unit;
export let people: { readonly editor: Person; readonly inspector: Person; readonly other: Person };
type Browser = Awaited<ReturnType<typeof browserOf>>;
export let a: Browser;
export let b: Browser;

beforeEach(async () => {
  // The calendar ends where the notices end: the tests stay in November 2026.
  unit = await openUnit({ now: clock().now, ownReview: true });
  people = { editor: await unit.person('editor', '审核甲'), inspector: await unit.person('inspector', '检查乙'), other: await unit.person('editor', '审核丙') };
  a = await browserOf(people.editor);
  b = await browserOf(people.inspector);
});
afterEach(() => unit[Symbol.asyncDispose]());

/** Reads the page and confirms what is found. @returns the drafts of items, one for each finding */
export async function found({ pen }: Pick<Browser, 'pen'>, ...about: string[]): Promise<readonly Draft[]> {
  const page = await read(pen, about.map((one) => fault(one)));
  await decide(pen, page.present, 'confirmed', '');
  const findings = await Promise.all(page.present.map((id) => pen.store.get('finding', id)));
  return findings.map((finding) => ({ inspectionId: finding!.data.inspectionId!, findingIds: [finding!.id], unit: '示范县教育局', says: finding!.data.says, fix: finding!.data.fix, note: '', workingDays: 3, dueOn: null }));
}
export const itemOf = async ({ store }: Pick<Browser, 'store'>, id: string) => (await store.get('rectification', id))?.data;
export const sight = (page: PageReport | null, over: Partial<Sight> = {}): Sight => ({ host: 'www.demo.gov.cn', url: home, report: page, failure: '页面没有打开', fragments: {}, catalogue: 'test', toolVersion: '0.1.0', asked: false, ...over });
export async function both(): Promise<void> {
  for (const one of [a, b, a]) await one.sync();
}
