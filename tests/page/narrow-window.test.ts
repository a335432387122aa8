import { afterEach, expect, it } from 'vitest';
import { queryAll } from '../../page/dom.ts';
import { hiddenByWidth } from '../../page/hidden/narrow-window.ts';
import { loadPage, type LoadedPage } from '../support/load-page.ts';

let open: LoadedPage | null = null;
afterEach(() => open?.close());

async function hidden(css: string, width: number, body = '<div class="outer"><div class="part" id="p">网站标识码：4507210001</div></div>'): Promise<boolean> {
  open?.close();
  open = await loadPage({ html: `<!doctype html><html><head><title>示范县</title><style>${css}</style></head><body>${body}</body></html>`, width });
  return hiddenByWidth(open.page, queryAll(open.document, '.part')[0]!);
}

it.each([
  '@media (max-width: 991px) { .part { display: none } }', '@media screen and (max-width:991.98px){.outer{display:none!important}}', '.part{display:none}@media (min-width: 992px){.part{display:block}}',
  '@media only screen and (max-width: 62em) { .part { visibility: hidden } }', '@media (width < 992px) { .part { opacity: 0 } }', '@media (max-width:991px){.part{height:0;overflow:hidden}}', '.part{max-height:0;overflow:hidden}@media(min-width:992px){.part{max-height:none}}',
  '@media (max-width:991px){.part{position:absolute;left:-9999px}}', '@media (max-width:991px){.part{font-size:0}}', '@media screen { @media (max-width:991px) { .outer { display: none } } }', '@media (min-width:600px) and (max-width:991px){.part{display:none}}',
])('is hidden by the width of the window: %s', async (css) => {
  expect(await hidden(css, 800)).toBe(true);
  expect(await hidden(css, 1366)).toBe(false);
});

it.each([
  '.part { display: none }', '@media (max-width: 600px) { .part { display: none } }', '@media (max-width: 1600px) { .part { display: none } }', '.part{display:none}@media (max-width:991px){.other{display:none}}', '.part{display:none}@media (min-width:992px){.part{color:red}}',
  '.part{display:none}@media print{.part{display:block}}', '.part { display: none } @media (min-width: 992px) { .part { visibility: visible } }', '.part{display:none}@media not screen and (min-width:992px){.part{display:block}}', '@media (max-width:991px){.part{color:#333}} .outer{visibility:hidden}',
])('is hidden whatever the width: %s', async (css) => {
  expect(await hidden(css, 800)).toBe(false);
});

it('where a sheet cannot be read nobody knows in a narrow window, unless the page itself hides it', async () => {
  const unread = '<link rel="stylesheet" href="http://127.0.0.1:9/none.css">';
  expect(await hidden('', 800, `${unread}<div class="part" style="display:none">甲</div>`)).toBe(false);
  expect(await hidden('.part{display:none}', 800, `${unread}<div class="part">甲</div>`)).toBe(false);
});
