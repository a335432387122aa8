import { expect, it } from 'vitest';
import { pageWordsOf, readBody } from '../../links/body.ts';
import { firewallOf } from '../../links/firewall.ts';
import { politeProfile, politeProfileOf } from '../../links/profile.ts';
import type { UnitPack } from '../../contract/unit-pack.ts';
import { policyOf } from '../../packs/in-force.ts';
import { settingOf } from '../../page/setting.ts';
import { patternOf } from '../../page/table.ts';

const pack: UnitPack = {
  format: 'duwang-pack/1', code: 'county', version: 1, name: '示范县', from: '2026-01-01', until: null, note: '', words: [], confusions: [], allow: [], trustedHosts: [],
  settings: [{ id: 'broken-link.seconds', value: 30, reason: '山区线路慢' }, { id: 'broken-link.perhost', value: 1, reason: '本县机房要求' }],
  tables: [{ table: 'broken-link.missing', text: '查无此文', change: 'add', reason: '本县网站的写法' }],
};
const judged = { policy: policyOf([pack]), now: Date.parse('2026-06-01T00:00:00Z') };
const page = new TextEncoder().encode('<html><title>提示</title><body>查无此文</body></html>');

it("a unit's pack changes how long and how often a host is asked, and what a missing page says", () => {
  const profile = politeProfileOf((setting) => settingOf(judged, setting));
  expect(profile).toEqual({ ...politeProfile, firstByte: 30_000, pace: { ...politeProfile.pace, perHost: 1 } });
  expect(politeProfile).toMatchObject({ firstByte: 15_000, body: 5000, retry: 30_000, total: 24, pace: { perHost: 2, gap: 300, perWindow: 400 } });
  expect(readBody(page, 'text/html').notFound).toBe(false);
  expect(readBody(page, 'text/html', pageWordsOf((table, make) => patternOf(judged, table, make))).notFound).toBe(true);
});

it('a firewall is known by the marks in force', () => {
  expect(firewallOf(403, new Map(), readBody(new TextEncoder().encode('<script>var $_ts=1</script>'), 'text/html'), judged.now)).toBe('瑞数');
  expect(firewallOf(200, new Map(), readBody(page, 'text/html'), judged.now)).toBeNull();
});
