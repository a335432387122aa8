import { defaultSettings } from '../../contract/settings.ts';

/**
 * Brings stored settings of any earlier version to the present one: what a later version added stands at its default.
 * What is not an object passes as it is and fails the schema.
 */
export function migrateSettings(stored: unknown): unknown {
  return typeof stored === 'object' && stored !== null ? { ...defaultSettings, ...stored } : stored;
}
