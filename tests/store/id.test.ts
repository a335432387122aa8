import { expect, it } from 'vitest';
import { newId } from '../../store/id.ts';

it('makes UUIDv7 that carry the time and differ also when the clock stands still or jumps back', () => {
  const ids = [1_700_000_000_000, 1_700_000_000_000, 1_600_000_000_000].map((time) => newId(time));
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(3);
  expect(Number.parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000);
});
