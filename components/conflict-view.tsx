import { itemStates, stepActs, type ItemState, type StepAct } from '../contract/rectification.ts';
import type { UiConflict } from '../contract/ui-state.ts';
import type { Words } from '../messages/words.ts';
import { beijingTime } from './beijing-time.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly conflicts: readonly UiConflict[]; readonly store: ViewStore }

/** Changes the server did not take: both versions side by side, kept until a person chooses. */
export function ConflictView({ conflicts, store }: Props) {
  const words = useWords();
  return (
    <div class="conflicts">
      {conflicts.length > 0 ? <p class="small">{words['conflict.hint']}</p> : null}
      {conflicts.map((conflict) => <Conflict key={conflict.opId} conflict={conflict} onSettle={(keep) => void settle(conflict.opId, keep)} />)}
      {conflicts.length === 0 ? <p>{words['conflict.settled']}</p> : null}
    </div>
  );

  async function settle(opId: string, keep: 'mine' | 'theirs'): Promise<void> {
    const answer = await store.actions.ask({ type: 'view.settle', opId, keep });
    if (answer.ok) store.actions.say(words['conflict.settled']);
  }
}

function Conflict({ conflict, onSettle }: { readonly conflict: UiConflict; readonly onSettle: (keep: 'mine' | 'theirs') => void }) {
  const words = useWords();
  const fields = differing(conflict);
  return (
    <article class="conflict">
      <h2>{conflict.title}</h2>
      <p class="small">{conflict.message}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{words['conflict.mine']}<Moment at={conflict.at} /></th>
            <th scope="col">{words['conflict.theirs']}{conflict.theirAt === null ? null : <><span class="small">{conflict.theirName ?? words['conflict.unknownName']}</span><Moment at={conflict.theirAt} /></>}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{labelOf(field, words)}</th>
              <td>{shown(field, conflict.mine[field], words)}</td>
              <td>{conflict.theirs === null ? words['conflict.nothing'] : shown(field, theirsOf(conflict, field), words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="form-actions">
        <button type="button" onClick={() => onSettle('mine')}>{words['conflict.keepMine']}</button>
        <button type="button" onClick={() => onSettle('theirs')}>{words['conflict.keepTheirs']}</button>
      </div>
    </article>
  );
}

/** A date and a time: a line may end between them, never within one. */
function Moment({ at }: { readonly at: number }) {
  const [day, minute] = beijingTime(at).split(' ');
  return <span class="small"><span class="nobreak">{day}</span> <span class="nobreak">{minute}</span></span>;
}

/** Fields people know, where the two versions differ; ids, keys and times are not theirs to compare. */
const known = ['act', 'state', 'status', 'ruling', 'reason', 'note', 'says', 'name', 'code', 'kind', 'rubric', 'closedAt', 'pageTypes'] as const;

function differing({ mine, theirs }: UiConflict): readonly (typeof known)[number][] {
  // A step beside an item: what I did, and where the item stands now.
  if ('act' in mine) return ['act', 'note', 'state'];
  const present = known.filter((field) => field in mine || (theirs !== null && field in theirs));
  const different = present.filter((field) => field in mine && (theirs === null || JSON.stringify(mine[field]) !== JSON.stringify(theirs[field])));
  return different.length > 0 ? different : present;
}

/** For a step, what the other person did stands beside the item as it is now. */
function theirsOf({ mine, theirs }: UiConflict, field: (typeof known)[number]): unknown {
  const step = 'act' in mine && field !== 'state' ? theirs?.['decision'] as Readonly<Record<string, unknown>> | undefined : undefined;
  return (step ?? theirs)?.[field];
}

function labelOf(field: (typeof known)[number], words: Words): string {
  return words[`field.${field}`];
}

function shown(field: (typeof known)[number], value: unknown, words: Words): string {
  if (field === 'act' && stepActs.some((act) => act === value)) return words[`items.did.${value as StepAct}`];
  if (field === 'state' && itemStates.some((state) => state === value)) return words[`items.state.${value as ItemState}`];
  if (value === 'pending' || value === 'confirmed' || value === 'dismissed') return words[`status.${value}`];
  if (value === 'portal' || value === 'department' || value === 'unknown') return words[`site.kind.${value}`];
  if (value === undefined || value === null || value === '') return words['app.none'];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value > 1e11 ? beijingTime(value) : String(value);
  return JSON.stringify(value);
}
