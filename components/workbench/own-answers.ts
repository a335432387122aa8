import type * as z from 'zod/mini';

const own = new WeakSet<object>();

/** Marks an answer this page worked out itself, in the types of the contract, from records that were checked when they were written. */
export function ownAnswer<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) own.add(value);
  return value;
}

/** An answer in its shape. What came from the worker is checked; to check thousands of lines of the page's own would hold up its first view. */
export function shaped<Value>(schema: z.ZodMiniType<Value>, value: unknown): { readonly success: true; readonly data: Value } | { readonly success: false; readonly data?: never } {
  if (typeof value === 'object' && value !== null && own.has(value)) return { success: true, data: value as Value };
  const parsed = schema.safeParse(value);
  return parsed.success ? { success: true, data: parsed.data } : { success: false };
}
