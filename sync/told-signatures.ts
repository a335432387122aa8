import type { Signature, SigningKey } from '../contract/signature.ts';
import { said } from '../messages/said.ts';
import type { Answer } from './api-client.ts';
import type { Line } from './push.ts';

/** Every key and signature the server tells; null: it does not sign. */
export interface Told { readonly keys: readonly SigningKey[]; readonly signatures: ReadonlyMap<string, Signature> }

/** As many records as a server could have; more is no answer of ours. */
const mostPages = 1000;

/** Asks for all keys and signatures of the unit. A path that is not there (an older server, or a gateway that hides it) and a unit without a key are a server that does not sign. */
export async function askSignatures({ api, token }: Pick<Line, 'api' | 'token'>): Promise<Answer<Told | null>> {
  const signatures = new Map<string, Signature>();
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await api.signatures(token, after);
    if (!answer.ok) return answer.failure.code === 'http_404' || answer.failure.code === 'not_found' ? { ok: true, value: null } : answer;
    const { keys, signatures: found, more } = answer.value;
    for (const one of found) signatures.set(one.id, one);
    if (!more) return { ok: true, value: keys.length === 0 ? null : { keys, signatures } };
    const last = found.at(-1)?.id ?? '';
    // A page that leads nowhere would be asked for again for ever.
    if (after !== null && last <= after || last === '') break;
    after = last;
  }
  return { ok: false, failure: { kind: 'later', code: 'not_ours', said: said('said.sync.notOurs'), wait: null } };
}
