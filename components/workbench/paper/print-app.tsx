import type { ExportProgress } from '../../../contract/export.ts';
import type { Made } from '../../../forms/made.ts';
import { type Language, spoken } from '../../../messages/words.ts';
import { InLanguage } from '../../in-language.tsx';
import { useWords } from '../../words-context.tsx';
import { BlockPage, SheetPage } from '../sheet/sheet-page.tsx';

export type PrintState =
  | { readonly is: 'running'; readonly progress: ExportProgress; readonly stop: () => void }
  | { readonly is: 'shown'; readonly title: string; readonly body: Extract<Made, { readonly is: 'print' }>['body'] }
  /** `message` null: the address names no form. */
  | { readonly is: 'refused'; readonly message: string | null } | { readonly is: 'stopped' };

interface Props { readonly state: PrintState; readonly language: Language; readonly print: () => void; readonly again: () => void }

/** A form as it will be printed, below a bar that is not. */
export function PrintApp(props: Props) {
  return <InLanguage chosen={props.language}><Content {...props} /></InLanguage>;
}

function Content({ state, print, again }: Props) {
  const words = useWords();
  switch (state.is) {
    case 'running': {
      const says = words[`export.stage.${state.progress.stage}`](state.progress.done, state.progress.of);
      return <main><h1 class="live">{words['export.as.print']}</h1><div class="print-bar" role="status"><progress aria-label={says} /><span>{says}</span><button type="button" onClick={state.stop}>{words['app.cancel']}</button></div></main>;
    }
    case 'stopped': return <main class="print-bar"><h1 class="live">{words['export.as.print']}</h1><p role="status">{words['export.stopped']}</p><button type="button" onClick={again}>{words['export.retry']}</button></main>;
    case 'refused': return <main class="print-bar"><h1 class="live">{words['export.as.print']}</h1><p role="alert">{state.message === null ? words['print.unknown'] : spoken(words, state.message)}</p><button type="button" onClick={again}>{words['export.retry']}</button></main>;
    case 'shown': return (
      <>
        <header class="print-bar"><button type="button" class="primary" onClick={print}>{words['print.do']}</button><span class="small">{words['print.hint']}</span></header>
        <main class="print-body">{state.body.is === 'sheets' ? <h1 class="live">{state.title}</h1> : null}{state.body.is === 'sheets' ? state.body.sheets.map((sheet) => <SheetPage key={sheet.name} sheet={sheet} />) : <BlockPage blocks={state.body.blocks} />}</main>
      </>
    );
  }
}
