import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/style/options-styles.ts';
import { OptionsApp, type OptionsView } from '../../components/options-app.tsx';
import { changesPort, type ViewAnswer, type ViewMessage } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import { askAnyHost, askAutomatic, send } from '../popup/connect.ts';
import { speakPage } from '../popup/speak-page.ts';
import { tellFont } from '../popup/tell-font.ts';
import { openShortcuts, shortcut } from './shortcut.ts';

const root = document.getElementById('app')!;
let shown: TabState | null = null;
let refusal: string | null = null;

const view: OptionsView = {
  askAutomatic, askAnyHost, shortcut, openShortcuts,
  askServer: (address) => browser.permissions.request({ origins: [`${address.protocol}//${address.hostname}/*`] }).catch(() => false),
  send: async (message) => taken(await send(message)),
  save: (name, json) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  },
};

function taken(answer: ViewAnswer): ViewAnswer {
  if (answer.ok && answer.state) shown = answer.state;
  refusal = answer.ok ? null : answer.message;
  speakPage(shown?.settings.language ?? 'zh-CN', 'options.title');
  render(<OptionsApp tab={shown} refusal={refusal} view={view} />, root);
  return answer;
}

async function start(): Promise<void> {
  const [here] = await Promise.all([browser.tabs.getCurrent(), tellFont()]);
  const look: ViewMessage = { type: 'view.state', tabId: here?.id ?? -1 };
  const changes = browser.runtime.connect({ name: changesPort });
  changes.onMessage.addListener(() => void view.send(look));
  await view.send(look);
}

void start();
