import { isAllowedRedirect, issueCode, redirectWith } from '../../auth/grant.ts';
import { accountOf, awaitCode, awaited, beginningOf, beginOidc, finishOidc } from '../../auth/oidc-sign-in.ts';
import { assertInvited, joinByIdentity } from '../../auth/people.ts';
import { assuranceOf, heldFactors, needsSecondFactor } from '../../auth/second-factor.ts';
import { openSession } from '../../auth/session.ts';
import { auditSignIn } from '../../auth/sign-in.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Handlers } from '../../http/call.ts';
import { markCookie, markName, sessionCookie } from '../../http/cookie.ts';
import { invitePage, joinedPage } from '../../pages/account-pages.ts';
import { oidcDonePage, oidcFactorPage, oidcOnwardPage } from '../../pages/oidc-pages.ts';
import { Refused, refusals } from '../../refusal.ts';
import { findUser } from '../../repo/users.ts';
import { homeOf } from '../sign-in/handlers.ts';

type OidcRoutes = Pick<Handlers, 'oidcBegin' | 'oidcJoin' | 'oidcCallback' | 'oidcFactor'>;

/** Sign-in through the unit's own service (OpenID Connect): authorization code with PKCE, bound to the browser that began it. */
export const oidc: OidcRoutes = {
  async oidcBegin({ context, query, address }) {
    const asked = query.client_id === undefined ? null : query;
    if (asked && !isAllowedRedirect(context, asked.client_id ?? '', asked.redirect_uri ?? '')) throw new Refused(refusals.badRedirect);
    const { url, mark } = await beginOidc(context, asked ? { for: 'extension', query: asked as Required<typeof asked> } : { for: 'pages' }, address);
    return { redirect: url, cookie: markCookie(context.configuration.publicUrl, mark) };
  },

  async oidcJoin({ context, body, words, address }) {
    const trouble = await assertInvited(context, body.secret, body.name);
    if (trouble !== null) return { page: invitePage(words, trouble(words), body.secret, body.name, context.oidc?.name ?? null), status: 422 };
    const { url, mark } = await beginOidc(context, { for: 'join', secret: body.secret, name: body.name }, address);
    return { page: oidcOnwardPage(words, context.oidc?.name ?? '', url), cookie: markCookie(context.configuration.publicUrl, mark) };
  },

  async oidcCallback({ context, query, address, words, cookie }) {
    const { publicUrl } = context.configuration;
    const mark = cookie(markName(publicUrl));
    const { known, purpose } = await finishOidc(context, new URLSearchParams(query), mark);
    if (purpose.for === 'join') {
      const joined = await joinByIdentity(context, { secret: purpose.secret, name: purpose.name, address }, known);
      return 'trouble' in joined ? { page: invitePage(words, joined.trouble(words), purpose.secret, purpose.name, context.oidc?.name ?? null), status: 422 } : { page: joinedPage(words, publicUrl, joined.user.role) };
    }
    const { tenant, user } = await accountOf(context, known, purpose, address);
    if (purpose.for === 'pages') {
      const held = await heldFactors(context.db.read, tenant, user.userId);
      const needs = !known.proved && (held.totp || held.passkeys || needsSecondFactor(context, user.role));
      const token = await inTransaction(context.db.write, async tx => {
        await auditSignIn(tx, context, tenant, user.userId, '', address, 'ok');
        return (await openSession(tx, context, tenant, user.userId, 'browser', null, known.proved ? 2 : 1)).token;
      });
      return { page: oidcDonePage(words, needs ? '/second-factor' : homeOf(user.role)), cookie: sessionCookie(publicUrl, token) };
    }
    if (known.proved) return { redirect: redirectWith(context, purpose.query, await issueCode(context, tenant, user, purpose.query, 2)) };
    const held = await heldFactors(context.db.read, tenant, user.userId);
    if (!held.totp && !held.passkeys && !needsSecondFactor(context, user.role)) return { redirect: redirectWith(context, purpose.query, await issueCode(context, tenant, user, purpose.query, 1)) };
    return { page: oidcFactorPage(words, await awaitCode(context, { tenant, userId: user.userId, query: purpose.query }, mark), null), formTarget: purpose.query.redirect_uri };
  },

  async oidcFactor({ context, body, address, words, cookie }) {
    const mark = cookie(markName(context.configuration.publicUrl));
    const waiting = await awaited(context, body.ticket, mark);
    const { tenant, userId, query } = waiting;
    const user = await findUser(context.db.read, tenant, userId);
    if (!user || user.disabled) throw new Refused({ ...refusals.oidcUnknown, ...beginningOf({ for: 'extension', query }) });
    const aal = await assuranceOf(context, tenant, user, body.code, address);
    if (typeof aal === 'object') return { page: oidcFactorPage(words, await awaitCode(context, waiting, mark), aal.trouble(words)), formTarget: query.redirect_uri };
    return { redirect: redirectWith(context, query, await issueCode(context, tenant, user, query, aal)) };
  },
};
