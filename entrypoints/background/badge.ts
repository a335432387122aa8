import { browser } from 'wxt/browser';
import type { TabState } from '../../contract/ui-state.ts';

export interface Badge {
  readonly text: string;
  readonly colour: string;
  readonly title: string;
}

const colours = { busy: '#5f6b7a', faults: '#b42318', veto: '#6a1b9a', clean: '#1a7f37', trouble: '#8a5a00' } as const;
const name = '读网';

type Shown = Pick<TabState, 'scope' | 'reason' | 'running' | 'failure' | 'page' | 'findings' | 'storageProblem'>;

/**
 * What the toolbar shows: the number of findings nobody has ruled on (hints are quality, they do not count), another colour
 * when one may fail the whole site, a tick when nothing was found, nothing outside scope. Never a tick over a page that
 * was not inspected.
 */
export function badgeOf(state: Shown): Badge {
  if (state.scope === 'unsupported') return { text: '', colour: colours.busy, title: `${name}：${state.reason ?? '不能检查这个网页'}` };
  if (state.running) return { text: '…', colour: colours.busy, title: `${name}：正在检查这个网页` };
  if (state.storageProblem) return { text: '!', colour: colours.trouble, title: `${name}：${state.storageProblem}` };
  if (state.failure) return { text: '!', colour: colours.trouble, title: `${name}：检查没有完成。${state.failure}` };
  if (!state.page) return { text: '', colour: colours.busy, title: `${name}：检查这个网页` };
  if (!state.page.opened) return { text: '!', colour: colours.trouble, title: `${name}：${state.page.notChecked.find(({ what }) => what === 'page')?.reason ?? '页面未能打开，未检'}` };

  const faults = state.findings.filter(({ record, present }) => present && record.verdict !== 'hint');
  const open = faults.filter(({ record }) => record.status === 'pending');
  const confirmed = faults.filter(({ record }) => record.status === 'confirmed').length;
  const unchecked = state.page.outcomes.filter(({ outcome }) => outcome === 'cannot-check').length;
  const gap = unchecked > 0 ? `；另有 ${unchecked} 项未能检查` : '';
  if (open.some(({ veto }) => veto)) return { text: count(open.length), colour: colours.veto, title: `${name}：${open.length} 个问题待处理，其中有可能单项否决的问题${gap}` };
  if (open.length > 0) return { text: count(open.length), colour: colours.faults, title: `${name}：${open.length} 个问题待处理${gap}` };
  if (confirmed > 0) return { text: '0', colour: colours.busy, title: `${name}：没有待处理的问题，已确认 ${confirmed} 个${gap}` };
  return { text: '✓', colour: colours.clean, title: `${name}：已检的项目没有发现问题${gap}` };
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
