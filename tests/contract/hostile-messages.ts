import * as fc from 'fast-check';
import type * as z from 'zod/mini';

/** Every kind of message a union knows, with the names of its fields. */
export function kindsOf(schema: { readonly _zod: { readonly def: { readonly options: readonly unknown[] } } }): readonly { readonly type: string; readonly fields: readonly string[] }[] {
  return schema._zod.def.options.map((option) => {
    const { shape } = (option as z.ZodMiniObject)._zod.def;
    const [type] = (shape['type'] as unknown as z.ZodMiniLiteral<string>)._zod.def.values;
    return { type: type!, fields: Object.keys(shape).filter((name) => name !== 'type') };
  });
}

const names = ['__proto__', 'constructor', 'toString', 'then', 'length', 'tabId', 'extra'];

/**
 * Messages as a script that was taken over, or another extension, can put them together: what crosses between contexts is JSON. Known kinds with
 * their own fields filled by anything and others beside them, known kinds that are almost whole, and anything at all. The same ones for a seed.
 */
export function hostileMessages(kinds: ReturnType<typeof kindsOf>, count: number, seed: number): readonly unknown[] {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom('x'.repeat(5000), -1, 0, 2 ** 53, '', 'javascript:1', 'http://www.gov.cn/', [], {}, null, true));
  const known = fc.constantFrom(...kinds).chain(({ type, fields }) => fc.record({
    own: fields.length === 0 ? fc.constant({}) : fc.dictionary(fc.constantFrom(...fields), value), whole: fc.tuple(...fields.map(() => value)), beside: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }), filled: fc.boolean(),
  }).map(({ own, whole, beside, filled }) => ({ ...(filled ? Object.fromEntries(fields.map((name, index) => [name, whole[index]])) : { ...own, ...beside }), type })));
  return fc.sample(fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: value }), { numRuns: count, seed });
}
