import type { Plugin } from 'vite';

/**
 * The page of the workbench, so that its list stands early: its styles lie in the page itself (every file is a round through the browser),
 * and its script is only fetched: `entrypoints/desk-first` runs it once the list is drawn, or at once where another part is asked for.
 */
export function deskPage(): Plugin {
  return {
    name: 'duwang-desk-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (!path.includes('workbench')) return html;
        const styled = html.replace(/<link rel="stylesheet"[^>]*? href="\/([^"]+)">\s*/g, (_, file: string) => {
          const style = bundle?.[file];
          if (style?.type !== 'asset') throw new Error(`No such style: ${file}`);
          const text = typeof style.source === 'string' ? style.source : new TextDecoder().decode(style.source);
          if (/url\(|<\/style/i.test(text)) throw new Error(`${file} names other files and cannot lie in the page`);
          return `<style>${text.trim()}</style>\n    `;
        });
        const started = styled.replace(/<script type="module" crossorigin src="([^"]+)"><\/script>/, '<link rel="modulepreload" crossorigin data-desk href="$1">');
        if (started === styled) throw new Error('The script of the workbench was not found in its page');
        return started;
      },
    },
  };
}
