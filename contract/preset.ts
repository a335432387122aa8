import * as z from 'zod/mini';

/** The three ways people use the product: 读网 (daily reading), 抽查 (spot check), 编辑 (before publishing). */
export const presetSchema = z.enum(['reading', 'spot-check', 'editing']);
export type PresetId = z.infer<typeof presetSchema>;
export const presetIds: readonly PresetId[] = ['reading', 'spot-check', 'editing'];

/** What a preset decides: what runs by itself, by which form is judged, what is shown. */
export interface PresetSettings {
  readonly automatic: boolean;
  readonly automaticLinks: boolean;
  readonly rubric: string;
  readonly showHints: boolean;
  readonly showScore: boolean;
}

/**
 * The settings each preset stands for. Links are never checked by themselves by a preset: that asks other sites' servers, so
 * a person decides it. All three use the form of 桂政办发〔2017〕152号: it is the one that gives every fault a price.
 */
export const presets: Readonly<Record<PresetId, PresetSettings>> = {
  // A hundred pages a day: what costs points first; suggestions only on request, no running score of a site read for months.
  reading: { automatic: true, automaticLinks: false, rubric: 'guangxi-2017@1', showHints: false, showScore: false },
  // Every deduction must be defended: everything is shown, with the running score.
  'spot-check': { automatic: true, automaticLinks: false, rubric: 'guangxi-2017@1', showHints: true, showScore: true },
  // Nothing is recorded, nothing runs unless asked: the editor wants to know what to mend before publishing.
  editing: { automatic: false, automaticLinks: false, rubric: 'guangxi-2017@1', showHints: true, showScore: false },
};

export const presetKeys = ['automatic', 'automaticLinks', 'rubric', 'showHints', 'showScore'] as const;

/** Whether the settings stand as the preset set them. */
export function followsPreset(id: PresetId, settings: PresetSettings): boolean {
  return changedFrom(id, settings).length === 0;
}

/** The settings that stand otherwise than the preset sets them. */
export function changedFrom(id: PresetId, settings: PresetSettings): readonly (keyof PresetSettings)[] {
  return presetKeys.filter((key) => settings[key] !== presets[id][key]);
}
