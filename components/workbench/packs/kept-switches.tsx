import { useWords } from '../../words-context.tsx';

type State = 'on' | 'off' | 'removed';

interface Props {
  readonly one: { readonly state: State; readonly shared: boolean };
  readonly mayPublish: boolean | null;
  readonly onAct: (what: State | 'publish') => Promise<void> | undefined;
}

/** What may be done with a pack or a form of one's own: in use or not, taken away or back, given to the others. */
export function KeptSwitches({ one, mayPublish, onAct }: Props) {
  const words = useWords();
  if (one.state === 'removed') return <button type="button" onClick={() => void onAct('on')}>{words['packs.restore']}</button>;
  return (
    <>
      <button type="button" onClick={() => void onAct(one.state === 'on' ? 'off' : 'on')}>{words[one.state === 'on' ? 'packs.off' : 'packs.on']}</button>
      <button type="button" onClick={() => void onAct('removed')}>{words['packs.remove']}</button>
      {mayPublish === true && !one.shared ? <button type="button" onClick={() => void onAct('publish')}>{words['packs.publish']}</button> : null}
    </>
  );
}
