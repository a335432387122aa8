import { expect, test } from 'vitest';
import { migrations } from '../../server/db/migrate.ts';
import { ddlFaultsOf, faultsOf } from './support/portable.ts';

test('every step of the schema stays in the portable subset', () => {
  const steps = migrations.flatMap(({ steps: all }) => all).filter(step => typeof step === 'string');
  expect(steps.length).toBeGreaterThan(20);
  expect(steps.flatMap(ddlFaultsOf)).toEqual([]);
});

// What the server emits is checked at the end of every test file that starts a server (support/unit.ts). Here: that the rules see.
test.each([
  'select * from "records" where "id" = ?', 'delete from "users"', 'update "users" set "name" = ?', 'insert into "users" ("user_id", "tenant_id") values (?, ?)',
  'select now() from "users" where "tenant_id" = ?', 'insert or replace into "users" ("tenant_id") values (?)', 'select * from "users" where "tenant_id" = ? for update',
  'update "users" set "name" = ? where "tenant_id" = ? returning lower("name")', 'select data->>\'x\' from "records" where "tenant_id" = ?',
  'insert into "users" ("tenant_id", "login") values (?, ?) on conflict ("login") do nothing', 'select pg_advisory_lock(1) from "users" where "tenant_id" = 1',
  'select * from "users" inner join "sessions" on "users"."user_id" = "sessions"."user_id" where "users"."tenant_id" = ?', 'select * from "users" where "tenant_id" = ? and "name" ilike ?',
  'select nextval(\'x\') from "users" where "tenant_id" = ?',
])('the checker refuses: %s', statement => {
  expect(faultsOf(statement)).not.toEqual([]);
});

test.each([
  'CREATE TABLE x (id SERIAL, PRIMARY KEY (tenant_id, id))', 'CREATE TABLE x (tenant_id TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (id))', 'CREATE UNIQUE INDEX x ON y (login)',
  'CREATE INDEX x ON y (tenant_id, a) WHERE a IS NULL', 'CREATE TABLE x (tenant_id TEXT NOT NULL, at TIMESTAMPTZ, PRIMARY KEY (tenant_id))', 'ALTER TABLE x ADD COLUMN y TEXT DEFAULT now()',
])('the checker refuses in the schema: %s', statement => {
  expect(ddlFaultsOf(statement)).not.toEqual([]);
});

test.each([
  'select "v" from "stream_clock" where "tenant_id" = ? and "stream" = ?', 'update "audit_head" set "seq" = "seq" + ? where "tenant_id" = ? returning "seq", "hash"',
  'insert into "records" ("tenant_id", "id") values (?, ?) on conflict ("tenant_id", "id") do update set "v" = "excluded"."v"', 'select "value" from "installation" where "name" = ?',
])('the checker takes: %s', statement => {
  expect(faultsOf(statement)).toEqual([]);
});
