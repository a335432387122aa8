import { fileURLToPath } from 'node:url';
import { BlockList, isIP } from 'node:net';
import * as z from 'zod/mini';
import type { CryptoProfile } from './crypto/profile.ts';
import type { OidcSettings } from './auth/oidc.ts';

const wholeNumber = (least: number, most: number) =>
  z.optional(z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.pipe(z.transform(Number), z.int().check(z.gte(least), z.lte(most)))));

/** Everything the server takes from its environment. Nothing else is configured anywhere. */
export const environmentSchema = z.object({
  /** Folder for the database; made at first start. */
  DATA_DIR: z.optional(z.string().check(z.minLength(1))),
  /** `file:` or `postgres:` address of the database; a SQLite file in DATA_DIR when not given. The one difference between the engines. */
  DATABASE_URL: z.optional(z.string().check(z.regex(/^(?:file:.|postgres(?:ql)?:\/\/.)/))),
  /** host:port to listen on. */
  LISTEN: z.optional(z.string().check(z.regex(/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i))),
  /** Address people reach the server at: https, or plain http on this machine only. */
  PUBLIC_URL: z.optional(z.url()),
  /** Ids of the extensions that may sign in, separated by commas. */
  EXT_IDS: z.optional(z.string().check(z.regex(/^([a-p]{32}|[0-9a-f]{40})?(,([a-p]{32}|[0-9a-f]{40}))*$/))),
  TRUST_PROXY: z.optional(z.enum(['0', '1'])),
  SESSION_HOURS: wholeNumber(1, 12),
  /** `off` lets editors and administrators in with a password alone; for a trial on one machine. */
  SECOND_FACTOR: z.optional(z.enum(['required', 'off'])),
  /** Days until a management user's password has to be changed, and until an account nobody uses is locked; 0 for never. */
  PASSWORD_DAYS: wholeNumber(0, 3650),
  DORMANT_DAYS: wholeNumber(0, 3650),
  /** Networks that management and audit are reached from, as 10.1.0.0/16 separated by commas; any when not given. */
  ADMIN_CIDR: z.optional(z.string().check(z.maxLength(2000))),
  /** At least 32 characters, the same for every process of an installation; a file in DATA_DIR when not given. */
  APP_KEY: z.optional(z.string().check(z.minLength(32))),
  /** `sm`: SM3 and SM4 for the audit chain, passwords, sealed secrets and new second factors. */
  CRYPTO_PROFILE: z.optional(z.enum(['intl', 'sm'])),
  /** The unit's own sign-in service (OpenID Connect): address as in its discovery document, the client registered there, and what people call it. */
  OIDC_ISSUER: z.optional(z.url()),
  OIDC_CLIENT_ID: z.optional(z.string().check(z.minLength(1))),
  OIDC_CLIENT_SECRET: z.optional(z.string().check(z.minLength(1))),
  OIDC_NAME: z.optional(z.string().check(z.minLength(1), z.maxLength(30))),
  /** `trust`: a second factor the provider says was shown counts here too. */
  OIDC_SECOND_FACTOR: z.optional(z.enum(['own', 'trust'])),
  /** Folder with the packed extension (.crx, .xpi), offered under /ext/ to browsers on an intranet. */
  EXTENSION_DIR: z.optional(z.string().check(z.minLength(1))),
  /** Port on this machine for /metrics; none when not given. */
  METRICS_PORT: wholeNumber(1, 65_535),
  PUSH_PER_MINUTE: wholeNumber(1, 100_000),
  PULL_PER_MINUTE: wholeNumber(1, 100_000),
  BLOB_PER_MINUTE: wholeNumber(1, 100_000),
  /** Largest size of the database file in MiB; 0 for no limit. */
  DATABASE_MAX_MIB: wholeNumber(0, 10_000_000),
});

export interface Environment {
  readonly dataDir: string; readonly file: string | undefined; readonly postgres: string | undefined; readonly host: string; readonly port: number; readonly publicUrl: string | undefined;
  readonly extIds: readonly string[]; readonly trustProxy: boolean; readonly sessionHours: number; readonly secondFactor: 'required' | 'off'; readonly appKey: string | undefined; readonly cryptoProfile: CryptoProfile; readonly pushPerMinute: number;
  readonly passwordDays: number; readonly dormantDays: number; readonly adminNets: BlockList | null;
  readonly pullPerMinute: number; readonly blobsPerMinute: number; readonly limitPages: number; readonly metricsPort: number; readonly extensionDir: string | undefined;
  readonly oidc: OidcSettings | undefined;
}

const pagesPerMebibyte = 256; // SQLite pages are 4 KiB

/** @throws with one line per bad setting, in Chinese and English. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) throw new Error(parsed.error.issues.map(issue => `环境变量 ${issue.path.join('.')} 的值无效。Invalid environment variable ${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const given = parsed.data;
  const listen = given.LISTEN ?? '127.0.0.1:8787';
  const host = hostOf(listen);
  if (given.PUBLIC_URL === undefined && !isThisMachine(host)) throw new Error('LISTEN 不是本机地址时必须设置 PUBLIC_URL（https）。PUBLIC_URL (https) is required when LISTEN is not a loopback address.');
  return {
    dataDir: given.DATA_DIR ?? './data',
    file: given.DATABASE_URL?.startsWith('file:') ? pathOf(given.DATABASE_URL) : undefined,
    postgres: given.DATABASE_URL?.startsWith('postgres') ? given.DATABASE_URL : undefined,
    host,
    port: Number(listen.slice(listen.lastIndexOf(':') + 1)),
    publicUrl: given.PUBLIC_URL === undefined ? undefined : publicOrigin(given.PUBLIC_URL),
    extIds: given.EXT_IDS ? given.EXT_IDS.split(',') : [],
    trustProxy: given.TRUST_PROXY === '1',
    sessionHours: given.SESSION_HOURS ?? 12,
    secondFactor: given.SECOND_FACTOR ?? 'required',
    passwordDays: given.PASSWORD_DAYS ?? 90,
    dormantDays: given.DORMANT_DAYS ?? 90,
    adminNets: given.ADMIN_CIDR === undefined ? null : networks(given.ADMIN_CIDR),
    appKey: given.APP_KEY,
    cryptoProfile: given.CRYPTO_PROFILE ?? 'intl',
    pushPerMinute: given.PUSH_PER_MINUTE ?? 120,
    pullPerMinute: given.PULL_PER_MINUTE ?? 60,
    blobsPerMinute: given.BLOB_PER_MINUTE ?? 300,
    extensionDir: given.EXTENSION_DIR,
    oidc: oidcSettings(given),
    metricsPort: given.METRICS_PORT ?? 0,
    limitPages: (given.DATABASE_MAX_MIB ?? 0) * pagesPerMebibyte,
  };
}

/** All of it or nothing; tokens cross no network in the clear. */
function oidcSettings(given: z.infer<typeof environmentSchema>): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) throw new Error('OIDC_ISSUER、OIDC_CLIENT_ID、OIDC_CLIENT_SECRET 必须一起设置。OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together.');
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname))) throw new Error('OIDC_ISSUER 必须使用 https（本机地址除外）。OIDC_ISSUER must be https, except on this machine.');
  return { issuer, clientId, clientSecret, name: given.OIDC_NAME ?? '统一身份认证', secondFactor: given.OIDC_SECOND_FACTOR ?? 'own' };
}

/** @throws for anything that is not a list of networks: a typing error must not open or close the management pages */
function networks(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(',').map(one => one.trim())) {
    const [address = '', bits = ''] = part.split('/');
    const family = isIP(address);
    const most = family === 6 ? 128 : 32;
    if (family === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > most) throw new Error(`环境变量 ADMIN_CIDR 中的“${part}”不是网段。Invalid network in ADMIN_CIDR: ${part}`);
    list.addSubnet(address, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Passwords and tokens never cross a network in the clear: plain http is for this machine alone. */
function publicOrigin(text: string): string {
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname))) throw new Error('PUBLIC_URL 必须使用 https（本机地址除外）。PUBLIC_URL must be https, except on this machine.');
  return url.origin;
}

function hostOf(listen: string): string {
  return listen.slice(0, listen.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

function isThisMachine(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
}

function pathOf(address: string): string {
  return address.startsWith('file://') ? fileURLToPath(address) : address.slice('file:'.length);
}
