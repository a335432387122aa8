import type { Deduction, ScoreSheet } from '../contract/score.ts';
import type { Row } from '../standards/pack.ts';
import { packOf } from '../standards/rubrics.ts';
import { points } from './points.ts';
import { useWords } from './words-context.tsx';

/** The sheet so far as the form has it: what was deducted with the sentence of the form, and what is open with the reason. */
export function SheetView({ sheet, inspectionId = null }: { readonly sheet: ScoreSheet; readonly inspectionId?: string | null }) {
  const words = useWords();
  const pack = packOf(sheet.rubric);
  const rows = new Map((pack?.rows ?? []).map((row) => [row.id, row]));
  return (
    <div class="sheet">
      <p class="sheet-name">{pack ? `${pack.name}（${pack.document.number}${pack.attachment}）` : sheet.rubric}</p>
      {inspectionId === null ? null : <p><a href={`/workbench.html#inspection=${inspectionId}`} target="_blank">{words['desk.link']}</a></p>}
      <p class="sheet-result">
        <b>{sheet.score ? words['score.range'](points(sheet.score[0]), points(sheet.score[1])) : sheet.result}</b>
        <span class="state" data-state={sheet.state}>{words[`score.${sheet.state}`]}</span>
        {sheet.score && sheet.state === 'final' ? <span>{sheet.result}</span> : null}
      </p>
      {sheet.state === 'provisional' ? <p class="small">{words['sheet.provisional']}</p> : null}
      {sheet.wouldHaveBeen ? <p class="small">{words['sheet.would'](words['score.range'](points(sheet.wouldHaveBeen.score[0]), points(sheet.wouldHaveBeen.score[1])))}</p> : null}
      {sheet.vetoes.length === 0 ? null : (
        <section>
          <h2>{words['sheet.vetoes']}</h2>
          <ul class="plain">{sheet.vetoes.map(({ row, by, reason }) => <li key={row}><b>{nameOf(rows.get(row), row)}</b><span>{words['sheet.veto'](by ?? words['app.none'], reason)}</span></li>)}</ul>
        </section>
      )}
      {pack?.points === null ? null : <Prices heading={words['sheet.deductions']} entries={sheet.deductions} rows={rows} sign="−" empty={words['sheet.noDeductions']} />}
      {sheet.bonuses.length > 0 ? <Prices heading={words['sheet.bonuses']} entries={sheet.bonuses} rows={rows} sign="+" empty="" /> : null}
      {sheet.items.length === 0 ? null : (
        <section>
          <h2>{words['sheet.items']}</h2>
          <table>
            <thead><tr><th scope="col">{words['sheet.row']}</th><th scope="col">{words['sheet.result']}</th></tr></thead>
            <tbody>{sheet.items.map(({ row, status, note }) => <tr key={row}><td>{rows.get(row)?.sentence ?? row}{note === '' ? null : <span class="small">{`　${words['sheet.reason'](note)}`}</span>}</td><td class="nobreak">{status}</td></tr>)}</tbody>
          </table>
        </section>
      )}
      {sheet.open.length === 0 ? null : (
        <section>
          <h2>{`${words['sheet.open']}${words['line.open']}${sheet.open.length}${words['line.close']}`}</h2>
          <table>
            <thead><tr><th scope="col">{words['sheet.row']}</th><th scope="col">{words['sheet.whyOpen']}</th></tr></thead>
            <tbody>{sheet.open.map(({ row, reason }) => <tr key={row}><td>{nameOf(rows.get(row), row)}</td><td>{words['sheet.reason'](reason)}</td></tr>)}</tbody>
          </table>
        </section>
      )}
    </div>
  );
}

interface PricesProps { readonly heading: string; readonly entries: readonly Deduction[]; readonly rows: ReadonlyMap<string, Row>; readonly sign: string; readonly empty: string }

function Prices({ heading, entries, rows, sign, empty }: PricesProps) {
  const words = useWords();
  if (entries.length === 0) return <section><h2>{heading}</h2><p class="small">{empty}</p></section>;
  return (
    <section>
      <h2>{heading}</h2>
      <table>
        <thead><tr><th scope="col">{words['sheet.row']}</th><th scope="col">{words['sheet.count']}</th><th scope="col">{words['sheet.points']}</th></tr></thead>
        <tbody>
          {entries.map(({ row, count, tenths }) => (
            <tr key={row}>
              <td><b>{nameOf(rows.get(row), row)}</b><span class="small sentence">{rows.get(row)?.sentence}</span></td>
              <td class="number">{count}</td>
              <td class="number">{`${sign}${points(tenths)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function nameOf(row: Row | undefined, id: string): string {
  if (!row) return id;
  return row.looksAt === '' || row.looksAt === row.name ? row.name : `${row.name}：${row.looksAt}`;
}
