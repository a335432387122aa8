import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/**
 * The portability table of backend 4.4 as rules about the text of a statement: what is refused here does not run everywhere
 * (SQLite, PostgreSQL, Citus, YugabyteDB, openGauss), or does not run alike.
 */
interface Rule { readonly why: string; readonly broken: (text: string) => boolean }

const rules: readonly Rule[] = [
  forbids('time, ids and random values come from Node', /\b(?:random|datetime|strftime|julianday|now|clock_timestamp|uuid|gen_random_uuid|unixepoch)\s*\(|\bcurrent_(?:timestamp|date|time)\b/i),
  forbids('no sequences and row ids', /\b(?:nextval|currval|last_insert_rowid|changes)\s*\(|\b(?:autoincrement|serial|bigserial|rowid|oid|generated)\b/i),
  forbids('no upsert but ON CONFLICT', /\binsert or\b|\breplace into\b|\bmerge into\b/i),
  forbids('rows are locked by UPDATE … RETURNING', /\bfor (?:no key )?(?:update|share)\b|\bskip locked\b|advisory|\block table\b/i),
  forbids('no notifications, triggers, temporary tables', /\b(?:listen|notify|trigger|temp|temporary|create function)\b/i),
  forbids('JSON is text', /->>?|\bjsonb?\b|\bjson_\w+\s*\(/i),
  forbids('no dialect of one engine', /\b(?:glob|ilike|similar to|distinct on|lateral|array\[|::|regexp)\b|\bpragma\b|\bcollate\b/i),
  { why: 'RETURNING names plain columns', broken: text => /\breturning\b/i.test(text) && !/\breturning (?:"\w+"(?: as "\w+")?(?:, )?)+$/i.test(text.trim()) },
  { why: 'conflicts are found by a key that starts with the tenant', broken: text => /\bon conflict\b/i.test(text) && !wholeInstallation.test(text) && !/\bon conflict \("tenant_id"/i.test(text) },
  { why: 'every statement names its tenant', broken: text => !wholeInstallation.test(text) && !rollUps.some(known => known.test(text)) && !namesTenant(text) },
  { why: 'tables of one tenant are joined by the tenant', broken: text => /\bjoin\b/i.test(text) && !/\bon "\w+"\."tenant_id" = "\w+"\."tenant_id"/i.test(text) },
];

const ddlRules: readonly Rule[] = [
  ...rules.slice(0, 7),
  forbids('no partial index, default, check or foreign key across tenants', /\b(?:where|default|check|references|deferrable|using)\b/i),
  { why: 'keys start with the tenant', broken: text => !wholeInstallation.test(text) && /\b(?:primary key|index \w+ on \w+)\s*\((?!tenant_id\b)/i.test(text) },
  { why: 'types that mean the same everywhere', broken: text => (/\((.*)\)$/s.exec(text)?.[1] ?? '').split(',').some(part => / (?!text\b|bigint\b|smallint\b|key\b)(?:int|integer|real|double|numeric|varchar|boolean|timestamp\w*|date|blob|bytea|json\w*|uuid)\b/i.test(part)) },
];

/** Tables of the installation as a whole: everything else belongs to a tenant. */
const wholeInstallation = /\b(?:installation|schema_version|schema_lock)\b/;

/** The few questions that are about all tenants: which there are, the heads of their chains, and what a migration changes everywhere. */
const rollUps = [
  /^select (?:\*|"tenant_id") from "tenants"(?: order by "created_at")?(?: limit \S+)?$/, /^select \* from "audit_head" order by "tenant_id"$/,
  /^select \* from "\w+" order by (?:"\w+"(?:, )?)+ limit \S+ offset \S+$/, /^SELECT tenant_id, name FROM tenants ORDER BY tenant_id$/, /^select distinct "tenant_id" from "audit"$/, /^select "tenant_id", "id", "data" from "records" where "entity" = \S+ and "del" = \S+$/,
];

/** @returns why a statement of the server is not portable; empty when it is, or when it is none of the server's four verbs. */
export function faultsOf(text: string): readonly string[] {
  if (!/^\s*(?:select|insert|update|delete|with)\b/i.test(text)) return [];
  return rules.filter(rule => rule.broken(text)).map(rule => `${rule.why}: ${text}`);
}

/** @returns why a step of the schema is not portable. */
export function ddlFaultsOf(text: string): readonly string[] {
  return ddlRules.filter(rule => rule.broken(text)).map(rule => `${rule.why}: ${text}`);
}

/** Statements of the tests themselves carry this and are not looked at. */
export const ofTests = '/* test */';

/** Listens at the drivers of this process: what is prepared is what is run. @returns every statement the server has emitted since. */
export function listenToDrivers(): ReadonlySet<string> {
  const emitted = new Set<string>();
  const note = (text: unknown) => {
    if (typeof text === 'string' && !text.startsWith(ofTests) && !/sqlite_version\(\)/.test(text)) emitted.add(text.trim());
  };
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function listen(this: DatabaseSync, ...args: Parameters<typeof prepare>) {
    note(args[0]);
    return prepare.apply(this, args);
  };
  // pg has eight ways to call this; all have the text in front, or in an object.
  const clientPrototype = pg.Client.prototype as unknown as { query: (...args: readonly unknown[]) => unknown };
  const { query } = clientPrototype;
  clientPrototype.query = function listen(this: unknown, ...args: readonly unknown[]) {
    note(typeof args[0] === 'object' ? (args[0] as { readonly text?: unknown } | null)?.text : args[0]);
    return query.apply(this, args as unknown[]);
  };
  return emitted;
}

function namesTenant(text: string): boolean {
  return /^insert\b/i.test(text) ? /^insert into "\w+" \("tenant_id"/i.test(text) : /"tenant_id" (?:=|in) /i.test(text);
}

function forbids(why: string, pattern: RegExp): Rule {
  return { why, broken: text => pattern.test(text.replace(/'[^']*'/g, "''")) };
}
