import { describe, expect, it } from 'vitest';
import { palette, type Hue } from '../../../page/display/palette.ts';
import { loadPage } from '../../support/load-page.ts';

async function huesOf(html: string): Promise<readonly Hue[]> {
  const loaded = await loadPage({ html });
  const reading = palette(loaded.page);
  let step = reading.next();
  while (!step.done) step = reading.next();
  loaded.close();
  return step.value;
}

const block = (background: string, height: number, width = 500): string => `<div style="background:${background};height:${height}px;width:${width}px"></div>`;

describe('palette', () => {
  it('groups shades under the colour of the largest area, largest hue first', async () => {
    const hues = await huesOf(block('#a00', 30) + block('#004488', 300) + block('#3377cc', 100) + block('#c00', 60));
    expect(hues.map(({ colour, area }) => [colour, area])).toEqual([['#004488', 200_000], ['#cc0000', 45_000]]);
  });
  it('joins hues across the red end of the circle', async () => {
    expect(await huesOf(block('hsl(352 80% 50%)', 100) + block('hsl(8 80% 50%)', 100))).toHaveLength(1);
  });
  it('leaves out greys, pale and dark grounds, small boxes and what is see-through', async () => {
    expect(await huesOf(block('#eee', 100) + block('#eef4ff', 100) + block('#0a0a14', 100) + block('#c00', 10, 100) + block('rgba(200,0,0,.3)', 100) + block('#8a8480', 100))).toEqual([]);
  });
});
