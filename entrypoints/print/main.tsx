import { render } from 'preact';
import '../../components/style/print-styles.ts';
import { PrintApp, type PrintState } from '../../components/workbench/paper/print-app.tsx';
import { exportRequestSchema, type ExportRequest } from '../../contract/export.ts';
import { openBrowserStore, readSettings } from '../../store/browser-store.ts';
import { runExport } from '../workbench/export/run-export.ts';

/** The page a form is printed from, or saved as PDF by the browser's own print dialogue. Its address says which form. */
async function start(): Promise<void> {
  const browserStore = await openBrowserStore().catch(() => null);
  const language = browserStore ? (await readSettings(browserStore)).language : 'zh-CN';
  browserStore?.close();
  const show = (state: PrintState): void => render(<PrintApp state={state} language={language} print={() => window.print()} again={() => location.reload()} />, document.getElementById('app')!);
  const request = requestOf(location.hash.slice(1));
  if (!request) return show({ is: 'refused', message: null });
  const running = runExport(request, (progress) => show({ is: 'running', progress, stop: running.stop }));
  show({ is: 'running', progress: { stage: 'read', done: 0, of: 0 }, stop: running.stop });
  const outcome = await running.done;
  if (outcome.is === 'made' && outcome.made.is === 'print') {
    document.title = outcome.made.title;
    show({ is: 'shown', body: outcome.made.body, title: outcome.made.title });
  } else show(outcome.is === 'refused' ? { is: 'refused', message: outcome.message } : { is: 'stopped' });
}

function requestOf(hash: string): ExportRequest | null {
  try {
    const parsed = exportRequestSchema.safeParse(JSON.parse(decodeURIComponent(hash)));
    return parsed.success && parsed.data.as === 'print' ? parsed.data : null;
  } catch {
    return null;
  }
}

void start();
