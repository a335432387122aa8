import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { changedFrom, presetIds, presets, type PresetId } from '../contract/preset.ts';
import type { Settings } from '../contract/settings.ts';
import { useWords } from './words-context.tsx';

interface Props {
  readonly settings: Settings;
  readonly label: string;
  readonly locked: boolean;
  /** Every setting that a policy fixed: what of the preset is otherwise by these, the person did not change. */
  readonly fixed?: readonly string[];
  /** Who locked it and why; without it the administrator is named. */
  readonly note?: ComponentChildren;
  /** Says which preset was chosen, and its settings. */
  readonly onChange: (part: Partial<Settings>) => Promise<unknown>;
}

/** The three ways of working, each with what it turns on, in a sentence. Choosing one sets its settings at once. */
export function PresetChoice({ settings, label, locked, fixed = [], note, onChange }: Props) {
  const words = useWords();
  const id = useId();
  const { preset } = settings;
  // The press holds at once, before the worker has answered; what it refuses falls back.
  const [pressed, setPressed] = useState<PresetId | null>(null);
  const shown = pressed ?? preset;
  const changed = preset === null ? [] : changedFrom(preset, settings);
  const changes = `${changed.some((key) => !fixed.includes(key)) ? words['preset.changed'] : ''}${changed.some((key) => fixed.includes(key)) ? words['preset.changedByUnit'] : ''}`;
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
      <p class="small" role="status">{preset === null ? words['preset.none'] : words['preset.chosen'](words[`preset.${preset}`]) + changes}</p>
      {locked ? note ?? <p class="small managed-note">{words['options.managed']}</p> : null}
    </fieldset>
  );
}
