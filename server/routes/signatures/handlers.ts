import type { SignaturesResponse } from '../../../contract/signature.ts';
import type { Handlers } from '../../http/call.ts';
import { listSigningKeys, pageOfSignatures } from '../../repo/signatures.ts';

const pageRows = 500;

export const signatures: Pick<Handlers, 'signatures'> = {
  async signatures({ context, actor, query }) {
    const keys = await listSigningKeys(context.db.read, actor.tenant);
    const found = await pageOfSignatures(context.db.read, actor.tenant, actor.stream, query.after ?? '', pageRows + 1);
    const answer: SignaturesResponse = { keys: keys.map(({ id, publicKey, madeAt, vouched }) => ({ id, publicKey, madeAt, vouched })), signatures: found.slice(0, pageRows), more: found.length > pageRows };
    return { json: answer };
  },
};
