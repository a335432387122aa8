import { useEffect, useState } from 'preact/hooks';
import { deskPacksSchema, type DeskPacks } from '../../../contract/pack-desk.ts';
import { deskFileSchema, type DeskMessage } from '../../../contract/workbench.ts';
import { useWords } from '../../words-context.tsx';
import type { SectionProps } from '../desk-sections.ts';
import { Notice } from '../notice.tsx';
import { PackImport } from './pack-import.tsx';
import { RefusedList } from './refused-list.tsx';
import { PackTable, type PackAct } from './pack-table.tsx';
import { RuleTables } from './rule-tables.tsx';
import { SettingTable } from './setting-table.tsx';

interface Said { readonly text: string; readonly undo: (() => void) | null }

/** The unit's own rules: import, switch on and off, take back, hand on; and what the built-in settings are. */
export function PackSection({ view, turn, mayWrite }: SectionProps) {
  const words = useWords();
  const [shown, setShown] = useState<DeskPacks | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);

  const ask = async (message: DeskMessage): Promise<{ readonly value: unknown } | null> => {
    const answer = await view.send(message);
    setRefusal(answer.ok ? null : answer.message);
    return answer.ok ? { value: answer.value } : null;
  };
  const load = async (): Promise<void> => {
    const answer = await ask({ type: 'desk.packs' });
    const parsed = answer && deskPacksSchema.safeParse(answer.value);
    if (parsed?.success) setShown(parsed.data);
  };
  useEffect(() => void load(), [turn]);

  const file = async (edition: string, as: 'json' | 'xlsx' | 'template'): Promise<void> => {
    const answer = await ask({ type: 'desk.pack-file', edition, as });
    const parsed = answer && deskFileSchema.safeParse(answer.value);
    if (!parsed?.success) return;
    view.save(parsed.data);
    setSaid({ text: words['desk.exported'](parsed.data.name), undo: null });
  };
  const keep = async (json: string, shared: boolean): Promise<boolean> => {
    if (!await ask({ type: 'desk.pack-keep', json, shared })) return false;
    setSaid({ text: words['packs.taken'], undo: null });
    await load();
    return true;
  };
  const act: PackAct = async (one, what) => {
    if (what === 'json' || what === 'xlsx') return file(one.edition, what);
    if (what === 'publish') {
      if (await ask({ type: 'desk.pack-share', edition: one.edition })) setSaid({ text: words['packs.published'], undo: null });
      return load();
    }
    const before = one.state;
    if (!await ask({ type: 'desk.pack-state', edition: one.edition, state: what })) return undefined;
    const undo = (): void => void ask({ type: 'desk.pack-state', edition: one.edition, state: before }).then((done) => {
      if (done) setSaid(null);
      return load();
    });
    setSaid({ text: words[`packs.said.${what}`](one.name), undo });
    return load();
  };

  return (
    <section class="packs">
      <h2>{words['packs.title']}</h2>
      <p>{words['packs.what']}</p>
      {refusal === null ? null : <Notice text={refusal} {...(shown === null ? { again: () => void load() } : {})} />}
      <div class="said" role="status">{said === null ? null : <p>{said.text}{said.undo === null ? null : <button type="button" class="link" onClick={said.undo}>{words['packs.undo']}</button>}</p>}</div>
      {mayWrite ? <PackImport mayPublish={shown?.mayPublish ?? null} onTemplate={() => void file('', 'template')} onKeep={keep} /> : null}
      {shown === null ? <p aria-busy={refusal === null}>{refusal === null ? words['app.loading'] : null}</p> : (
        <>
          <RefusedList refused={shown.refused} openOptions={view.openOptions} />
          <PackTable shown={shown} mayWrite={mayWrite} onAct={act} />
          <SettingTable policy={shown.policy} />
          <RuleTables policy={shown.policy} />
        </>
      )}
    </section>
  );
}
