import { useId, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { ViewAnswer, ViewMessage } from '../contract/messages.ts';
import type { Settings } from '../contract/settings.ts';
import type { TabState } from '../contract/ui-state.ts';
import { EditPages } from './edit-pages.tsx';
import { FileButton } from './file-button.tsx';
import { InLanguage } from './in-language.tsx';
import { formKeys, KeyHelp } from './key-help.tsx';
import { LinkSettings } from './link-settings.tsx';
import { Managed, ManagedNote } from './managed.tsx';
import { PictureSettings } from './picture-settings.tsx';
import { PreviewHosts } from './preview-hosts.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { RubricSelect } from './rubric-select.tsx';
import { ServerSettings } from './server-settings.tsx';
import { ShortcutSetting } from './shortcut-setting.tsx';
import { useWords } from './words-context.tsx';

export interface OptionsView {
  readonly send: (message: ViewMessage) => Promise<ViewAnswer>;
  readonly askAutomatic: () => Promise<boolean>;
  /** Asks for leave to reach any site, for checking links; call it straight from a click. */
  readonly askAnyHost: () => Promise<boolean>;
  /** Asks for leave to reach the unit's server; call it straight from a click. */
  readonly askServer: (address: URL) => Promise<boolean>;
  readonly save: (name: string, json: string) => void;
  /** The keys that open the popup; null when there are none. */
  readonly shortcut: () => Promise<string | null>;
  /** Opens the browser's page for them. Where it is, when it would not be opened; else null. */
  readonly openShortcuts: () => Promise<string | null>;
}

interface Props { readonly tab: TabState | null; readonly refusal: string | null; readonly view: OptionsView }

/** The settings of this browser. Every change is saved at once and says so. */
export function OptionsApp({ tab, refusal, view }: Props) {
  return <InLanguage chosen={tab?.settings.language ?? 'zh-CN'} as="main" class="app options"><Content tab={tab} refusal={refusal} view={view} /></InLanguage>;
}

function Content({ tab, refusal, view }: Props) {
  const words = useWords();
  const [said, setSaid] = useState('');
  return (
    <>
      <KeyHelp keys={formKeys} />
      <h1>{words['options.title']}</h1>
      <p><a href="/workbench.html" target="_blank">{words['desk.title']}</a></p>
      <p class="said" role="status">{said}</p>
      {refusal === null ? null : <section class="notice" data-kind="problem" role="alert"><p>{refusal}</p></section>}
      {tab === null ? <p aria-busy={refusal === null}>{refusal === null ? words['app.loading'] : null}</p> : (
        <>
          <Choices tab={tab} view={view} onSaid={setSaid} />
          <ShortcutSetting view={view} onSaid={setSaid} />
          <PreviewHosts tab={tab} view={view} onSaid={setSaid} />
          <EditPages tab={tab} view={view} onSaid={setSaid} />
          <LinkSettings tab={tab} view={view} onSaid={setSaid} />
          <ServerSettings sync={tab.sync} fixed={tab.locked?.includes('server') ?? false} view={view} onSaid={setSaid} />
          {tab.sync.mode === 'alone' ? null : <PictureSettings tab={tab} view={view} onSaid={setSaid} />}
          <Unsent tab={tab} view={view} onSaid={setSaid} />
        </>
      )}
    </>
  );
}

/** `extra` of the answer to `view.export-unsent`. */
const exportedSchema = z.object({ name: z.string(), text: z.string(), sha256: z.string() });
/** `extra` of the answer to `view.import-unsent`. */
const importedSchema = z.object({ taken: z.int() });

interface PartProps { readonly tab: TabState; readonly view: OptionsView; readonly onSaid: (text: string) => void }

function Choices({ tab, view, onSaid }: PartProps) {
  const words = useWords();
  const { settings } = tab;
  const [name, setName] = useState(settings.readerName);
  const ids = { name: useId(), language: useId(), hint: useId() };
  const change = async (part: Partial<Settings>): Promise<void> => {
    const answer = await view.send({ type: 'view.settings', settings: { ...settings, ...part } });
    onSaid(answer.ok ? words['options.saved'] : answer.message);
  };
  const setAutomatic = async (on: boolean): Promise<void> => {
    const allowed = on ? await view.askAutomatic() : true;
    await view.send({ type: 'view.permission-changed' });
    if (allowed) await change({ automatic: on });
    else onSaid(words['first.refused']);
  };
  /** The unit has set it already: only the leave is asked for, nothing is saved as the person's own. */
  const allow = async (): Promise<void> => {
    const allowed = await view.askAutomatic();
    await view.send({ type: 'view.permission-changed' });
    onSaid(allowed ? words['first.allowed'] : words['first.refused']);
  };
  // A preset that checks by itself needs the browser's leave: asked for straight from the click, refused it still holds for the rest.
  const setPreset = async (part: Partial<Settings>): Promise<void> => {
    const allowed = part.automatic && !tab.automaticAllowed ? await view.askAutomatic() : true;
    await view.send({ type: 'view.permission-changed' });
    await change(part);
    if (!allowed) onSaid(words['first.refused']);
  };
  return (
    <>
      {(tab.managedProblems ?? []).map((problem) => <p key={problem} class="problem" role="alert">{problem}</p>)}
      <section>
        <PresetChoice settings={settings} label={words['preset.options']} locked={tab.locked?.includes('preset') ?? false} fixed={tab.locked ?? []} note={<ManagedNote tab={tab} of="preset" />} onChange={setPreset} />
        <p class="small">{tab.locked?.includes('preset') ? null : words['preset.hint']} <a class="nobreak" href="/tour.html" target="_blank">{words['first.tour']}</a></p>
      </section>
      <section>
        <Managed tab={tab} of="rubric"><RubricSelect label={words['options.rubric']} value={settings.rubric} onChange={(rubric) => void change({ rubric })} /></Managed>
        <p class="small">{words['options.rubricHint']}</p>
      </section>
      <section class="field">
        <label for={ids.name}>{words['options.reader']}</label>
        <input id={ids.name} type="text" maxLength={50} autocomplete="name" value={name} aria-describedby={`${ids.name}-hint`} onInput={(event) => setName(event.currentTarget.value)} onChange={() => void change({ readerName: name.trim() })} />
        <p class="small" id={`${ids.name}-hint`}>{words['options.readerHint']}</p>
      </section>
      <section>
        <h2>{words['options.automatic']}</h2>
        <Managed tab={tab} of="automatic"><label class="tick"><input type="checkbox" checked={settings.automatic && tab.automaticAllowed} onChange={(event) => void setAutomatic(event.currentTarget.checked)} />{words['options.automaticLabel']}</label></Managed>
        {/* The unit can fix the setting, only the person can give the browser's leave: without a way to it here it would never come about. */}
        {settings.automatic && !tab.automaticAllowed && (tab.locked?.includes('automatic') ?? false) ? <p>{words['options.automaticLeave']} <button type="button" onClick={() => void allow()}>{words['first.allow']}</button></p> : null}
        <p class="small">{words['options.automaticHint']}</p>
      </section>
      <section>
        <Managed tab={tab} of="showHints"><label class="tick"><input type="checkbox" checked={settings.showHints} aria-describedby={`${ids.hint}-hints`} onChange={(event) => void change({ showHints: event.currentTarget.checked })} />{words['preset.hints']}</label></Managed>
        <p class="small" id={`${ids.hint}-hints`}>{words['preset.hintsHint']}</p>
        <Managed tab={tab} of="showScore"><label class="tick"><input type="checkbox" checked={settings.showScore} aria-describedby={`${ids.hint}-score`} onChange={(event) => void change({ showScore: event.currentTarget.checked })} />{words['preset.score']}</label></Managed>
        <p class="small" id={`${ids.hint}-score`}>{words['preset.scoreHint']}</p>
      </section>
      <section>
        <Managed tab={tab} of="language"><div class="field">
        <label for={ids.language}>{words['options.language']}</label>
        <select id={ids.language} value={settings.language} onChange={(event) => void change({ language: event.currentTarget.value as Settings['language'] })}>
          <option value="zh-CN" lang="zh-CN">中文</option>
          <option value="en" lang="en">English</option>
        </select>
        </div></Managed>
      </section>
    </>
  );
}

function Unsent({ tab, view, onSaid }: PartProps) {
  const words = useWords();
  const { waiting, conflicts } = tab.sync;
  const run = async (): Promise<void> => {
    const answer = await view.send({ type: 'view.export-unsent' });
    if (!answer.ok) return onSaid(answer.message);
    const file = exportedSchema.safeParse(answer.extra);
    if (!file.success) return onSaid(words['app.unreachable']);
    view.save(file.data.name, file.data.text);
    onSaid(`${words['options.exported']}${words['line.open']}${file.data.name}${words['line.separator']}SHA-256 ${file.data.sha256}${words['line.close']}`);
  };
  const restore = async (file: File): Promise<void> => {
    const answer = await view.send({ type: 'view.import-unsent', text: await file.text() });
    const taken = answer.ok ? importedSchema.safeParse(answer.extra) : null;
    onSaid(answer.ok ? words['options.imported'](taken?.data?.taken ?? 0) : answer.message);
  };
  return (
    <section>
      <h2>{words['options.export']}</h2>
      <p>{words['options.exportHint'](waiting + conflicts)}</p>
      <button type="button" disabled={waiting + conflicts === 0} onClick={() => void run()}>{words['options.exportDo']}</button>
      <FileButton label={words['options.import']} accept=".json,application/json" onFile={(file) => void restore(file)} />
    </section>
  );
}
