import { useId, useState } from 'preact/hooks';
import { type PageType, pageTypes } from '../contract/page-type.ts';
import type { Site } from '../contract/record.ts';
import type { TabState } from '../contract/ui-state.ts';
import { Icon } from './icon.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** Which site and what type of page this is taken for, with the reason; both can be corrected here and are remembered. */
export function SiteBar({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const [editing, setEditing] = useState(false);
  const typeId = useId();
  const because = useId();
  const { page, site } = tab;
  const correct = (pageType: PageType | null): void => void store.actions.ask({ type: 'view.page-type', tabId: view.tabId, pageType });
  return (
    <section class="site-bar" aria-label={words['site.label']}>
      <div class="site-line">
        <h1 class="site-name">{tab.scope === 'unsupported' ? words['app.name'] : site?.name || hostOf(tab.url) || words['site.unknown']}</h1>
        {site ? <button type="button" class="quiet icon-only" aria-expanded={editing} aria-label={words['site.edit']} title={words['site.edit']} onClick={() => setEditing(!editing)}><Icon name="note" /></button> : null}
        {view.openPanel && tab.scope !== 'unsupported' ? <button type="button" class="quiet icon-only" aria-label={words['app.panel']} title={words['app.panel']} onClick={view.openPanel}><Icon name="panel" /></button> : null}
        <button type="button" class="quiet icon-only" aria-label={words['tool.help']} title={`${words['tool.help']} (?)`} onClick={() => store.actions.setHelp(true)}><Icon name="help" /></button>
        <button type="button" class="quiet icon-only" aria-label={words['app.settings']} title={words['app.settings']} onClick={view.openOptions}><Icon name="settings" /></button>
      </div>
      <p class="page-title" title={tab.title}>{tab.title || words['page.untitled']}</p>
      {page ? (
        <div class="type-line">
          <label for={typeId}>{words['page.type']}</label>
          <select id={typeId} value={page.pageType} disabled={tab.scope !== 'government'} aria-describedby={because} onChange={(event) => correct(event.currentTarget.value as PageType)}>
            {pageTypes.map((type) => <option key={type} value={type}>{words[`pageType.${type}`]}</option>)}
          </select>
          <span class="small because" id={because} title={page.corrected ? undefined : words['page.because'](page.pageTypeBecause)}>{page.corrected ? words['page.corrected'] : words['page.because'](page.pageTypeBecause)}</span>
          {page.corrected ? <button type="button" class="link" onClick={() => correct(null)}>{words['page.uncorrect']}</button> : null}
        </div>
      ) : null}
      {editing && site ? <SiteForm site={site} onCancel={() => setEditing(false)} onSave={async (name, code, kind) => {
        const answer = await store.actions.ask({ type: 'view.site', tabId: view.tabId, name, code, kind });
        if (answer.ok) setEditing(false);
      }} /> : null}
    </section>
  );
}

interface FormProps { readonly site: Site; readonly onSave: (name: string, code: string | null, kind: Site['kind']) => Promise<void>; readonly onCancel: () => void }

function SiteForm({ site, onSave, onCancel }: FormProps) {
  const words = useWords();
  const [name, setName] = useState(site.name);
  const [code, setCode] = useState(site.code ?? '');
  const [kind, setKind] = useState(site.kind);
  return (
    <form class="form" onSubmit={(event) => {
      event.preventDefault();
      void onSave(name.trim(), code.trim() === '' ? null : code.trim(), kind);
    }}>
      <label>{words['site.name']}<input type="text" required maxLength={200} value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
      <label>{words['site.code']}<input type="text" maxLength={20} autocomplete="off" value={code} onInput={(event) => setCode(event.currentTarget.value)} /></label>
      <label>{words['site.kind']}
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Site['kind'])}>
          {(['portal', 'department', 'unknown'] as const).map((each) => <option key={each} value={each}>{words[`site.kind.${each}`]}</option>)}
        </select>
      </label>
      <div class="form-actions">
        <button type="submit" class="primary">{words['app.save']}</button>
        <button type="button" class="quiet" onClick={onCancel}>{words['app.cancel']}</button>
      </div>
    </form>
  );
}

function hostOf(url: string): string {
  return URL.canParse?.(url) ? new URL(url).host : url.split('/')[2] ?? '';
}
