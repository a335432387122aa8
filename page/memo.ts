import type { PageView } from './page-view.ts';

/** A fact derived from a view, worked out at most once per view and forgotten with it. */
export function derived<Fact>(work: (page: PageView) => Fact): (page: PageView) => Fact {
  const known = new WeakMap<PageView, { readonly fact: Fact }>();
  return (page) => {
    const had = known.get(page);
    if (had) return had.fact;
    const fact = work(page);
    known.set(page, { fact });
    return fact;
  };
}
