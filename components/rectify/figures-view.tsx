import { useEffect, useId, useState } from 'preact/hooks';
import { itemFiguresSchema, type ItemFigures } from '../../contract/items-view.ts';
import { beijingTime } from '../beijing-time.ts';
import { FiguresTable } from '../shared/figures-table.ts';
import { useWords } from '../words-context.tsx';
import type { DeskView } from '../workbench/desk-view.ts';
import { Notice } from '../workbench/notice.tsx';

interface Props { readonly view: DeskView; readonly turn: number }

/** What a month brought, for all and by unit. 指标未产生数据一律写“无”. */
export function FiguresView({ view, turn }: Props) {
  const words = useWords();
  const id = useId();
  const [month, setMonth] = useState(beijingTime(Date.now()).slice(0, 7));
  const [shown, setShown] = useState<ItemFigures | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const look = (): void => {
    if (!/^\d{4}-\d{2}$/.test(month)) return;
    void view.send({ type: 'items.figures', from: `${month}-01`, to: lastDay(month) }).then((answer) => {
      const value = answer.ok ? itemFiguresSchema.safeParse(answer.value) : null;
      if (value?.success) setShown(value.data);
      setRefusal(answer.ok ? value?.success ? null : words['app.unreachable'] : answer.message);
    });
  };
  useEffect(look, [month, turn]);
  const rows = shown ? [...shown.units.map(({ unit, figures }) => ({ name: unit, figures })), { name: words['items.figures.all'], figures: shown.all }] : [];
  return (
    <section class="figures">
      {refusal === null ? null : <Notice text={refusal} again={look} />}
      <div class="field"><label for={id}>{words['items.figures.month']}</label><input id={id} type="month" value={month} onInput={(event) => setMonth(event.currentTarget.value)} /></div>
      {shown ? <FiguresTable words={words} caption={words['items.figures.caption'](shown.from, shown.to)} of={words['items.figures.unit']} rows={rows} /> : null}
      <p class="small">{words['items.figures.how']}</p>
    </section>
  );
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
}
