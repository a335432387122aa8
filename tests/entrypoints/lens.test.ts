import { describe, expect, it } from 'vitest';
import type { TabState } from '../../contract/ui-state.ts';
import { examined } from '../../entrypoints/background/reading/lens-areas.ts';

const page = (outcomes: Readonly<Record<string, string>>): NonNullable<TabState['page']> => ({
  opened: true, settledBy: 'quiet', pageType: 'home', pageTypeBecause: '', corrected: false, nodes: 1, milliseconds: 1, at: 1, notChecked: [],
  outcomes: Object.entries(outcomes).map(([id, outcome]) => ({ id, title: id, group: 'x', outcome: outcome as 'pass', reason: outcome === 'pass' ? null : '因为' })),
});
const state = (outcomes: Readonly<Record<string, string>>, more: Partial<TabState> = {}) => ({ page: page(outcomes), findings: [], ...more });

describe('who has examined a part', () => {
  it('a frame of another site and a drawing: nobody', () => {
    expect(examined('frame', state({})).by).toBe('nobody');
    expect(examined('drawing', state({ wording: 'pass' })).by).toBe('nobody');
  });
  it('what could not be checked is nobody’s, with the reason', () => {
    expect(examined('date', state({ 'publish-time': 'cannot-check' }))).toMatchObject({ by: 'nobody', unchecked: 'publish-time：因为' });
  });
  it('a part half checked is the machine’s, and says which half is not', () => {
    expect(examined('pictures', state({ 'image-not-shown': 'pass', 'image-without-alt': 'not-run' }))).toMatchObject({ by: 'machine', unchecked: 'image-without-alt：因为' });
  });
  it('an answered question is a person’s look', () => {
    const answer = { id: 'x' } as never;
    expect(examined('forms', state({}, { questions: [{ id: 'q-systems', answer, leads: 0 }] })).by).toBe('person');
    expect(examined('navigation', state({ 'empty-link': 'fail' }, { questions: [{ id: 'q-channels', answer, leads: 0 }] })).by).toBe('both');
    expect(examined('navigation', state({ 'empty-link': 'fail' }, { questions: [{ id: 'q-channels', answer: null, leads: 0 }] })).by).toBe('machine');
  });
});
