import { scenes } from '../../tests/components/scenes/all-scenes.ts';

// `?screen=desk-sheet&state=full&language=en`: one screen in one state with made-up content, for pictures. Without a screen: what there is.
const query = new URLSearchParams(location.search);
const scene = scenes.find(({ screen, state }) => screen === query.get('screen') && state === (query.get('state') ?? 'full'));
const language = query.get('language') === 'en' ? 'en' : 'zh-CN';
const root = document.getElementById('app')!;

if (scene) {
  document.documentElement.lang = language;
  if (scene.surface !== null) {
    document.documentElement.dataset['surface'] = scene.surface;
    await stylesOf(scene.surface);
  }
  await scene.show(root, language);
} else root.textContent = JSON.stringify(scenes.map(({ screen, state, surface }) => ({ screen, state, surface })));
requestAnimationFrame(() => setTimeout(() => {
  document.documentElement.dataset['painted'] = 'yes';
}));

/** The very files the real page has. */
async function stylesOf(surface: NonNullable<(typeof scenes)[number]['surface']>): Promise<void> {
  switch (surface) {
    case 'popup': case 'panel': return void await import('../../components/style/list.css');
    case 'desk': return void await import('../../components/style/desk-styles.css');
    case 'options': return void await import('../../components/style/options-styles.ts');
    case 'tour': return void await import('../../components/style/tour-styles.ts');
    case 'print': return void await import('../../components/style/print-styles.ts');
    case 'page': return;
  }
}
