import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { migrations } from '../../server/db/migrate.ts';
import { bearer, postJson, pullAll, push, signIn } from './support/person.ts';
import { create, decision, finding, site, update } from './support/records.ts';
import { openUnit } from './support/unit.ts';

/** Tables of the installation as a whole: everything else belongs to a tenant. */
const installation = /\b(?:installation|schema_version|schema_lock|sqlite_\w+)\b/;

/** Backend 4.4: what does not run everywhere, or not alike. */
const forbidden = [
  /\b(?:random|datetime|strftime|julianday|now|uuid|gen_random_uuid|nextval|currval|last_insert_rowid|changes|unixepoch)\s*\(/i, /\bcurrent_(?:timestamp|date|time)\b/i,
  /\b(?:autoincrement|serial|bigserial|rowid|trigger|temp|temporary|json\w*\s*\(|glob|pragma\s+table|listen|notify|for update)\b/i, /\binsert or\b/i, /\breplace into\b/i, /->>?/,
];

test('every statement the server emits stays in the portable subset and names its tenant', async () => {
  // Listens at the driver: what is prepared is what is run.
  const emitted = new Set<string>();
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function listen(this: DatabaseSync, text: string) {
    emitted.add(text);
    return prepare.call(this, text);
  };
  try {
    await using unit = await openUnit({ alone: true });
    const { url } = unit.server;
    const person = await unit.person('inspector', '张三');
    const administrator = await signIn(url, '管理员甲');
    const place = site();
    const problem = finding(place.id);
    await push(person, [create('site', place), create('finding', problem), create('decision', decision(problem.id)), create('site', site({ host: place.host }))]);
    await push(person, [update('site', place.id, 1, { name: place.name }, { name: '新' })]);
    await pullAll(person);
    for (const path of ['/v1/users', '/v1/devices', '/v1/settings', '/readyz', '/people']) await fetch(url + path, { headers: { ...bearer(administrator.token), Cookie: unit.administrator } });
    await fetch(`${url}/v1/users`, { headers: bearer(person.token) });
    await postJson(url, '/v1/token', { grant: 'rotate' }, person.token);
    await postJson(url, `/v1/devices/${person.deviceId}/revoke`, {}, administrator.token);
    await fetch(`${url}/v1/users/${person.me.userId}`, { method: 'PATCH', headers: { 'Content-Type': 'application/json', ...bearer(administrator.token) }, body: '{"disabled":true}' });
    await postJson(url, '/v1/logout', undefined, administrator.token);
  } finally {
    DatabaseSync.prototype.prepare = prepare;
  }

  const statements = [...emitted].filter(text => /^\s*(?:select|insert|update|delete)\b/i.test(text) && !/sqlite_version\(\)/.test(text));
  expect(statements.length).toBeGreaterThan(40);
  for (const text of statements) {
    for (const rule of forbidden) expect([text, rule.test(text)]).toEqual([text, false]);
    const wholeInstallation = installation.test(text) || /from "tenants"/.test(text);
    expect([text, wholeInstallation || text.includes('"tenant_id"')]).toEqual([text, true]);
  }
  for (const { steps } of migrations) for (const step of steps) {
    if (typeof step === 'string') for (const rule of [...forbidden, /\bwhere\b/i, /\bdefault\b/i, /\bcollate\b/i]) expect([step, rule.test(step)]).toEqual([step, false]);
  }
});
