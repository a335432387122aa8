import type { ServerWords } from '../../../messages/server-words.ts';
import type { AuditAction } from '../../audit-actions.ts';
import type { Actor, Context } from '../../context.ts';
import { inTransaction } from '../../db/transaction.ts';
import { csvLine, csvStart } from '../../../forms/csv-line.ts';
import { paceExport, paceSearch } from '../../http/paces.ts';
import type { Handlers } from '../../http/call.ts';
import { auditPage, cellsOf, columnNames } from '../../pages/audit-page.ts';
import { minute } from '../../pages/items-page.ts';
import { Refused, refusals } from '../../refusal.ts';
import { appendAudit, verifyChain } from '../../repo/audit.ts';
import { everyAuditLine, isWhole, listAudit } from '../../repo/audit-lines.ts';
import { findUserByLogin, loginOf } from '../../repo/users.ts';

const linesAtOnce = 100;

/** What an auditor may do, and nothing else: read, verify and export the audit (backend 5.4). */
export const audit: Pick<Handlers, 'auditPage' | 'verifyAudit' | 'exportAudit'> = {
  async auditPage({ context, actor, query, words }) {
    const who = (query.who ?? '').trim();
    if (who !== '' || (query.action ?? '') !== '') paceSearch(context, actor);
    const person = who === '' ? null : await findUserByLogin(context.db.read, actor.tenant, loginOf(who));
    // Somebody outside the auditor's reach is nobody to them.
    if (who !== '' && (!person || !person.orgPath.startsWith(actor.orgPath))) return { page: render(words, actor, [], query, words['audit.nobody'](who), null) };
    const lines = await listAudit(context.db.read, actor, {
      actorId: person?.userId, action: query.action === '' ? undefined : query.action, before: query.before === undefined ? undefined : Number(query.before),
    }, linesAtOnce + 1);
    return { page: render(words, actor, lines, query, null, null) };
  },

  async verifyAudit({ context, actor, words }) {
    // The walk reads every line there is: once a minute and person is enough.
    const wait = context.requests.take(`verify ${actor.userId}`, 1);
    if (wait > 0) throw new Refused(refusals.tooMany, wait);
    const verified = await verifyChain(context.db.read, actor.tenant, words);
    await noteDone(context, actor, 'audit.verify', verified.trouble.length === 0 ? 'ok' : `trouble:${verified.trouble.length}`);
    return { page: render(words, actor, await listAudit(context.db.read, actor, {}, linesAtOnce + 1), {}, null, verified) };
  },

  async exportAudit({ context, actor, words }) {
    const wait = context.requests.take(`export ${actor.userId}`, 1);
    if (wait > 0) throw new Refused(refusals.tooMany, wait);
    paceExport(context, actor);
    await noteDone(context, actor, 'audit.export', 'ok');
    return { file: csvOf(context, words, actor), name: words['audit.file'](minute(context.now()).slice(0, 10)), type: 'text/csv; charset=utf-8' };
  },
};

function render(words: ServerWords, actor: Actor, found: Awaited<ReturnType<typeof listAudit>>, query: { readonly who?: string | undefined; readonly action?: string | undefined }, problem: string | null, verified: { readonly rows: number; readonly trouble: readonly string[] } | null): string {
  const lines = found.slice(0, linesAtOnce);
  return auditPage(words, {
    orgName: actor.orgName, whole: isWhole(actor), lines, who: query.who ?? '', action: query.action ?? '', problem, verified, next: found.length > linesAtOnce ? lines.at(-1)?.seq ?? null : null,
  });
}

async function* csvOf(context: Context, words: ServerWords, actor: Actor): AsyncGenerator<string> {
  yield csvStart + csvLine(columnNames(words));
  for await (const lines of everyAuditLine(context.db.read, actor)) {
    yield lines.map(line => csvLine([String(line.seq), ...cellsOf(words, line)])).join('');
  }
}

async function noteDone(context: Context, actor: Actor, action: AuditAction, result: string): Promise<void> {
  await inTransaction(context.db.write, tx => appendAudit(tx, actor.tenant, { at: context.now(), actor: actor.userId, device: '', address: actor.address, action, target: '', before: '', after: '', result }));
}
