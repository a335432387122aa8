import * as z from 'zod/mini';
import { said } from '../messages/said.ts';
import type { Answer, Api } from './api-client.ts';

/** The token of this session, kept in memory storage that only the extension's own contexts see. */
export const heldTokenSchema = z.strictObject({ server: z.string(), userId: z.string(), token: z.string(), since: z.number() });
export type HeldToken = z.infer<typeof heldTokenSchema>;

export interface TokenBox {
  get(): Promise<HeldToken | null>;
  set(token: HeldToken | null): Promise<void>;
}

/** Measured on our own clock from when the token came: neither clock has to be right. */
const rotateAfter = 3_600_000;

/**
 * A token good now. After an hour it asks for the next one; when that answer is lost the present one stays good, because
 * the server voids it only once its successor is used.
 */
export async function bearer(api: Api, box: TokenBox, account: { readonly server: string; readonly userId: string }, now: number): Promise<Answer<string>> {
  const held = await box.get();
  if (!held || held.server !== account.server || held.userId !== account.userId) {
    return { ok: false, failure: { kind: 'signed-out', code: 'no_token', said: said('said.sync.noToken') } };
  }
  if (Math.abs(now - held.since) < rotateAfter) return { ok: true, value: held.token };
  const next = await api.token({ grant: 'rotate' }, held.token);
  if (next.ok) {
    await box.set({ ...held, token: next.value.token, since: now });
    return { ok: true, value: next.value.token };
  }
  return next.failure.kind === 'later' ? { ok: true, value: held.token } : next;
}
