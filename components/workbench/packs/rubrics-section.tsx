import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { rubricsSchema, type RubricLine } from '../../../contract/review.ts';
import { deskFileSchema } from '../../../contract/workbench.ts';
import { beijingTime } from '../../beijing-time.ts';
import { FileButton } from '../../file-button.tsx';
import { useWords } from '../../words-context.tsx';
import { askReview, doReview, useReview } from '../ask-review.ts';
import type { SectionProps } from '../desk-sections.ts';
import { Notice } from '../notice.tsx';

const largest = 20 * 1024 * 1024;

/** The forms there are, and bringing one's own. */
export function RubricsSection({ view, turn, mayWrite }: SectionProps) {
  const words = useWords();
  const { value: rubrics, refusal: unread, again } = useReview(view, { type: 'review.rubrics' }, rubricsSchema, turn);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const take = async (file: File): Promise<void> => {
    setSaid('');
    if (file.size > largest) return setRefusal(words['rubrics.tooLarge']);
    const json = /\.json$/i.test(file.name);
    const { value, refusal: why } = await askReview(view, { type: 'review.import-rubric', name: file.name.slice(0, 300), text: json ? await file.text() : null, base64: json ? null : base64Of(new Uint8Array(await file.arrayBuffer())) }, z.string());
    setRefusal(why);
    if (value !== null) setSaid(words['rubrics.imported'](value));
    again();
  };
  const save = async (rubric: string | null, as: 'xlsx' | 'json'): Promise<void> => {
    const { value, refusal: why } = await askReview(view, { type: 'review.rubric-file', rubric, as }, deskFileSchema);
    setRefusal(why);
    if (value) view.save(value);
  };
  return (
    <section class="rubrics">
      <h2>{words['rubrics.section']}</h2>
      <p>{words['rubrics.how']}</p>
      {refusal ?? unread ? <Problems text={refusal ?? unread ?? ''} {...(rubrics === null ? { again } : {})} /> : null}
      <p role="status">{said}</p>
      <div class="filters">
        {mayWrite ? <FileButton label={words['rubrics.import']} accept=".xlsx,.json" onFile={(file) => void take(file)} /> : null}
        <button type="button" onClick={() => void save(null, 'xlsx')}>{words['rubrics.template']}</button>
      </div>
      {rubrics === null ? <p aria-busy={unread === null}>{unread === null ? words['app.loading'] : null}</p> : (
        <div class="wide" role="region" aria-label={words['rubrics.section']} tabIndex={0}>
          <table class="lined">
            <thead><tr><th scope="col">{words['rubrics.name']}</th><th scope="col">{words['rubrics.document']}</th><th scope="col">{words['rubrics.key']}</th><th scope="col">{words['rubrics.kind']}</th><th scope="col" class="number">{words['rubrics.rows']}</th><th scope="col">{words['rubrics.blank']}</th><th scope="col">{words['desk.export']}</th></tr></thead>
            <tbody>{rubrics.map((one) => <Line key={one.key} one={one} mayWrite={mayWrite} onSave={(as) => void save(one.key, as)} onRemove={() => void doReview(view, { type: 'review.remove-rubric', key: one.key }).then((why) => { setRefusal(why); again(); })} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Line({ one, mayWrite, onSave, onRemove }: { readonly one: RubricLine; readonly mayWrite: boolean; readonly onSave: (as: 'xlsx' | 'json') => void; readonly onRemove: () => void }) {
  const words = useWords();
  return (
    <tr>
      <th scope="row">{one.name}{one.by !== null && one.at !== null ? <p class="small">{words['rubrics.by'](one.by, beijingTime(one.at))}</p> : null}</th>
      <td>{one.document}</td><td>{one.key}</td><td>{words[one.own ? 'rubrics.own' : 'rubrics.built']}</td><td class="number">{one.rows}</td><td>{one.blank > 0 ? words['rubrics.blankHint'](one.blank) : ''}</td>
      <td class="nobreak"><button type="button" class="quiet" onClick={() => onSave('xlsx')}>{words['rubrics.xlsx']}</button><button type="button" class="quiet" onClick={() => onSave('json')}>{words['rubrics.json']}</button>{one.own && mayWrite ? <button type="button" class="quiet" onClick={onRemove}>{words['rubrics.remove']}</button> : null}</td>
    </tr>
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
