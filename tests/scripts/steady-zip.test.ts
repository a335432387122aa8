import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { steadyZip } from '../../scripts/package/steady-zip.ts';

const bytes = (text: string): Uint8Array => strToU8(text);

describe('steadyZip', () => {
  it('gives the same bytes whatever the order of the files and the time', async () => {
    const one = steadyZip(new Map([['b/页面.html', bytes('<p>读网</p>')], ['a.js', bytes('1')]]));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const other = steadyZip(new Map([['a.js', bytes('1')], ['b/页面.html', bytes('<p>读网</p>')]]));
    expect(Buffer.from(other).equals(one)).toBe(true);
  });

  it('holds the files unchanged', () => {
    const files = unzipSync(steadyZip(new Map([['b/页面.html', bytes('<p>读网</p>')], ['a.js', bytes('1')]])));
    expect(Object.keys(files)).toEqual(['a.js', 'b/页面.html']);
    expect(strFromU8(files['b/页面.html']!)).toBe('<p>读网</p>');
  });

  it('differs when a single byte does', () => {
    expect(Buffer.from(steadyZip(new Map([['a.js', bytes('1')]]))).equals(steadyZip(new Map([['a.js', bytes('2')]])))).toBe(false);
  });
});
