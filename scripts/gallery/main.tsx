import { render } from 'preact';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/surface.css';
import '../../components/style/finding.css';
import '../../components/style/screens.css';
import '../../components/style/links.css';
import '../../components/style/question.css';
import { ListApp } from '../../components/list-app.tsx';
import { createViewStore } from '../../components/view-store.ts';
import { deciding, someView } from '../../tests/components/some-view.ts';
import { states } from '../../tests/components/states.ts';
import { someLinks } from './some-links.ts';

// `?state=article&screen=sheet&open=1`: one state of the popup with made-up content, for pictures.
const query = new URLSearchParams(location.search);
const links = query.has('links') ? someLinks(Number(query.get('links'))) : null;
const tab = { ...states[query.get('state') ?? 'article']!(), ...(links ? { links: links.list.links.length === 0 ? null : links.run, automaticLinks: 'on' as const } : {}) };
const answer = deciding(tab);
const view = someView((message) => (links && message.type === 'view.links' ? { ok: true, state: tab, extra: links.list } : answer(message)));
const store = createViewStore(view);
store.actions.take(tab);
const screen = query.get('screen');
if (screen === 'sheet' || screen === 'conflicts' || screen === 'manual' || screen === 'questions' || screen === 'coverage' || screen === 'links') store.actions.show(screen);
if (query.has('help')) store.actions.setHelp(true);
const started = performance.now();
render(<ListApp store={store} view={view} />, document.getElementById('app')!);
const opened = Number(query.get('open') ?? -1);
const rows = [...document.querySelectorAll<HTMLElement>('button.row-title')];
rows[opened]?.focus();
rows[opened]?.click();
requestAnimationFrame(() => setTimeout(() => {
  document.documentElement.dataset['painted'] = String(Math.round(performance.now() - started));
}));
