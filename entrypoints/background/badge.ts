import { browser } from 'wxt/browser';
import type { TabState } from '../../contract/ui-state.ts';
import type { SaidWords } from '../../messages/said.ts';

export interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly title: string;
}

const colours = { busy: '#5f6b7a', faults: '#b42318', veto: '#6a1b9a', clean: '#1a7f37', trouble: '#8a5a00' } as const;

type Shown = Pick<TabState, 'scope' | 'reason' | 'running' | 'failure' | 'page' | 'findings' | 'storageProblem' | 'earlier'>;

/**
 * What the toolbar shows: the number of findings nobody has ruled on (hints are quality, they do not count), another colour
 * when one may fail the whole site, a tick when nothing was found, nothing outside scope. Never a tick over a page that
 * was not inspected, or was before what stands there now; what was found there then is told in grey.
 */
export function badgeOf(state: Shown, words: SaidWords): Badge {
  const badge = (text: string, colour: keyof typeof colours, what: string): Badge => ({ text, colour: colours[colour], title: words['said.badge.named'](what) });
  if (state.scope === 'unsupported') return badgeOutside(state.reason, words);
  if (state.running) return badge('…', 'busy', words['said.badge.running']);
  if (state.storageProblem) return badge('!', 'trouble', state.storageProblem);
  if (state.failure) return badge('!', 'trouble', words['said.badge.failed'](state.failure));
  if (!state.page) return badge('', 'busy', words['said.badge.start']);
  if (!state.page.opened && state.earlier) return badge('', 'busy', words['said.badge.start']);
  if (!state.page.opened) return badge('!', 'trouble', state.page.notChecked.find(({ what }) => what === 'page')?.reason ?? words['said.badge.notOpened']);

  const faults = state.findings.filter(({ record, present }) => present && record.verdict !== 'hint');
  const open = faults.filter(({ record }) => record.status === 'pending');
  const confirmed = faults.filter(({ record }) => record.status === 'confirmed').length;
  const unchecked = state.page.outcomes.filter(({ outcome }) => outcome === 'cannot-check').length;
  const gap = unchecked > 0 ? words['said.badge.gap'](unchecked) : '';
  if (state.earlier) return badge(open.length > 0 ? count(open.length) : '', 'busy', words['said.badge.earlier'](open.length));
  if (open.some(({ veto }) => veto)) return badge(count(open.length), 'veto', words['said.badge.veto'](open.length, gap));
  if (open.length > 0) return badge(count(open.length), 'faults', words['said.badge.open'](open.length, gap));
  if (confirmed > 0) return badge('0', 'busy', words['said.badge.confirmed'](confirmed, gap));
  return badge('✓', 'clean', words['said.badge.clean'](gap));
}

/** What the toolbar shows on a page that cannot be inspected. @param reason why, in words */
export function badgeOutside(reason: string | null, words: SaidWords): Badge {
  return { text: '', colour: colours.busy, title: words['said.badge.named'](reason ?? words['said.badge.unable']) };
}

/** Shows it. A tab that is gone meanwhile needs no badge. */
export async function showBadge(tabId: number, badge: Badge): Promise<void> {
  const action = browser.action ?? (browser as unknown as { browserAction: typeof browser.action }).browserAction;
  await Promise.all([
    action.setBadgeText({ tabId, text: badge.text }),
    action.setBadgeBackgroundColor({ tabId, color: badge.colour }),
    action.setTitle({ tabId, title: badge.title }),
  ]).catch(() => undefined);
}

function count(number: number): string {
  return number > 999 ? '999+' : String(number);
}
