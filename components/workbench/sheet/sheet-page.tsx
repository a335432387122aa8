import type { Block } from '../../../forms/word-file.ts';
import type { Cell, Sheet } from '../../../forms/workbook.ts';

/** A form on screen and on paper, cell for cell as in the Excel file: the same rows, merged cells and widths. */
export function SheetPage({ sheet }: { readonly sheet: Sheet }) {
  const { widths, rows, merges = [], headRows = 0, landscape = true } = sheet;
  const spans = new Map(merges.map(([top, left, bottom, right]) => [`${top} ${left}`, { rows: bottom - top + 1, columns: right - left + 1 }]));
  const covered = new Set(merges.flatMap(([top, left, bottom, right]) => {
    const places: string[] = [];
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) if (row !== top || column !== left) places.push(`${row} ${column}`);
    return places;
  }));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const line = (row: readonly (Cell | null)[], at: number) => (
    <tr key={at}>
      {row.map((cell, column) => {
        if (covered.has(`${at} ${column}`)) return null;
        const span = spans.get(`${at} ${column}`);
        // An empty cell heads nothing.
        const Tag = cell?.style === 'head' && cell.value !== '' && cell.value !== null ? 'th' : 'td';
        return <Tag key={column} class={`cell-${cell?.style ?? (typeof cell?.value === 'number' ? 'number' : 'body')}`} rowSpan={span?.rows} colSpan={span?.columns} {...(Tag === 'th' ? { scope: span && span.rows > 1 && span.columns === 1 ? 'rowgroup' : 'col' } as const : {})}>{cell?.value ?? ''}</Tag>;
      })}
    </tr>
  );
  return (
    <section class="sheet-page" data-landscape={landscape}>
      <div class="wide" role="region" aria-label={sheet.name} tabIndex={0}>
        <table>
          <colgroup>{widths.map((width, index) => <col key={index} style={{ width: `${Math.round(width / all * 1000) / 10}%` }} />)}</colgroup>
          <thead>{rows.slice(0, headRows).map(line)}</thead>
          <tbody>{rows.slice(headRows).map((row, index) => line(row, index + headRows))}</tbody>
        </table>
      </div>
    </section>
  );
}

/** A report on screen and on paper, piece for piece as in the Word file. */
export function BlockPage({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <section class="block-page">
      {blocks.map((block, index) => {
        switch (block.is) {
          case 'title': return <h1 key={index}>{block.text}</h1>;
          case 'heading': return <h2 key={index}>{block.text}</h2>;
          case 'picture': return <img key={index} class="block-picture" alt={block.text} src={`data:image/jpeg;base64,${btoa(Array.from(block.jpeg, (byte) => String.fromCharCode(byte)).join(''))}`} />;
          case 'table': return (
            <table key={index}>
              <colgroup>{block.widths.map((width, column) => <col key={column} style={{ width: `${width}%` }} />)}</colgroup>
              <thead><tr>{block.rows[0]?.map((text, column) => <th scope="col" key={column}>{text}</th>)}</tr></thead>
              <tbody>{block.rows.slice(1).map((row, at) => <tr key={at}>{row.map((text, column) => <td key={column}>{text}</td>)}</tr>)}</tbody>
            </table>
          );
          default: return <p key={index} class={`block-${block.is}`}>{block.text}</p>;
        }
      })}
    </section>
  );
}
