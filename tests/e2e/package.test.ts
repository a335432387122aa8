import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cleanBuild } from '../../scripts/package/clean-build.ts';
import { steadyZip } from '../../scripts/package/steady-zip.ts';
import { withoutReason, type BuiltManifest } from '../support/permission-reasons.ts';

describe('the package for handing out', () => {
  it('has the same bytes from two clean builds, and nothing of this machine in it', async () => {
    const first = steadyZip(await cleanBuild('chrome'));
    const second = steadyZip(await cleanBuild('chrome'));
    expect(Buffer.from(second).equals(first)).toBe(true);
    const files = unzipSync(first);
    expect(JSON.parse(strFromU8(files['manifest.json']!))).toMatchObject({ manifest_version: 3, name: '读网 · 政府网页检查' });
    // No page can ask for a file of ours, and no other extension or page can speak to it.
    expect(Object.keys(JSON.parse(strFromU8(files['manifest.json']!)) as object).filter((key) => /^(?:web_accessible_resources|externally_connectable)$/.test(key))).toEqual([]);
    expect(await withoutReason(JSON.parse(strFromU8(files['manifest.json']!)) as BuiltManifest)).toEqual([]);
    const own = process.cwd();
    for (const [name, content] of Object.entries(files)) expect(strFromU8(content, true).includes(own), name).toBe(false);
  });
});
