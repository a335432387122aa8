import type { Environment, environmentSchema } from '../env.ts';
import { addressOf, say, wrong } from './terminal.ts';

/** `config print`: every setting in force and whether it was given, without what must stay secret. Touches no database. @returns the exit code */
export async function configCommand(environment: Environment, [what]: readonly string[], variables: Readonly<Record<string, string | undefined>> = process.env): Promise<number> {
  if (what !== 'print') return wrong('用法：config print。Usage: config print.');
  for (const name of Object.keys(inForce) as readonly Setting[]) say(`${name}=${inForce[name](environment, variables[name])}\t${variables[name] === undefined ? '默认 default' : '已设置 given'}`);
  return 0;
}

type Setting = keyof typeof environmentSchema.shape;
type Shown = (environment: Environment, given: string | undefined) => string;

const secret: Shown = (_, given) => (given === undefined ? '' : '***');
const given: Shown = (_, text) => text ?? '';

/** As the server understands it. A setting that is missing here does not compile. */
const inForce: Readonly<Record<Setting, Shown>> = {
  DATA_DIR: ({ dataDir }) => dataDir,
  DATABASE_URL: (_, text) => withoutPassword(text ?? ''),
  LISTEN: ({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`,
  PUBLIC_URL: addressOf,
  EXT_IDS: ({ extIds }) => extIds.join(','),
  TRUST_PROXY: ({ trustProxy }) => (trustProxy ? '1' : '0'),
  SESSION_HOURS: ({ sessionHours }) => String(sessionHours),
  SECOND_FACTOR: ({ secondFactor }) => secondFactor,
  PASSWORD_DAYS: ({ passwordDays }) => String(passwordDays),
  DORMANT_DAYS: ({ dormantDays }) => String(dormantDays),
  ADMIN_CIDR: given,
  APP_KEY: secret,
  CRYPTO_PROFILE: ({ cryptoProfile }) => cryptoProfile,
  OIDC_ISSUER: ({ oidc }) => oidc?.issuer ?? '', OIDC_CLIENT_ID: ({ oidc }) => oidc?.clientId ?? '', OIDC_CLIENT_SECRET: secret,
  OIDC_NAME: ({ oidc }) => oidc?.name ?? '', OIDC_SECOND_FACTOR: ({ oidc }) => oidc?.secondFactor ?? '',
  EXTENSION_DIR: ({ extensionDir }) => extensionDir ?? '',
  METRICS_PORT: ({ metricsPort }) => String(metricsPort),
  PUSH_PER_MINUTE: ({ pushPerMinute }) => String(pushPerMinute), PULL_PER_MINUTE: ({ pullPerMinute }) => String(pullPerMinute), BLOB_PER_MINUTE: ({ blobsPerMinute }) => String(blobsPerMinute),
  DATABASE_MAX_MIB: ({ limitPages }) => String(limitPages / 256),
};

/** A password in an address, and one among its parameters, is not shown. */
function withoutPassword(address: string): string {
  return address.replace(/^([a-z]+:\/\/[^/?#]*?):[^/?#]*@/i, '$1:***@').replace(/([?&](?:password|sslpassword)=)[^&#]*/gi, '$1***');
}
