import { useId } from 'preact/hooks';
import type { Settings } from '../contract/settings.ts';
import type { TabState } from '../contract/ui-state.ts';
import { Managed } from './managed.tsx';
import type { OptionsView } from './options-app.tsx';
import { StruckHosts } from './struck-hosts.tsx';
import { TrustedHosts } from './trusted-hosts.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly view: OptionsView; readonly onSaid: (text: string) => void }

/** Whether links are checked by themselves, with what stands in the way, and what the unit adds to and strikes from the list of government hosts. */
export function LinkSettings({ tab, view, onSaid }: Props) {
  const words = useWords();
  const hint = useId();
  const { settings } = tab;
  const state = tab.automaticLinks ?? 'off';
  const change = async (part: Partial<Settings>): Promise<boolean> => {
    const answer = await view.send({ type: 'view.settings', settings: { ...settings, ...part } });
    onSaid(answer.ok ? words['options.saved'] : answer.message);
    return answer.ok;
  };
  const allow = async (on: boolean): Promise<void> => {
    // The browser's question must come straight from the click.
    const allowed = on ? await view.askAnyHost() : true;
    if (!allowed) return onSaid(words['links.autoRefused']);
    await change({ automaticLinks: on });
  };
  return (
    <>
      <section>
        <h2>{words['links.autoTitle']}</h2>
        <Managed tab={tab} of="automaticLinks"><label class="tick"><input type="checkbox" checked={settings.automaticLinks && state !== 'no-leave'} aria-describedby={hint} onChange={({ currentTarget }) => {
          const on = currentTarget.checked;
          // Shown as it is until the worker says otherwise.
          currentTarget.checked = settings.automaticLinks && state !== 'no-leave';
          void allow(on);
        }} />{words['links.autoLabel']}</label></Managed>
        <p class="small" id={hint}>{words['links.autoHint']}</p>
        {state === 'off' ? null : <p class="link-auto" data-state={state}>{words[`links.auto.${state}`]}{!settings.automatic || !tab.automaticAllowed ? words['links.autoNeedsPages'] : ''}</p>}
      </section>
      <Managed tab={tab} of="trustedHosts"><TrustedHosts list={settings.trustedHosts} onChange={(trustedHosts) => change({ trustedHosts: [...trustedHosts] })} onSaid={onSaid} /></Managed>
      <Managed tab={tab} of="struckHosts"><StruckHosts list={settings.struckHosts} onChange={(struckHosts) => change({ struckHosts: [...struckHosts] })} onSaid={onSaid} /></Managed>
    </>
  );
}
