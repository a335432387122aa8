import type { TabState } from '../contract/ui-state.ts';
import type { OptionsView } from './options-app.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly view: OptionsView; readonly onSaid: (text: string) => void }

/** The preview hosts this browser knows, each to be removed; an empty list says how one gets in. */
export function PreviewHosts({ tab, view, onSaid }: Props) {
  const words = useWords();
  const { settings } = tab;
  const remove = async (from: string): Promise<void> => {
    const answer = await view.send({ type: 'view.settings', settings: { ...settings, previewHosts: settings.previewHosts.filter((one) => one.from !== from) } });
    onSaid(answer.ok ? words['options.saved'] : answer.message);
  };
  return (
    <section>
      <h2>{words['preview.list']}</h2>
      <p class="small">{settings.previewHosts.length === 0 ? words['preview.none'] : words['preview.listHint']}</p>
      <ul class="trusted-hosts">
        {settings.previewHosts.map(({ from, to }) => (
          <li key={from}><span>{words['preview.maps'](from, to)}</span><button type="button" class="quiet" aria-label={words['preview.remove'](from)} onClick={() => void remove(from)}>{words['trusted.remove']}</button></li>
        ))}
      </ul>
    </section>
  );
}
