import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../../scripts/start-postgres.ts';

/** One PostgreSQL for the whole run; every server of a test gets a schema of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgres', postgres.url);
  return () => postgres.stop();
}
