/**
 * Brings stored settings of any earlier version to the present one (1 is the first, so there is nothing to change yet).
 * What is not an object passes as it is and fails the schema.
 */
export function migrateSettings(stored: unknown): unknown {
  return stored;
}
