import { useId, useState } from 'preact/hooks';
import type { SyncState } from '../contract/ui-state.ts';
import { roles } from '../contract/sync.ts';
import type { Words } from '../messages/words.ts';
import type { OptionsView } from './options-app.tsx';
import { SigningKeyLine } from './signing-key.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly sync: SyncState; /** The unit's administrator chose the address. */ readonly fixed?: boolean; readonly view: OptionsView; readonly onSaid: (text: string) => void }

/** The unit's shared server: none, known and signed out, or signed in. */
export function ServerSettings({ sync, fixed = false, view, onSaid }: Props) {
  const words = useWords();
  const [address, setAddress] = useState(sync.server ?? '');
  const [bad, setBad] = useState(false);
  const [busy, setBusy] = useState(false);
  const id = useId();

  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const connect = (event: Event): void => {
    event.preventDefault();
    const url = addressOf(address);
    if (!url) return setBad(true);
    void during(async () => {
      if (!await view.askServer(url)) return onSaid(words['options.hostRefused']);
      const connected = await view.send({ type: 'view.connect', server: url.href.replace(/\/$/, '') });
      if (!connected.ok) return onSaid(connected.message);
      const signed = await view.send({ type: 'view.sign-in' });
      onSaid(signed.ok ? words['options.saved'] : signed.message);
    });
  };
  const simply = (message: { readonly type: 'view.sign-in' | 'view.sign-out' } | { readonly type: 'view.connect'; readonly server: null }): void => void during(async () => {
    const answer = await view.send(message);
    onSaid(answer.ok ? words['options.saved'] : answer.message);
  });
  return (
    <section>
      <h2>{words['options.server']}</h2>
      <p class="small">{words['options.serverHint']}</p>
      <p>{sync.name !== null && sync.mode !== 'signed-out' && sync.mode !== 'alone' ? words['options.signedIn'](sync.name, roleName(sync.role, words)) : words[`sync.${sync.mode}`]}</p>
      {sync.profile ? <p class="small">{sync.profile.ownReview ? words['options.ownReviewOn'](sync.profile.exception?.because ?? words['app.none']) : words['options.ownReviewOff']}</p> : null}
      {sync.problem === null ? null : <p class="problem">{sync.problem}</p>}
      {sync.proofs ? <p class="small">{words['options.proofsWaiting'](sync.proofs.waiting)}{sync.proofs.problem === null ? '' : ` ${sync.proofs.problem}`}</p> : null}
      {sync.signing ? <SigningKeyLine signing={sync.signing} view={view} onSaid={onSaid} /> : null}
      <form class="field" onSubmit={connect} noValidate>
        <label for={id}>{words['options.address']}</label>
        <input id={id} type="url" inputMode="url" autocomplete="url" placeholder="https://" value={address} readOnly={fixed} aria-invalid={bad} onInput={(event) => {
          setAddress(event.currentTarget.value);
          setBad(false);
        }} />
        {fixed ? <p class="small managed-note">{words['options.managed']}</p> : null}
        {bad ? <p class="problem" role="alert">{words['options.addressBad']}</p> : null}
        <div class="form-actions">
          {address === sync.server ? null : <button type="submit" class={sync.server === null ? 'primary' : ''} disabled={busy}>{words['options.connect']}</button>}
          {sync.mode === 'signed-out' ? <button type="button" disabled={busy} onClick={() => simply({ type: 'view.sign-in' })}>{words['options.reconnect']}</button> : null}
          {sync.server !== null && sync.mode !== 'signed-out' ? <button type="button" disabled={busy} onClick={() => simply({ type: 'view.sign-out' })}>{words['options.signOut']}</button> : null}
          {sync.server === null || fixed ? null : <button type="button" disabled={busy} onClick={() => simply({ type: 'view.connect', server: null })}>{words['options.disconnect']}</button>}
        </div>
      </form>
    </section>
  );
}

function addressOf(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
  } catch {
    return null;
  }
}

function roleName(role: string | null, words: Words): string {
  const known = roles.find((one) => one === role);
  return known ? words[`role.${known}`] : role ?? words['app.none'];
}
