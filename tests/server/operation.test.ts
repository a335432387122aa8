import { describe, expect, test } from 'vitest';
import { routes } from '../../contract/routes.ts';
import { contentTables, primaryKeys } from '../../server/db/tables.ts';
import { runDaily } from '../../server/jobs/daily.ts';
import { createMetrics, serveMetrics } from '../../server/metrics.ts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApi } from '../../server/openapi.ts';
import { ledgerLasts } from '../../server/repo/purge.ts';
import { auditOf, clock } from './support/observe.ts';
import { pullAll, push, signIn } from './support/person.ts';
import { rawSql, tablesOf } from './support/place.ts';
import { create, decision, finding, site, update } from './support/records.ts';
import { openUnit } from './support/unit.ts';

test('what is sent again after its ledger line was pruned has no second effect', async () => {
  const time = clock();
  await using unit = await openUnit({ ownReview: true, dormantDays: 0, passwordDays: 0, now: time.now });
  const person = await unit.person('editor', '张三');
  const place = site();
  const problem = finding(place.id);
  const ops = [create('site', place), create('finding', problem), create('decision', decision(problem.id)), update('site', place.id, 1, { name: place.name }, { name: '新名' })];
  await push(person, ops);
  const again = [update('site', place.id, 2, { name: '新名' }, { name: '更新' })];
  await push(person, again);
  const before = (await pullAll(person)).rows;

  time.pass(ledgerLasts + 24 * 3600_000);
  const lines: [string, unknown][] = [];
  await runDaily(unit.server.context.db, (_level, event, fields) => { lines.push([event, fields]); }, time.now);
  expect((await rawSql(unit.dataDir, 'SELECT count(*) AS n FROM ledger')).map(row => Number(row['n']))).toEqual([0]);
  expect(lines.map(([event]) => event)).toEqual(['purge', 'audit.head']);
  expect((await auditOf(unit)).at(-1)).toMatch(/^purge \{"ledger":\d+/);

  const later = await signIn(unit.server.url, '张三', person.deviceId);
  expect((await push(later, [...ops, ...again])).results.map(result => `${result.st} ${result.code ?? ''}`)).toEqual(['ok ', 'ok ', 'ok ', 'conflict changed', 'conflict earlier_conflict']);
  const { rows } = await pullAll(later);
  expect(rows.map(({ id, data }) => ({ id, data })).toSorted((a, b) => a.id < b.id ? -1 : 1)).toEqual(before.map(({ id, data }) => ({ id, data })).toSorted((a, b) => a.id < b.id ? -1 : 1));
});

describe('the OpenAPI document', () => {
  test('is one of version 3.1 by the specification’s own schema, as somebody else’s validator reads it; one that is none is refused', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(openApi()))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const { info: _, ...without } = openApi();
    expect(await new Validator().validate(without)).toMatchObject({ valid: false });
  });

  test('has every address of the table, each named once, with what it takes, answers and who may', () => {
    const document = openApi() as { openapi: string; paths: Record<string, Record<string, { operationId: string; parameters?: { name: string; in: string }[]; requestBody?: unknown; responses: Record<string, unknown>; security: unknown[] }>> };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })));
    expect(operations.map(one => one.operationId).toSorted()).toEqual(Object.keys(routes).toSorted());
    for (const { path, operationId, parameters = [], responses, requestBody, security } of operations) {
      const route = routes[operationId as keyof typeof routes];
      expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(parameters.filter(one => one.in === 'path').map(one => one.name));
      expect(Object.keys(responses).length).toBeGreaterThan(1);
      expect([operationId, requestBody !== undefined]).toEqual([operationId, route.takes !== 'nothing']);
      expect([operationId, security.length]).toEqual([operationId, route.credential === 'none' ? 0 : 1]);
    }
    // Every reference leads somewhere.
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) expect(text).toContain(`"${name}":{`);
  });
});

test('numbers for the operator: on this machine only, without names of people or pages', async () => {
  const metrics = createMetrics();
  metrics.request('push', 200, 12);
  metrics.request('push', 503, 700);
  const server = await serveMetrics(metrics, 0);
  const { port, address } = server.address() as { port: number; address: string };
  expect(address).toBe('127.0.0.1');
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(text).toContain('duwang_requests_total{route="push",status="503"} 1');
  expect(text).toContain('duwang_request_milliseconds_bucket{le="25"} 1');
  expect(text).toMatch(/duwang_resident_bytes \d+/);
  expect((await fetch(`http://127.0.0.1:${port}/other`)).status).toBe(404);
  server.close();
});

test('a copy of the whole database knows every table and its key', async () => {
  await using unit = await openUnit();
  expect((await tablesOf(unit.dataDir)).filter(name => !name.startsWith('sqlite_')).toSorted()).toEqual(Object.keys(primaryKeys).toSorted());
  expect(contentTables.length).toBe(Object.keys(primaryKeys).length - 2);
});
