import type { Context } from './context.ts';
import { register } from './http/register.ts';
import { account } from './routes/account/handlers.ts';
import { audit } from './routes/audit/handlers.ts';
import { desk } from './routes/desk/handlers.ts';
import { evidence } from './routes/evidence/handlers.ts';
import { extension } from './routes/extension/handlers.ts';
import { health } from './routes/health/handlers.ts';
import { language } from './routes/language/handlers.ts';
import { oidc } from './routes/oidc/handlers.ts';
import { organisations } from './routes/organisations/handlers.ts';
import { passkeys } from './routes/passkeys/handlers.ts';
import { people } from './routes/people/handlers.ts';
import { security } from './routes/security/handlers.ts';
import { signIn } from './routes/sign-in/handlers.ts';
import { signatures } from './routes/signatures/handlers.ts';
import { units } from './routes/units/handlers.ts';
import { sync } from './routes/exchange/handlers.ts';

/** The application: the route table of the contract with one handler each. Everything it needs comes in `context`. */
export function createApp(context: Context): ReturnType<typeof register> {
  return register(context, { ...health, ...extension, ...account, ...sync, ...people, ...organisations, ...desk, ...audit, ...units, ...signIn, ...language, ...oidc, ...security, ...passkeys, ...signatures, ...evidence });
}
