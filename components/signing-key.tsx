import { useState } from 'preact/hooks';
import { fingerprintOf } from '../contract/signature.ts';
import type { SyncState } from '../contract/ui-state.ts';
import type { OptionsView } from './options-app.tsx';
import { useWords } from './words-context.tsx';

interface Props { readonly signing: NonNullable<SyncState['signing']>; readonly view: OptionsView; readonly onSaid: (text: string) => void }

/** The key the server signs packs and forms with; a new one nobody vouches for is trusted here, after its fingerprint was compared. */
export function SigningKeyLine({ signing: { key, strange, fixed }, view, onSaid }: Props) {
  const words = useWords();
  // The tick is for one key: should the server show another meanwhile, it is open again.
  const [compared, setCompared] = useState<string | null>(null);
  const trust = async (name: string): Promise<void> => {
    const answer = await view.send({ type: 'view.trust-key', key: name });
    onSaid(answer.ok ? words['signing.trusted'] : answer.message);
  };
  return (
    <div class="signing-key">
      {key === null ? null : <p class="small">{words['signing.key'](fingerprintOf(key))}<br />{words['signing.keyHint']}</p>}
      {fixed === null ? null : <p class="small managed-note">{words['signing.fixed'](fingerprintOf(fixed))}</p>}
      {strange === null ? null : (
        <>
          <p class="problem">{words['signing.strange'](fingerprintOf(strange))}</p>
          {fixed !== null ? null : (
            <>
              <p class="small">{words['signing.how']}</p>
              <label class="tick"><input type="checkbox" checked={compared === strange} onChange={(event) => setCompared(event.currentTarget.checked ? strange : null)} />{words['signing.compared']}</label>
              <button type="button" disabled={compared !== strange} onClick={() => void trust(strange)}>{words['signing.trust']}</button>
            </>
          )}
        </>
      )}
    </div>
  );
}
