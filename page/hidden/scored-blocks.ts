import { hiddenBlocks, type HiddenBlock } from './hidden-blocks.ts';
import { reviewAt, scoreOf, type BlockScore } from './hidden-score.ts';
import type { PageView } from '../page-view.ts';

type Pause = { readonly pause: true };

export interface ScoredBlock {
  readonly block: HiddenBlock;
  readonly score: BlockScore;
}

const known = new WeakMap<PageView, readonly ScoredBlock[]>();

/** Hidden blocks that are likely enough to be shown to a person (`reviewAt`). Worked out once per view, in slices: call it with `yield*`. */
export function* scoredBlocks(page: PageView): Generator<Pause, readonly ScoredBlock[]> {
  const had = known.get(page);
  if (had) return had;
  const { blocks, chainOf } = yield* hiddenBlocks(page);
  const scored: ScoredBlock[] = [];
  for (const block of blocks) {
    yield { pause: true };
    const score = scoreOf(page, block, chainOf);
    if (score.score >= reviewAt) scored.push({ block, score });
  }
  known.set(page, scored);
  return scored;
}

/** Links that are reported as hidden: nobody can press them, so no other check speaks of them. In slices: call it with `yield*`. */
export function* plantedLinks(page: PageView): Generator<Pause, ReadonlySet<Element>> {
  const scored = yield* scoredBlocks(page);
  return new Set(scored.flatMap(({ block }) => block.links.map(({ element }) => element)));
}
