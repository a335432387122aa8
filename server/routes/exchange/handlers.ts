import { contractVersion, pushLimits } from '../../../contract/sync.ts';
import * as z from 'zod/mini';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../http/call.ts';
import { Refused, refusals } from '../../refusal.ts';
import { readEpoch } from '../../repo/installation.ts';
import { readCursor } from '../../exchange/cursor.ts';
import { isSteppedUp } from '../../auth/step-up.ts';
import { pull } from '../../exchange/pull.ts';
import { idOf } from '../../exchange/push.ts';

const olderVersions = 2;
const pageRows = 500;
const opId = z.string().check(z.regex(/^[0-9a-f-]{36}$/));

export const sync: Pick<Handlers, 'push' | 'pull'> = {
  async push({ context, actor, body }) {
    if (body.s < contractVersion - olderVersions) throw new Refused(refusals.schemaTooOld);
    if (body.s > contractVersion) throw new Refused(refusals.schemaTooNew);
    if (body.ops.length > pushLimits.ops) throw new Refused(refusals.tooLarge);
    if (body.deviceId !== actor.deviceId) throw new Refused(refusals.deviceMismatch);
    // An operation whose id cannot be read cannot be answered, so the whole request is not understood.
    if (!body.ops.every(op => opId.safeParse(idOf(op)).success)) throw new Refused(refusals.badRequest);
    limit(context, `push ${actor.deviceId}`, context.configuration.pushPerMinute);

    // Due days and register numbers follow from the time: better nothing than a wrong year.
    if (await context.clock.trouble() !== null) throw new Refused(refusals.clock);
    const answers = await context.pushes.submit({ actor, deviceId: body.deviceId, ops: body.ops, receivedAt: context.now(), steppedUp: isSteppedUp(context, actor) });
    const epoch = await readEpoch(context.db.read);
    // Put together from the ledger's own text, so that a repeat is answered byte by byte alike.
    return { jsonText: `{"epoch":${JSON.stringify(epoch)},"serverTime":${context.now()},"stream":${JSON.stringify(actor.stream)},"results":[${answers.join(',')}]}` };
  },

  async pull({ context, actor, query }) {
    const positions = readCursor(query.c ?? '');
    if (!positions) throw new Refused(refusals.badRequest);
    limit(context, `pull ${actor.deviceId}`, context.configuration.pullPerMinute);
    return { json: await pull(context.db.read, actor, positions, Math.min(Number(query.limit ?? pageRows), pageRows)) };
  },
};

function limit(context: Context, key: string, perMinute: number): void {
  const wait = context.requests.take(key, perMinute);
  if (wait > 0) throw new Refused(refusals.tooMany, wait);
}
