import { expect, test } from 'vitest';
import { meSchema } from '../../contract/sync.ts';
import { bearer, pullAll, push, signIn } from './support/person.ts';
import { create, decision, finding, site } from './support/records.ts';
import { openUnit } from './support/unit.ts';

test('setup, invitation, sign-in, push, pull: the first person sees what the second confirmed', async () => {
  await using unit = await openUnit();
  const a = await unit.person('inspector', '张三');
  const b = await unit.person('editor', '李四');

  const place = site({ host: 'www.demo.gov.cn' });
  const problem = finding(place.id);
  const entered = await push(a, [create('site', place), create('finding', problem)]);
  const pushed = await push(b, [create('decision', decision(problem.id, { by: '冒名' }))]);
  expect([...entered.results, ...pushed.results].map(result => result.st)).toEqual(['ok', 'ok', 'ok']);

  const { rows } = await pullAll(a);
  expect(rows.map(row => row.entity).toSorted()).toEqual(['decision', 'finding', 'site']);
  expect(rows.find(row => row.entity === 'finding')).toMatchObject({ rev: 2, data: { ...problem, status: 'confirmed', by: '张三' } });
  expect(rows.find(row => row.entity === 'decision')?.data['by']).toBe('李四');

  const me = meSchema.parse(await (await fetch(`${unit.server.url}/v1/me`, { headers: bearer(b.token) })).json());
  expect(me).toMatchObject({ name: '李四', role: 'editor', org: '测试单位', epoch: pushed.epoch });
});

test('an administrator of a one-person unit inspects too', async () => {
  await using unit = await openUnit({ alone: true });
  const only = await signIn(unit.server.url, '管理员甲');
  const { results } = await push(only, [create('site', site())]);
  expect(results[0]).toMatchObject({ st: 'ok', rev: 1 });
});
