import { previewOf, publishedAddress, type PreviewHost } from '../../contract/preview-host.ts';
import type { Settings } from '../../contract/settings.ts';
import { said } from '../../messages/said.ts';
import { scopeOf, type PageScope } from './page-scope.ts';
import { currentSettings } from './services.ts';

/** What may be done with the page at an address, the preview hosts of this browser counted in. */
export interface ScopeNow extends PageScope {
  /** The site this page is a preview of; null where nobody said. */
  readonly preview: PreviewHost | null;
  /** The address it is judged under: its own, or the one it will have once published. */
  readonly judged: string;
}

/**
 * As `scopeOf`, but a page on a host that a person named as a preview is a preview, under gov.cn too: nothing of it is ever
 * recorded. Where the settings cannot be read nothing can be recorded either.
 */
export async function scopeNow(address: string | undefined): Promise<ScopeNow> {
  return scopeUnder(address, await currentSettings().catch(() => ({ previewHosts: [], server: null })));
}

/** The same under given settings. Pages of the unit's own shared server are a tool's: what is asked of a government's website is not asked of them. */
export function scopeUnder(address: string | undefined, { previewHosts, server }: Pick<Settings, 'previewHosts' | 'server'>): ScopeNow {
  const where = scopeOf(address);
  if (where.scope !== 'unsupported' && server !== null && new URL(where.url).origin === server) return { ...where, scope: 'unsupported', reason: said('said.page.server'), preview: null, judged: where.url };
  const preview = where.scope === 'unsupported' ? null : previewOf(previewHosts, where.url);
  return preview ? { ...where, scope: 'preview', preview, judged: publishedAddress(preview, where.url) } : { ...where, preview: null, judged: where.url };
}
