import type { Plugin } from 'vite';

/** The pages of the server drawn in a browser: what server/pages/design.ts reads from the disk comes from the same files by the builder. */
export function serverDesign(): Plugin {
  return {
    name: 'duwang-server-design',
    enforce: 'pre',
    load: id => (/\/server\/pages\/design\.ts$/.test(id)
      ? ['tokens', 'text', 'shared'].map(file => `import ${file} from '../../components/style/${file}.css?raw';`).join('\n') + '\nconst whole = text + shared;\nexport { tokens, whole as shared };'
      : null),
  };
}
