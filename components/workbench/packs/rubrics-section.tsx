import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { rubricsSchema } from '../../../contract/review.ts';
import { deskFileSchema } from '../../../contract/workbench.ts';
import { FileButton } from '../../file-button.tsx';
import { useWords } from '../../words-context.tsx';
import { askReview, doReview, useReview } from '../ask-review.ts';
import type { SectionProps } from '../desk-sections.ts';
import { Notice } from '../notice.tsx';
import { RefusedList } from './refused-list.tsx';
import { RubricTable, type RubricAct } from './rubric-table.tsx';

const largest = 20 * 1024 * 1024;

interface Said { readonly text: string; readonly undo: (() => void) | null }

/** The forms there are, bringing one's own, handing it to the unit, and taking it back. */
export function RubricsSection({ view, turn, mayWrite }: SectionProps) {
  const words = useWords();
  const { value: shown, refusal: unread, again } = useReview(view, { type: 'review.rubrics' }, rubricsSchema, turn);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const take = async (file: File): Promise<void> => {
    setSaid(null);
    if (file.size > largest) return setRefusal(words['rubrics.tooLarge']);
    const json = /\.json$/i.test(file.name);
    const { value, refusal: why } = await askReview(view, { type: 'review.import-rubric', name: file.name.slice(0, 300), text: json ? await file.text() : null, base64: json ? null : base64Of(new Uint8Array(await file.arrayBuffer())) }, z.string());
    setRefusal(why);
    if (value !== null) setSaid({ text: words['rubrics.imported'](value), undo: null });
    again();
  };
  const save = async (rubric: string | null, as: 'xlsx' | 'json'): Promise<void> => {
    const { value, refusal: why } = await askReview(view, { type: 'review.rubric-file', rubric, as }, deskFileSchema);
    setRefusal(why);
    if (value) view.save(value);
  };
  const told = (why: string | null, done: Said | null): void => {
    setRefusal(why);
    if (why === null) setSaid(done);
    again();
  };
  const act: RubricAct = async (one, what) => {
    if (what === 'json' || what === 'xlsx') return save(one.id ?? one.key, what);
    const { id } = one;
    if (id === null) return undefined;
    if (what === 'publish') return told(await doReview(view, { type: 'review.publish-rubric', rubricId: id }), { text: words['rubrics.published'], undo: null });
    const undo = (): void => void doReview(view, { type: 'review.switch-rubric', rubricId: id, state: one.state }).then((why) => told(why, null));
    return told(await doReview(view, { type: 'review.switch-rubric', rubricId: id, state: what }), { text: words[`packs.said.${what}`](one.name), undo });
  };
  return (
    <section class="rubrics">
      <h2>{words['rubrics.section']}</h2>
      <p>{words['rubrics.how']}</p>
      {refusal ?? unread ? <Problems text={refusal ?? unread ?? ''} {...(shown === null ? { again } : {})} /> : null}
      <div class="said" role="status">{said === null ? null : <p>{said.text}{said.undo === null ? null : <button type="button" class="link" onClick={said.undo}>{words['packs.undo']}</button>}</p>}</div>
      <div class="filters">
        {mayWrite ? <FileButton label={words['rubrics.import']} accept=".xlsx,.json" onFile={(file) => void take(file)} /> : null}
        <button type="button" onClick={() => void save(null, 'xlsx')}>{words['rubrics.template']}</button>
      </div>
      {shown === null ? <p aria-busy={unread === null}>{unread === null ? words['app.loading'] : null}</p> : <><RefusedList refused={shown.refused} openOptions={view.openOptions} /><RubricTable shown={shown} mayWrite={mayWrite} onAct={act} /></>}
    </section>
  );
}

/** Many problems are a list, one is a sentence. */
function Problems({ text, again }: { readonly text: string; readonly again?: () => void }) {
  const parts = text.split('；');
  if (parts.length === 1) return <Notice text={text} {...(again ? { again } : {})} />;
  return <section class="notice" data-kind="problem" role="alert"><ul>{parts.map((part) => <li key={part}>{part}</li>)}</ul></section>;
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
