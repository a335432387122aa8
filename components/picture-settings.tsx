import { useId } from 'preact/hooks';
import type { TabState } from '../contract/ui-state.ts';
import { Managed } from './managed.tsx';
import type { OptionsView } from './options-app.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly view: OptionsView; readonly onSaid: (text: string) => void }

/** Whether pictures of evidence go to the unit's server. */
export function PictureSettings({ tab, view, onSaid }: Props) {
  const words = useWords();
  const hint = useId();
  const change = async (uploadPictures: boolean): Promise<void> => {
    const answer = await view.send({ type: 'view.settings', settings: { ...tab.settings, uploadPictures } });
    onSaid(answer.ok ? words['options.saved'] : answer.message);
  };
  return (
    <section>
      <Managed tab={tab} of="uploadPictures"><label class="tick"><input type="checkbox" checked={tab.settings.uploadPictures} aria-describedby={hint} onChange={(event) => void change(event.currentTarget.checked)} />{words['options.uploadPictures']}</label></Managed>
      <p class="small" id={hint}>{words['options.uploadPicturesHint']}</p>
    </section>
  );
}
