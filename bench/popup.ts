import path from 'node:path';
import { buildExtension } from '../scripts/build-extension.ts';
import { launchOnDemo } from '../tests/e2e/fixtures.ts';
import { openPopup } from '../tests/e2e/popup.ts';
import { openView } from '../tests/e2e/view.ts';

/**
 * How soon popup and side panel paint and show the findings of an inspected page, in the real extension: medians, in milliseconds
 * from the start of the navigation. Printed, never asserted: this machine is not every machine.
 * `npm run bench:popup -- [times] [folder of another build]`: the builds take turns, so that both meet the same machine.
 */
const paints = `(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1)`;
const marks = `(performance.getEntriesByName('duwang:shown')[0]?.startTime ?? -1)`;
const times = Number(process.argv[2] ?? 15);
const builds = [await buildExtension(), ...process.argv.slice(3).map((folder) => path.resolve(folder))];
const surfaces = await Promise.all(builds.map(async (build) => open(build)));
const found = surfaces.map(() => ({ popup: [] as Times[], panel: [] as Times[] }));
try {
  // The first opening of all is thrown away: the browser compiles the code then and keeps what it made of it.
  for (let run = -1; run < times; run += 1) {
    for (const [index, surface] of surfaces.entries()) {
      const [popup, panel] = [await surface.popup(), await surface.panel()];
      if (run < 0) print(`${builds[index]!}, first opening`, [popup], [panel]);
      else {
        found[index]!.popup.push(popup);
        found[index]!.panel.push(panel);
      }
    }
  }
  for (const [index, build] of builds.entries()) print(`${build}, median of ${times}`, found[index]!.popup, found[index]!.panel);
} finally {
  for (const { close } of surfaces) await close();
}

interface Times { readonly paint: number; readonly shown: number }

async function open(build: string) {
  const browser = await launchOnDemo({ build });
  const view = await openView(browser);
  const page = await browser.openDemo('/');
  await view.settled(page);
  const tabId = await view.tabId(page);
  return {
    close: browser.close,
    popup: async (): Promise<Times> => {
      const popup = await openPopup(browser, page);
      await popup.until(`document.querySelector('article.row') && ${paints} > 0 && ${marks} > 0`);
      const [paint, shown] = await popup.evaluate<[number, number]>(`[${paints}, ${marks}]`);
      await popup.close();
      return { paint, shown };
    },
    panel: async (): Promise<Times> => {
      const panel = await browser.context.newPage();
      await panel.setViewportSize({ width: 400, height: 900 });
      await panel.goto(`chrome-extension://${browser.extensionId}/sidepanel.html?tab=${tabId}`, { waitUntil: 'commit' });
      await panel.waitForSelector('article.row');
      const [paint, shown] = await panel.evaluate<[number, number]>(`[${paints}, ${marks}]`);
      await panel.close();
      return { paint, shown };
    },
  };
}

function print(what: string, popup: readonly Times[], panel: readonly Times[]): void {
  console.log(what);
  for (const [name, list] of [['popup', popup], ['panel', panel]] as const) console.log(`  ${name}: first paint ${median(list.map(({ paint }) => paint))}, findings shown ${median(list.map(({ shown }) => shown))}`);
}

function median(list: readonly number[]): string {
  const sorted = list.toSorted((a, b) => a - b);
  return `${Math.round(sorted[sorted.length >> 1]!)} (${Math.round(sorted[0]!)}–${Math.round(sorted.at(-1)!)})`;
}
