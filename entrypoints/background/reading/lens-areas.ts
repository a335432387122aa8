import { lensChecks } from '../../../checks/lens-checks.ts';
import type { LensArea, LensKind } from '../../../contract/lens.ts';
import type { TabState } from '../../../contract/ui-state.ts';
import { clauseOf } from '../../../standards/clause.ts';
import { questionPlaces, type PlaceKind } from '../../../standards/question-places.ts';

/** Who has examined parts of this kind, by which clauses, and what of it nobody looked at. */
export function examined(kind: LensKind, state: Pick<TabState, 'page' | 'findings' | 'questions' | 'coverage'>): Omit<LensArea, 'selector'> {
  const outcomes = (state.page?.outcomes ?? []).filter(({ id }) => (lensChecks[kind] as readonly string[]).includes(id));
  const looked = outcomes.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail' || outcome === 'review');
  const unlooked = outcomes.filter(({ outcome }) => outcome === 'cannot-check' || outcome === 'not-run');
  const ruled = state.findings.some(({ record, present }) => present && record.status !== 'pending' && (lensChecks[kind] as readonly string[]).includes(record.check));
  const answered = (state.questions ?? []).some(({ id, answer }) => answer !== null && (questionPlaces[id] ?? []).some((place) => placeKinds[kind]?.includes(place)));
  const person = ruled || answered;
  const clauses = (state.coverage?.clauses ?? []).filter(({ checks }) => checks.some((check) => looked.some(({ id }) => id === check))).map(({ clause }) => clauseOf(clause)?.number ?? clause);
  return {
    kind, by: looked.length > 0 ? (person ? 'both' : 'machine') : person ? 'person' : 'nobody', clauses: [...new Set(clauses)].slice(0, 12),
    unchecked: unlooked.slice(0, 3).map(({ title, reason }) => `${title}：${reason ?? '未检'}`).join('；'),
  };
}


/** Which kinds of places of the guided questions a part of the page is. */
const placeKinds: Readonly<Partial<Record<LensKind, readonly PlaceKind[]>>> = {
  header: ['header'], navigation: ['navigation'], list: ['dates'], pictures: ['pictures'], films: ['films'], files: ['files'], forms: ['forms'], footer: ['footer'], title: ['headings'],
};
