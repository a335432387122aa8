import { describe, expect, it } from 'vitest';
import { compare, type Looked } from '../../trends/compare.ts';

const page = (outcome: 'pass' | 'fail' | 'cannot-check' | 'not-run' = 'fail', opened = true) => ({ opened, outcomes: { icp: outcome } });

/** An inspection that read these pages and found these keys on the page their letter names. */
function looked(found: readonly string[], pages: Readonly<Record<string, ReturnType<typeof page>>>): Looked {
  return { findings: new Map(found.map((key) => [key, { url: key[0]!, check: 'icp' }])), pages: new Map(Object.entries(pages)) };
}

describe('what became of findings since the inspection before', () => {
  it('has nothing to compare the first with', () => {
    expect(compare(looked(['a1'], { a: page() }), [])).toBeNull();
  });

  it('tells new, still open and fixed', () => {
    expect(compare(looked(['a1', 'b1'], { a: page(), b: page() }), [looked(['a1', 'a2'], { a: page(), b: page('pass') })])).toEqual({ fresh: 1, still: 1, fixed: 1, returned: 0, unseen: 0 });
  });

  it('calls nothing fixed that nobody looked at: another page, one that did not open, a check that did not end', () => {
    const before = looked(['a1', 'b1', 'c1', 'd1'], { a: page(), b: page(), c: page(), d: page() });
    expect(compare(looked([], { b: page('fail', false), c: page('cannot-check'), d: page('not-run') }), [before])).toEqual({ fresh: 0, still: 0, fixed: 0, returned: 0, unseen: 4 });
  });

  it('knows what came back, and what was only not seen in between', () => {
    const first = looked(['a1', 'b1'], { a: page(), b: page() });
    const second = looked([], { a: page('pass') });
    expect(compare(looked(['a1', 'b1'], { a: page(), b: page() }), [first, second])).toEqual({ fresh: 0, still: 1, fixed: 0, returned: 1, unseen: 0 });
  });

  it('goes on asking for what was open and not looked at since', () => {
    const first = looked(['a1'], { a: page() });
    const second = looked([], {});
    expect(compare(looked([], { a: page('pass') }), [first, second])).toMatchObject({ fixed: 1, unseen: 0 });
    expect(compare(looked([], {}), [first, second])).toMatchObject({ fixed: 0, unseen: 1 });
  });
});
