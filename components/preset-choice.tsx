import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { followsPreset, presetIds, presets, type PresetId } from '../contract/preset.ts';
import type { Settings } from '../contract/settings.ts';
import { useWords } from './words-context.tsx';

interface Props {
  readonly settings: Settings;
  readonly label: string;
  readonly locked: boolean;
  /** Who locked it and why; without it the administrator is named. */
  readonly note?: ComponentChildren;
  /** Says which preset was chosen, and its settings. */
  readonly onChange: (part: Partial<Settings>) => Promise<unknown>;
}

/** The three ways of working, each with what it turns on, in a sentence. Choosing one sets its settings at once. */
export function PresetChoice({ settings, label, locked, note, onChange }: Props) {
  const words = useWords();
  const id = useId();
  const { preset } = settings;
  // The press holds at once, before the worker has answered; what it refuses falls back.
  const [pressed, setPressed] = useState<PresetId | null>(null);
  const shown = pressed ?? preset;
  const choose = (next: PresetId): void => {
    setPressed(next);
    void onChange({ ...presets[next], preset: next }).finally(() => setPressed(null));
  };
  return (
    <fieldset class="presets" disabled={locked}>
      <legend>{label}</legend>
      {presetIds.map((each) => (
        <label class="preset" key={each} data-chosen={shown === each}>
          <input type="radio" name={id} value={each} checked={shown === each} aria-labelledby={`${id}-${each}-name`} aria-describedby={`${id}-${each}`} onChange={() => choose(each)} />
          <span><b id={`${id}-${each}-name`}>{words[`preset.${each}`]}</b><span class="small" id={`${id}-${each}`}>{words[`preset.${each}.who`]}</span></span>
        </label>
      ))}
      <p class="small" role="status">{preset === null ? words['preset.none'] : `${words['preset.chosen'](words[`preset.${preset}`])}${followsPreset(preset, settings) ? '' : words['preset.changed']}`}</p>
      {locked ? note ?? <p class="small managed-note">{words['options.managed']}</p> : null}
    </fieldset>
  );
}
