import { h, type VNode } from 'preact';
import type { Rectification, Step, Verification } from '../../contract/rectification.ts';
import type { Words } from '../../messages/words.ts';
import { beijingTime } from '../beijing-time.ts';

interface Props {
  readonly words: Words; readonly item: Rectification; readonly steps: readonly Step[]; readonly verifications: readonly Verification[];
  /** Of its heading. */
  readonly heading: 'h2' | 'h4';
}

/** Everything that was done and seen, oldest first: who, when, why. */
export function ItemHistory({ words, item, steps, verifications, heading }: Props): VNode {
  const several = new Set(item.pages.map(({ url }) => url)).size > 1;
  const events = [
    { id: item.id, at: item.issuedAt, by: item.by, what: words['items.did.issue'], why: item.note },
    ...steps.map(({ id, at, by, act, note, day }) => ({ id, at, by, what: `${words[`items.did.${act}`]}${day === null ? '' : ` ${day}`}`, why: note })),
    ...verifications.map(({ id, at, by, as, method, because, url, after }) => ({
      id, at, by, what: `${words[method === 'person' ? 'items.byPerson' : 'items.byRule']}${words['line.colon']}${words[`items.as.${as}`]}`,
      why: [because, after.status === null ? '' : words['items.http'](after.status), several ? url : ''].filter(part => part !== '').join('　'),
    })),
  ].toSorted((a, b) => a.at - b.at);
  return h('section', null,
    h(heading, null, words['items.history']),
    h('ol', { class: 'history' }, events.map(({ id, at, by, what, why }) => h('li', { key: id }, h('span', { class: 'small' }, `${beijingTime(at)}　${by}`), h('b', null, ` ${what}`), why === '' ? null : h('span', null, `　${why}`)))));
}
