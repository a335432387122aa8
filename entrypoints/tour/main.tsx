import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/style/tour-styles.ts';
import { TourApp } from '../../components/tour-app.tsx';
import { defaultSettings, type Settings } from '../../contract/settings.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { send } from '../popup/connect.ts';
import { speakPage } from '../popup/speak-page.ts';
import { tellFont } from '../popup/tell-font.ts';
import { demoPage, inspectDemo } from './inspect-demo.ts';

const root = document.getElementById('app')!;
let tab: TabState | null = null;
let html: string | null = null;
let failure: string | null = null;

function show(): void {
  const settings = tab?.settings ?? defaultSettings;
  speakPage(settings.language, 'tour.title');
  render(<TourApp settings={settings} locked={tab?.locked?.includes('preset') ?? false} html={html} failure={failure} change={change} leave={() => void leave()}
    inspect={(document) => inspectDemo(document, html ?? '', Date.now())} copy={(text) => navigator.clipboard.writeText(text).then(() => true, () => false)} />, root);
}

async function change(part: Partial<Settings>): Promise<void> {
  if (!tab) return;
  const answer = await send({ type: 'view.settings', settings: { ...tab.settings, ...part } });
  // A worker that does not answer leaves the choice as it was: the settings hold it anyway.
  if (answer.ok) tab = { ...tab, settings: { ...tab.settings, ...part } };
  show();
}

async function leave(): Promise<void> {
  const here = await browser.tabs.getCurrent();
  if (here?.id !== undefined) await browser.tabs.remove(here.id);
}

async function start(): Promise<void> {
  const [here] = await Promise.all([browser.tabs.getCurrent(), tellFont()]);
  const [state, page] = await Promise.all([
    send({ type: 'view.state', tabId: here?.id ?? -1 }),
    demoPage(new Date()).catch((error: unknown) => {
      failure = error instanceof Error ? error.message : String(error);
      return null;
    }),
  ]);
  if (state.ok) tab = state.state;
  html = page;
  show();
}

void start();
