import type { BlockList } from 'node:net';
import type { Role } from '../contract/sync.ts';
import type { ClockWatch } from './clock-watch.ts';
import type { AppKey } from './auth/app-key.ts';
import type { Passwords } from './auth/password.ts';
import type { TotpHash } from './auth/totp-secret.ts';
import type { Oidc } from './auth/oidc.ts';
import type { Databases } from './db/databases.ts';
import type { Counter } from './http/counter.ts';
import type { EventLoop } from './http/event-loop.ts';
import type { Packages } from './extension/packages.ts';
import type { Metrics } from './metrics.ts';
import type { Log } from './log.ts';
import type { Policies } from './repo/organisations.ts';
import type { PushQueue } from './exchange/push-queue.ts';

/** How one installation is run. Everything comes from the environment (env.ts) or from a test. */
export interface Configuration {
  /** Origin people reach the server at, without a slash at the end. */
  readonly publicUrl: string;
  /** Extension ids whose sign-in is accepted. */
  readonly extIds: readonly string[];
  /** Take the client's address from the last entry of X-Forwarded-For. */
  readonly trustProxy: boolean;
  /** A session ends after this many hours, whatever happens. */
  readonly sessionHours: number;
  /** Whether editors and administrators need a second factor. */
  readonly secondFactor: 'required' | 'off';
  /** Days after which a management user's password has to be changed, and an account nobody uses is locked; 0 for never (GB/T 22239 8.1.4.1 a, 8.1.4.2). */
  readonly passwordDays: number;
  readonly dormantDays: number;
  /** Networks management and audit are reached from; null for any. */
  readonly adminNets: BlockList | null;
  /** Requests a minute and device. */
  readonly pushPerMinute: number;
  readonly pullPerMinute: number;
  readonly blobsPerMinute: number;
  /** By person. */
  readonly exportsPerHour: number;
  readonly searchesPerMinute: number;
}

/** What handlers work with. Nothing here is global, so tests run many servers side by side. */
export interface Context {
  readonly db: Databases;
  readonly configuration: Configuration;
  readonly log: Log;
  now(): number;
  readonly clock: ClockWatch;
  newId(): string;
  readonly metrics: Metrics;
  /** The extension as browsers on an intranet fetch it. */
  readonly packages: Packages;
  readonly passwords: Passwords;
  /** The unit's own sign-in service; null where none is configured. */
  readonly oidc: Oidc | null;
  /** The hash of new second factors. */
  readonly totp: TotpHash;
  /** Opens what lies sealed in the database. */
  readonly key: AppKey;
  /** Requests per device, one minute, of this process. */
  readonly requests: Counter;
  /** Exports per person, one hour, of this process. */
  readonly exports: Counter;
  readonly eventLoop: EventLoop;
  readonly pushes: PushQueue;
}

/** Who is asking. `roles` are the rights held, which may be more than the one role named in the account (see policies). */
export interface Actor {
  readonly tenant: string;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly orgId: string;
  readonly orgName: string;
  /** Every unit from the top down to the person's own; what they may reach starts with it. */
  readonly orgPath: string;
  /** The stream the person's records belong to: their organisation. */
  readonly stream: string;
  /** Streams of units the person has left. */
  readonly formerStreams: readonly string[];
  readonly policies: Policies;
  readonly scopeEpoch: number;
  /** How surely they are known: 2 with a second factor; and when it was last shown (epoch ms). */
  readonly aal: number;
  readonly provedAt: number | null;
  /** When their password was chosen. */
  readonly passwordAt: number;
  readonly sessionId: string;
  readonly deviceId: string | null;
  readonly address: string;
}
