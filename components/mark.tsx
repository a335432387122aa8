export type MarkKind = 'veto' | 'fail' | 'review' | 'hint';

/**
 * The shape of a verdict: each kind has an outline of its own, so that colour is never the only difference.
 * Decorative: the words stand beside it.
 */
export function Mark({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg class="mark" data-kind={kind} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path class="mark-shape" d={shapes[kind]} />
      <path class="mark-sign" d={signs[kind]} />
    </svg>
  );
}

const shapes: Readonly<Record<MarkKind, string>> = {
  veto: 'M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z',
  fail: 'M10 1a9 9 0 1 1 0 18a9 9 0 0 1 0-18z',
  review: 'M10 .8 19.2 10 10 19.2.8 10z',
  hint: 'M3.5 2h13A1.5 1.5 0 0 1 18 3.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 2 16.5v-13A1.5 1.5 0 0 1 3.5 2z',
};

const signs: Readonly<Record<MarkKind, string>> = {
  veto: 'M10 5v6M10 14.2v.3',
  fail: 'M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4',
  review: 'M7.8 8.2a2.2 2.2 0 1 1 3.2 2c-.7.3-1 .7-1 1.3M10 13.9v.2',
  hint: 'M10 9v5M10 5.9v.2',
};
