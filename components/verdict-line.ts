import { beijingTime } from './beijing-time.ts';
import type { TabState } from '../contract/ui-state.ts';
import type { Words } from '../messages/words.ts';

/** What nobody checked: checks that could not run, checks that did not run, and parts of the page nobody saw. */
export function notCheckedCount(page: NonNullable<TabState['page']>): number {
  return page.outcomes.filter(({ outcome }) => outcome === 'cannot-check' || outcome === 'not-run').length + page.notChecked.length;
}

/** The verdict on a page in one sentence: never “passed” for what was not checked. */
export function verdictLine(tab: TabState, words: Words): string {
  if (!tab.page) return words['run.notYet'];
  if (!tab.page.opened) return tab.earlier ? words['run.notYet'] : words['line.notOpened'](whyNotOpened(tab.page));
  // A false alarm is no problem any more; what is gone from the page is no problem of this page.
  const open = tab.findings.filter(({ record, present }) => record.status !== 'dismissed' && present);
  const of = (verdict: string): number => open.filter(({ record }) => record.verdict === verdict).length;
  const parts = [
    of('fail') > 0 ? words['line.fail'](of('fail')) : '',
    of('review') > 0 ? words['line.review'](of('review')) : '',
    of('hint') > 0 ? words['line.hint'](of('hint')) : '',
  ].filter((part) => part !== '').join(words['line.separator']);
  const passed = tab.page.outcomes.filter(({ outcome }) => outcome === 'pass').length;
  const notChecked = notCheckedCount(tab.page);
  return (tab.earlier ? words['line.earlier'](beijingTime(tab.page.at)) : '') + [
    open.length > 0 ? words['line.count'](open.length, parts) : words['line.none'](passed),
    notChecked > 0 ? words['line.notChecked'](notChecked) : '',
  ].filter((part) => part !== '').join(words['line.semicolon']) + words['line.stop'];
}

/** In words, where the checks gave any. */
function whyNotOpened({ notChecked }: NonNullable<TabState['page']>): string {
  const reason = notChecked.find(({ what }) => what === 'page')?.reason ?? '';
  return reason === 'not-opened' ? '' : reason;
}
