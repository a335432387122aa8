import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentMessageSchema, viewMessageSchema } from '../../contract/messages.ts';
import { deskMessageSchema } from '../../contract/workbench.ts';

/** T24 asks for a hundred thousand: `FUZZ=100000`. The same cases every time, unless another seed is named. */
const runs = Number(process.env['FUZZ'] ?? 3000);
const seed = Number(process.env['FUZZ_SEED'] ?? 1);

/** What a script that was taken over, or another extension, may put together: known names with anything beside them, in any depth, and keys that reach prototypes. */
const fields = ['tabId', 'url', 'runId', 'report', 'at', 'slices', 'id', 'ids', 'said', 'ruling', 'reason', 'key', '__proto__', 'constructor', 'toString', 'then', 'length'];
function hostile(names: readonly string[]) {
  const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withSparseArray: true, maxDepth: 3 });
  return fc.oneof(value, fc.tuple(fc.constantFrom(...names), fc.dictionary(fc.constantFrom(...fields), value)).map(([type, rest]) => ({ ...rest, type })));
}

const doors = [
  ['a page\'s script', contentMessageSchema, /^(?:page|capture)\./, ['page.ready', 'page.load', 'page.words', 'capture.progress', 'capture.result', 'capture.failed', 'capture.decide', 'capture.answer', 'capture.picked', 'view.state', 'desk.open']],
  ['a view', viewMessageSchema, /^(?:view|overlay)\./, ['view.state', 'view.decide', 'view.settle', 'view.undo', 'page.ready', 'capture.result']],
  ['the workbench', deskMessageSchema, /^(?:desk|workbench)\./, ['desk.list', 'desk.sheet', 'workbench.list', 'view.state', 'page.ready']],
] as const;

for (const [from, schema, kinds, names] of doors) {
  it(`T24: whatever stands where a message of ${from} should: judged without an exception, and nothing but its own kinds gets through`, () => {
    let through = 0;
    fc.assert(fc.property(hostile(names), (input) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) return;
      through += 1;
      expect(parsed.data.type).toMatch(kinds);
      expect(schema.safeParse(parsed.data).success).toBe(true);
      expect(Object.getPrototypeOf(parsed.data)).toBe(Object.prototype);
    }), { numRuns: runs, seed });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(through).toBeLessThan(runs / 2);
  });
}
