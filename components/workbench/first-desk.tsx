import type { DeskList } from '../../contract/workbench.ts';
import { InLanguage } from '../in-language.tsx';
import { useWords } from '../words-context.tsx';
import { DeskHead } from './desk-head.tsx';
import { InspectionList } from './inspection-list.tsx';

/** `list` null: something else was chosen, whose code is on its way. */
interface Props { readonly list: DeskList | null; readonly language: DeskList['own']['language']; readonly onBegin: () => void; readonly onSettings: () => void }

/** The list of inspections as the whole workbench draws it, before the rest of its code is here. */
export function FirstDesk({ language, ...rest }: Props) {
  return <InLanguage chosen={language} class="app desk"><Content {...rest} /></InLanguage>;
}

function Content({ list, onBegin, onSettings }: Omit<Props, 'language'>) {
  const words = useWords();
  const begin = list?.own.mayWrite ? <p><button type="button" class="act" onClick={onBegin}>{words['review.new']}</button></p> : null;
  const sheets = new Map(list?.inspections.flatMap(({ inspection, sheet }) => (sheet ? [[inspection.id, sheet] as const] : [])));
  return (
    <>
      <DeskHead section={null} onSettings={onSettings} />
      <main class="desk-body">{list ? <InspectionList list={list} sheets={sheets} begin={begin} /> : <p aria-busy="true">{words['app.loading']}</p>}</main>
    </>
  );
}
